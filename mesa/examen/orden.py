"""The command `mesa inspeccionar`: what the desk would say of some files. Needs no server and no database."""

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mesa.examen.examinar import examinar
from mesa.examen.informe import en_json, en_palabras
from mesa.firmas.confianza.carpeta import leer_carpeta
from mesa.firmas.confianza.modelo import SIN_CONFIANZA, Confianza
from mesa.inspeccion.inspector import Inspeccion
from mesa.inspeccion.politica import Politica, Rol, politica_para
from mesa.lib.orden import LectorDeOrden, MalUsoError, imprimible, pide_ayuda

USO = """\
Uso: mesa inspeccionar ARCHIVO… [--rol principal|anexo] [--tipo TIPO] [--confianza CARPETA] [--json]

Revisa archivos como lo hace la mesa de partes y dice qué corregir en cada uno.

  --rol principal|anexo   con qué papel se presentan (anexo; con --tipo, principal)
  --tipo TIPO             tipo de documento; contrato, orden-de-servicio y ott piden firma digital
  --confianza CARPETA     lista de confianza y certificados con que se juzgan las firmas (la de la instalación)
  --json                  un objeto JSON por línea en vez de frases

Termina con 0 si todo se puede presentar, 1 si algo no, 2 si la orden o algún archivo no se entiende.
"""
# What applies without a server; in the platform the institution's profile says it for each type.
TIPOS_CON_FIRMA_DIGITAL = frozenset({"contrato", "orden-de-servicio", "ott"})

_CONFORME, _RECHAZADO, _MAL_USO = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Pedido:
    archivos: list[str]
    politica: Politica
    confianza: Path | None
    json: bool

    def leer_confianza(self) -> Confianza:
        return leer_carpeta(self.confianza) if self.confianza else SIN_CONFIANZA


def main(argv: list[str]) -> int:
    """Inspect the files named in `argv` and print the outcome; return the exit status: 0, 1 or 2."""
    if pide_ayuda(argv):
        sys.stdout.write(USO)
        return _CONFORME
    try:
        pedido = _entender(argv)
    except MalUsoError as mal_uso:
        sys.stderr.write(f"mesa inspeccionar: {mal_uso}\n\n{USO}")
        return _MAL_USO
    return max(_atender(archivo, pedido) for archivo in pedido.archivos)


def _atender(archivo: str, pedido: _Pedido) -> int:
    """Print what is found in one file and return the exit status it calls for."""
    try:
        inspeccion = _inspeccionar(archivo, pedido)
    except (OSError, ValueError):  # ValueError: a path with a zero byte
        sys.stderr.write(f"mesa inspeccionar: no se puede leer «{imprimible(archivo)}»: {_porque(archivo)}\n")
        return _MAL_USO
    sys.stdout.write((en_json if pedido.json else en_palabras)(archivo, inspeccion) + "\n")
    sys.stdout.flush()
    return _RECHAZADO if inspeccion.rechaza else _CONFORME


def _inspeccionar(archivo: str, pedido: _Pedido) -> Inspeccion:
    ruta = Path(archivo)
    if ruta.exists() and not ruta.is_file():
        raise IsADirectoryError(archivo)  # or a pipe, which would keep us waiting
    return examinar(
        ruta,
        nombre=ruta.name,
        politica=pedido.politica,
        confianza=pedido.leer_confianza,
        ahora=datetime.now(UTC),
    )


def _porque(archivo: str) -> str:
    try:
        ruta = Path(archivo)
        if not ruta.exists():
            return "no existe. Revisa cómo escribiste la ruta."
        return "no tienes permiso para leerlo." if ruta.is_file() else "no es un archivo."
    except (OSError, ValueError):
        return "la ruta no es válida."


def _entender(argv: list[str]) -> _Pedido:
    lector = LectorDeOrden("a una de las opciones le falta su valor")
    lector.add_argument("archivos", nargs="*")
    lector.add_argument("--rol")
    lector.add_argument("--tipo")
    lector.add_argument("--confianza")
    lector.add_argument("--json", action="store_true")
    dicho = lector.leer(argv)
    if not dicho.archivos:
        raise MalUsoError("falta decir qué archivos revisar")
    if dicho.confianza is not None and not Path(dicho.confianza).is_dir():
        raise MalUsoError(f"no existe la carpeta de confianza «{imprimible(dicho.confianza)}»")
    return _Pedido(dicho.archivos, _politica(dicho.rol, dicho.tipo), _carpeta(dicho.confianza), dicho.json)


def _carpeta(dicha: str | None) -> Path | None:
    """Where trust lies: as said, else in the installation that the environment names."""
    if dicha is not None:
        return Path(dicha)
    carpeta, instalacion = os.environ.get("MESA_TRUST_DIR"), os.environ.get("MESA_DATA_DIR")
    if carpeta:
        return Path(carpeta)
    return Path(instalacion) / "confianza" if instalacion else None


def _politica(rol: str | None, tipo: str | None) -> Politica:
    """A tipo rules the main document, so naming one without a rol means that one."""
    if rol is None:
        rol = Rol.PRINCIPAL if tipo else Rol.ANEXO
    if rol not in tuple(Rol):
        raise MalUsoError(f"el rol es «principal» o «anexo», no «{imprimible(rol)}»")
    return politica_para(rol=Rol(rol), exige_firma_digital=tipo in TIPOS_CON_FIRMA_DIGITAL)
