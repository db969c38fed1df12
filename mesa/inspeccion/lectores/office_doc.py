"""The main stream of a Word 97-2003 document ([MS-DOC] 2.5.1)."""

import re
import struct

from mesa.inspeccion.lectores.office_hechos import Cuaderno, Estado

_MARCAS = (0xA5EC, 0xA5DC)  # Word 97 and later; Word 6 and 95
_CIFRADO = 0x0100
# A field opens with 0x13; its instruction is written in one or two bytes a letter.
_DDE = re.compile(
    rb"\x13[\s\"]{0,16}DDE(AUTO)?\s|\x13\0(?:[\s\"]\0){0,16}D\0D\0E\0(?:A\0U\0T\0O\0)?\s\0",
    re.IGNORECASE,
)


def leer(contenido: bytes, cuaderno: Cuaderno) -> None:
    """Note whether the text is encrypted and whether it commands another program."""
    if len(contenido) < 32:
        cuaderno.estado = Estado.NO_ABRE
        return
    marca, banderas = struct.unpack_from("<H8xH", contenido)
    if marca not in _MARCAS and cuaderno.estado is Estado.INTEGRO:
        cuaderno.estado = Estado.DANADO
    cuaderno.cifrado |= bool(banderas & _CIFRADO)
    cuaderno.dde |= bool(_DDE.search(contenido))
