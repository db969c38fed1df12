"""Which bytes of the file a signature covers: ISO 32000-2, 12.8.1, read as narrowly as it can be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

_BLANCOS = b"\0\t\n\f\r "
_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f\s]*>")


@dataclass(frozen=True, slots=True)
class Cobertura:
    """`hasta`: how many bytes from the start are signed. `debida`: all of them but the signature's own value.

    `sobra`: something other than blanks follows.
    """

    hasta: int
    debida: bool
    sobra: bool


def cobertura_de(archivo: IO[bytes], rango: Sequence[int], contenido: bytes) -> Cobertura:
    """Return what `rango`, the signature's ByteRange, covers. `contenido` is its value, the only thing left out."""
    tamano = archivo.seek(0, 2)
    if len(rango) != 4 or any(numero < 0 for numero in rango):
        return Cobertura(hasta=0, debida=False, sobra=True)
    desde, primero, segundo, largo = rango
    hasta = segundo + largo
    debida = desde == 0 and hasta <= tamano and _hueco_debido(archivo, primero, segundo, contenido)
    return Cobertura(hasta=min(hasta, tamano), debida=debida, sobra=sobra_desde(archivo, hasta))


def sobra_desde(archivo: IO[bytes], lugar: int) -> bool:
    """Whether anything but blanks stands from `lugar` to the end."""
    archivo.seek(lugar)
    while trozo := archivo.read(1 << 16):
        if trozo.strip(_BLANCOS):
            return True
    return False


def _hueco_debido(archivo: IO[bytes], desde: int, hasta: int, contenido: bytes) -> bool:
    """What is left out has to be the hexadecimal string of the value and nothing else, not even a comment."""
    if not 2 <= hasta - desde <= 2 * len(contenido) + 4096:
        return False
    archivo.seek(desde)
    hueco = archivo.read(hasta - desde)
    if not _HEXADECIMAL.fullmatch(hueco):
        return False
    return bytes.fromhex(b"".join(hueco[1:-1].split()).decode("ascii")) == contenido
