"""A JPEG's bytes without what is not picture: EXIF with its location, comments, and what hangs on behind its end.

The picture itself is not touched: not a pixel changes. Segments: ITU-T T.81, annex B.
"""

from collections.abc import Iterator

_INICIO, _FIN, _BARRIDO = 0xD8, 0xD9, 0xDA
_SIN_LARGO = {0x01, *range(0xD0, 0xD8)}
_COMENTARIO = 0xFE
# JFIF (0) and Adobe (14) say how the colours are coded; all other application segments go.
_APLICACION = set(range(0xE0, 0xF0)) - {0xE0, 0xEE}


class JpegRotoError(Exception):
    """The segments do not follow one another as they must."""


def solo_imagen(jpeg: bytes) -> bytes:
    """Return the picture of `jpeg` alone, up to its end. Raise JpegRotoError."""
    if jpeg[:2] != b"\xff\xd8":
        raise JpegRotoError
    return b"\xff\xd8" + b"".join(_partes(jpeg)) + b"\xff\xd9"


def _partes(jpeg: bytes) -> Iterator[bytes]:
    lugar = 2
    while True:
        while jpeg[lugar : lugar + 2] == b"\xff\xff":  # padding before a marker
            lugar += 1
        if lugar + 4 > len(jpeg) or jpeg[lugar] != 0xFF:
            if jpeg[lugar : lugar + 2] == b"\xff\xd9":
                return
            raise JpegRotoError
        marca = jpeg[lugar + 1]
        if marca == _FIN:
            return
        if marca in {_INICIO, 0}:
            raise JpegRotoError
        largo = 2 if marca in _SIN_LARGO else 2 + int.from_bytes(jpeg[lugar + 2 : lugar + 4])
        siguiente = _tras_el_barrido(jpeg, lugar + largo) if marca == _BARRIDO else lugar + largo
        if marca not in _APLICACION and marca != _COMENTARIO:
            yield jpeg[lugar:siguiente]
        lugar = siguiente


def _tras_el_barrido(jpeg: bytes, lugar: int) -> int:
    """Return where the next marker stands that is neither part of the coded data nor a restart."""
    while True:
        lugar = jpeg.find(b"\xff", lugar)
        if lugar < 0 or lugar + 1 >= len(jpeg):
            raise JpegRotoError
        if jpeg[lugar + 1] not in {0x00, 0xFF, *range(0xD0, 0xD8)}:
            return lugar
        lugar += 1 if jpeg[lugar + 1] == 0xFF else 2
