"""The command `mesa verificar`: a receipt, files and a proof, checked on this machine, without server or network."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509

from mesa.firmas.confianza.carpeta import leer_carpeta
from mesa.firmas.confianza.modelo import Confianza
from mesa.lib.orden import LectorDeOrden, MalUsoError, imprimible, pide_ayuda
from mesa.peritaje.certificados import (
    CertificadoIlegible,
    Conocidos,
    leer_dados,
    leer_de_tiempo,
    leer_der,
    leer_instalados,
)
from mesa.peritaje.informe import en_json, en_palabras, sin_concluir
from mesa.peritaje.peritar import peritar
from mesa.peritaje.sello import NoConcluido

USO = """\
Uso: mesa verificar RECIBO.pdf [ARCHIVO…] [--prueba PRUEBA.json] [--certificado PEM…] [--confianza CARPETA] [--json]

Comprueba una constancia o un cargo sin servidor, sin base de datos y sin red: si alguien lo cambió desde que se selló,
de quién es el sello, y si cada ARCHIVO es exactamente uno de los que se presentaron.

  --prueba PRUEBA.json   la prueba de inclusión: si el acto está en el registro público, y si se selló su cierre
  --certificado PEM      certificado de la institución, un archivo o una carpeta; se puede repetir. Sin él se usan los
                         de la mesa de partes instalada en esta máquina, si la hay
  --confianza CARPETA    lista de confianza y sus certificados: si el certificado lleva a ella y trae el RUC de la
                         institución, también se sabe de quién es
  --json                 un objeto JSON en vez de frases

La primera línea dice en qué queda todo:
  «Íntegro, y el sello es de quien dice»   todo se sostiene; termina con 0
  «Íntegro; identidad por comprobar»       nadie lo cambió, y falta comparar el certificado, que vino dentro del PDF,
                                           con el que publica la institución; termina con 0
  «No se sostiene»                         algo falla, y se dice qué; termina con 1
Termina con 2 si la orden no se entiende o no se puede leer un archivo.
"""
_BIEN, _MAL, _MAL_USO = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Pedido:
    recibo: Path
    archivos: list[Path]
    prueba: Path | None
    conocidos: Conocidos
    confianza: Confianza | None
    json: bool


def main(argv: list[str]) -> int:
    """Examine what `argv` names and print the outcome; return the exit status: 0, 1 or 2."""
    if pide_ayuda(argv):
        sys.stdout.write(USO)
        return _BIEN
    try:
        pedido = _entender(argv)
    except MalUsoError as mal_uso:
        sys.stderr.write(f"mesa verificar: {mal_uso}\n\n{USO}")
        return _MAL_USO
    return _atender(pedido)


def _atender(pedido: _Pedido) -> int:
    try:
        peritaje = peritar(
            pedido.recibo,
            archivos=pedido.archivos,
            prueba=pedido.prueba,
            conocidos=pedido.conocidos,
            confianza=pedido.confianza,
            momento=datetime.now(UTC),
        )
    except NoConcluido:
        sys.stdout.write(sin_concluir(str(pedido.recibo), json_=pedido.json) + "\n")
        return _MAL
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
        cual = imprimible(getattr(error, "filename", None) or pedido.recibo)
        sys.stderr.write(f"mesa verificar: no se puede leer «{cual}».\n")
        return _MAL_USO
    sys.stdout.write((en_json if pedido.json else en_palabras)(peritaje) + "\n")
    return _BIEN if peritaje.se_sostiene else _MAL


def _entender(argv: list[str]) -> _Pedido:
    lector = LectorDeOrden("a una de las opciones le falta su valor")
    lector.add_argument("archivos", nargs="*", type=Path)
    lector.add_argument("--prueba", type=Path)
    lector.add_argument("--certificado", type=Path, action="append", default=[])
    lector.add_argument("--confianza", type=Path)
    lector.add_argument("--json", action="store_true")
    dicho = lector.leer(argv)
    if not dicho.archivos:
        raise MalUsoError("falta decir qué recibo verificar")
    for ruta in (*dicho.archivos, *([dicho.prueba] if dicho.prueba else [])):
        if not ruta.is_file():
            raise MalUsoError(f"«{imprimible(ruta)}» no existe o no es un archivo")
    if dicho.confianza is not None and not dicho.confianza.is_dir():
        raise MalUsoError(f"no existe la carpeta de confianza «{imprimible(dicho.confianza)}»")
    recibo, *archivos = dicho.archivos
    confianza = leer_carpeta(dicho.confianza) if dicho.confianza else None
    return _Pedido(recibo, archivos, dicho.prueba, _conocidos(dicho.certificado, confianza), confianza, dicho.json)


def _conocidos(rutas: list[Path], confianza: Confianza | None) -> Conocidos:
    dados: list[x509.Certificate] = []
    for ruta in rutas:
        try:
            dados += leer_dados([ruta])
        except CertificadoIlegible as error:
            raise MalUsoError(f"«{imprimible(ruta)}»: {error}") from error
    return Conocidos(
        dados=tuple(dict.fromkeys(dados)),
        instalados=() if dados else leer_instalados(),
        de_tiempo=(*leer_de_tiempo(), *(leer_der(confianza.anclas) if confianza else ())),
    )
