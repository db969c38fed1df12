"""The two ends of a PDF: what comes before its header, what comes after its end."""

from dataclasses import dataclass
from io import BufferedReader

_INICIO = b"%PDF-"
_FIN = b"%%EOF"
_BUSCADO = 1024  # where readers look for either
_TROZO = 1 << 20
_BLANCO = b"\0\t\n\f\r "


@dataclass(frozen=True, slots=True)
class Extremos:
    """`antes`: bytes before the header. `despues`: bytes after the last end mark, blanks at either side not counted.

    `con_fin`: there is an end mark, so that the file was not cut. `cola` holds the first of the bytes after it.
    """

    antes: int = 0
    despues: int = 0
    con_fin: bool = False
    cola: bytes = b""


def leer_extremos(archivo: BufferedReader) -> Extremos:
    """Return the ends of an open PDF, looking for the mark from the end backwards."""
    tamano = archivo.seek(0, 2)
    archivo.seek(0)
    antes = max(0, archivo.read(_BUSCADO + len(_INICIO)).find(_INICIO))
    fin = _ultima_marca(archivo, tamano)
    if fin is None:
        return Extremos(antes=antes)
    archivo.seek(fin + len(_FIN))
    cola = archivo.read(_BUSCADO).lstrip(_BLANCO)
    return Extremos(antes, _cuantos_despues(archivo, fin + len(_FIN), tamano), con_fin=True, cola=cola[:16])


def _ultima_marca(archivo: BufferedReader, tamano: int) -> int | None:
    hasta = tamano
    while hasta > 0:
        desde = max(0, hasta - _TROZO)
        archivo.seek(desde)
        lugar = archivo.read(hasta - desde + len(_FIN) - 1).rfind(_FIN)
        if lugar >= 0:
            return desde + lugar
        hasta = desde
    return None


def _cuantos_despues(archivo: BufferedReader, desde: int, tamano: int) -> int:
    archivo.seek(desde)
    if tamano - desde > _TROZO:
        return tamano - desde
    return len(archivo.read().strip(_BLANCO))
