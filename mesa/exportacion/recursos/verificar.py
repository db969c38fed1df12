"""Comprueba esta carpeta sin la mesa de partes: solo Python 3.8 o más nuevo, sin instalar nada y sin red.

    python3 -I verificar.py [CARPETA]

Comprueba que ningún archivo cambió desde que se hizo la carpeta, que los archivos son los del índice y los que dice el
acto de presentación, que el texto de cada acto entero da su resumen, y que las pruebas llevan de cada acto a la raíz de
su día. No comprueba firmas: LEEME.txt dice con qué. Termina con 0 si todo se sostiene y con 1 si algo no.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Iterator

TROZO = 1 << 20
SUMAS = "SHA256SUMS"
BIEN, MAL, NOTA = "BIEN", "MAL ", "    "


class Informe:
    """Las frases, según se van diciendo, y si alguna fue mala."""

    def __init__(self) -> None:
        self.conforme = True

    def decir(self, tono: str, frase: str) -> None:
        self.conforme = self.conforme and tono != MAL
        print(f"{tono}  {imprimible(frase)}")


def main() -> int:
    for salida in (sys.stdout, sys.stderr):
        getattr(salida, "reconfigure", lambda **_: None)(errors="replace")
    carpeta = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    informe = Informe()
    for comprobar in (comprobar_sumas, comprobar_indice, comprobar_actos, comprobar_pruebas):
        try:
            comprobar(carpeta, informe)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            informe.decir(MAL, f"No se pudo leer lo necesario: {type(error).__name__}: {error}")
    informe.decir(NOTA, "Las firmas de recibos y cierres no se comprueban aquí: LEEME.txt dice cómo.")
    informe.decir(
        BIEN if informe.conforme else MAL,
        "Todo lo comprobado se sostiene." if informe.conforme else "Algo no se sostiene.",
    )
    return 0 if informe.conforme else 1


def comprobar_sumas(carpeta: Path, informe: Informe) -> None:
    """Cada archivo es el que dice SHA256SUMS, y no falta ni sobra ninguno."""
    sumas = dict(leer_sumas(carpeta))
    presentes = {ruta.relative_to(carpeta).as_posix() for ruta in carpeta.rglob("*") if ruta.is_file()} - {SUMAS}
    malas = [ruta for ruta in sorted(sumas) if ruta in presentes and suma_de(carpeta / ruta) != sumas[ruta]]
    for ruta in malas:
        informe.decir(MAL, f"{ruta} cambió desde que se hizo esta carpeta.")
    for ruta in sorted(set(sumas) - presentes):
        informe.decir(MAL, f"Falta {ruta}.")
    for ruta in sorted(presentes - set(sumas)):
        informe.decir(NOTA, f"{ruta} no estaba en la carpeta cuando se hizo: no se dice nada de él.")
    if not malas and set(sumas) <= presentes:
        informe.decir(BIEN, f"Los {len(sumas)} archivos de SHA256SUMS están y ninguno cambió.")


def comprobar_indice(carpeta: Path, informe: Informe) -> None:
    """Los archivos y recibos son los del índice."""
    indice = leer_json(carpeta / "indice.json")
    for uno in [*indice["archivos"], *indice["recibos"]]:
        nombre = uno.get("nombre") or uno["clase"]
        if uno["ruta"] is None:
            informe.decir(NOTA, f"«{nombre}» no está en la carpeta: {uno['excluido']}")
            continue
        ruta = dentro(carpeta, uno["ruta"])
        igual = ruta.is_file() and (suma_de(ruta), ruta.stat().st_size) == (uno["sha256"], uno["bytes"])
        informe.decir(BIEN if igual else MAL, f"«{nombre}» {'es' if igual else 'no es'} el del índice, byte por byte.")


def comprobar_actos(carpeta: Path, informe: Informe) -> None:
    """El texto de cada acto entero da su resumen, los seguidos se encadenan, y lo presentado es lo del índice."""
    indice = leer_json(carpeta / "indice.json")
    actos = leer_json(carpeta / "actos.json")["actos"]
    for anterior, acto in zip([None, *actos], actos):
        if acto["entero"]:
            frase = fallo_de(acto)
            informe.decir(MAL if frase else BIEN, f"Acto {acto['indice']}: {frase or 'su texto da su resumen.'}")
        else:
            informe.decir(
                NOTA,
                f"Acto {acto['indice']} ({acto['acto']}): se muestra en parte; su resumen no se puede rehacer aquí.",
            )
        if anterior and acto["indice"] == anterior["indice"] + 1 and acto["previo"] != anterior["resumen"]:
            informe.decir(MAL, f"El acto {acto['indice']} no enlaza con el anterior.")
    for presentado in presentaciones(actos):
        if presentado["numero"] != indice["numero"]:
            informe.decir(
                MAL, f"El acto de presentación es del trámite {presentado['numero']} y el índice de {indice['numero']}."
            )
        iguales = sorted(huellas(presentado)) == sorted(huellas(indice))
        informe.decir(
            BIEN if iguales else MAL,
            f"Los archivos del índice {'son' if iguales else 'no son'} los que dice el acto de presentación.",
        )


def fallo_de(acto: dict[str, Any]) -> str:
    """Qué no se sostiene de un acto entero; nada si todo."""
    if hashlib.sha256(acto["canonico"].encode()).hexdigest() != acto["resumen"]:
        return "su texto no da su resumen."
    dicho = json.loads(acto["canonico"])
    igual = (dicho["indice"], dicho["previo"]) == (acto["indice"], acto["previo"])
    return "" if igual else "su texto dice otro lugar en la cadena."


def presentaciones(actos: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lo que declara el último acto entero que nombra los archivos: la presentación, o la subsanación que la siguió."""
    enteros = [json.loads(acto["canonico"]) for acto in actos if acto["entero"]]
    return [acto["datos"] for acto in enteros if acto["datos"].get("archivos") and acto["datos"].get("numero")][-1:]


def huellas(datos: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(uno["nombre"], uno["sha256"], uno["bytes"]) for uno in datos["archivos"]]


def comprobar_pruebas(carpeta: Path, informe: Informe) -> None:
    """Cada prueba es de un acto de esta carpeta y lleva a la raíz que dice el cierre de su día."""
    resumenes = {acto["indice"]: acto["resumen"] for acto in leer_json(carpeta / "actos.json")["actos"]}
    rutas = sorted((carpeta / "pruebas").glob("acto-*.json"))
    for ruta in rutas:
        prueba = leer_json(ruta)
        indice = prueba["acto"]["indice"]
        fallo = fallo_de_prueba(prueba, resumenes.get(indice))
        informe.decir(
            MAL if fallo else BIEN,
            fallo or f"Acto {indice}: su prueba lleva a la raíz del registro público del {prueba['dia']}.",
        )
    if not rutas:
        informe.decir(NOTA, "No hay pruebas de inclusión: el día de estos actos no se había cerrado todavía.")


def fallo_de_prueba(prueba: dict[str, Any], resumen: str | None) -> str:
    """Qué no se sostiene de una prueba; nada si todo."""
    indice, cierre = prueba["acto"]["indice"], json.loads(prueba["cierre"])
    if resumen is None or prueba["acto"]["resumen"] != resumen:
        return f"La prueba del acto {indice} no es de un acto de esta carpeta."
    dichos = (prueba["dia"], prueba["raiz"], prueba["tamano"], indice - prueba["posicion"])
    if dichos != (cierre["dia"], cierre["raiz"], cierre["actos"], cierre["desde"]):
        return f"La prueba del acto {indice} no concuerda con el cierre que lleva."
    raiz = raiz_de(resumen, prueba["posicion"], prueba["tamano"], prueba["camino"])
    return "" if raiz == prueba["raiz"] else f"La prueba del acto {indice} no lleva a la raíz de su día."


def raiz_de(resumen: str, posicion: int, tamano: int, camino: list[str]) -> str:
    """La raíz a la que lleva un camino (RFC 9162, 2.1.3.2); nada si no cabe en un árbol de ese tamaño."""
    lugar, ultimo = posicion, tamano - 1
    actual = hashlib.sha256(b"\x00" + bytes.fromhex(resumen)).digest()
    if not 0 <= lugar <= ultimo:
        return ""
    for vecino in map(bytes.fromhex, camino):
        if ultimo == 0:
            return ""
        if lugar & 1 or lugar == ultimo:
            actual = hashlib.sha256(b"\x01" + vecino + actual).digest()
            while lugar and not lugar & 1:
                lugar, ultimo = lugar >> 1, ultimo >> 1
        else:
            actual = hashlib.sha256(b"\x01" + actual + vecino).digest()
        lugar, ultimo = lugar >> 1, ultimo >> 1
    return "" if ultimo else actual.hex()


def leer_sumas(carpeta: Path) -> Iterator[tuple[str, str]]:
    for linea in (carpeta / SUMAS).read_text(encoding="utf-8").splitlines():
        suma, _, ruta = linea.partition("  ")
        dentro(carpeta, ruta)
        yield ruta, suma


def dentro(carpeta: Path, ruta: str) -> Path:
    """Una ruta de la carpeta. Una que sale de ella es un error."""
    if not ruta or ruta.startswith("/") or "\\" in ruta or ".." in ruta.split("/"):
        raise ValueError(f"una ruta que sale de la carpeta: {ruta!r}")
    return carpeta / ruta


def suma_de(ruta: Path) -> str:
    suma = hashlib.sha256()
    with ruta.open("rb") as archivo:
        for trozo in iter(lambda: archivo.read(TROZO), b""):
            suma.update(trozo)
    return suma.hexdigest()


def leer_json(ruta: Path) -> Any:
    return json.loads(ruta.read_text(encoding="utf-8"))


def imprimible(frase: str) -> str:
    """Sin caracteres de control, que mandan sobre la terminal."""
    return "".join(letra if letra.isprintable() else "?" for letra in frase)


if __name__ == "__main__":
    sys.exit(main())
