"""The two things an EXIF block (CIPA DC-008) is asked: how the picture is to be turned, and whether it says where."""

import struct
from dataclasses import dataclass

_ORIENTACION = 0x0112
_GPS = 0x8825
_LATITUD, _LONGITUD = 2, 4
_ENTRADAS = 500
_CORTO = 3  # a 16-bit number


@dataclass(frozen=True, slots=True)
class Exif:
    """`orientacion` from 1 (upright) to 8."""

    orientacion: int = 1
    con_ubicacion: bool = False


def leer_exif(bloque: bytes) -> Exif:
    """Return what a TIFF-shaped block says; a broken one says nothing."""
    try:
        orden = {b"II": "<", b"MM": ">"}[bloque[:2]]
        (inicio,) = struct.unpack_from(f"{orden}I", bloque, 4)
        principal = _directorio(bloque, inicio, orden)
    except (KeyError, struct.error):
        return Exif()
    return Exif(_orientacion(principal, orden), _con_ubicacion(bloque, principal, orden))


def _directorio(bloque: bytes, inicio: int, orden: str) -> dict[int, tuple[int, bytes]]:
    """Return the type and value (or where it is) of each entry of a directory, as far as it goes."""
    (cuantas,) = struct.unpack_from(f"{orden}H", bloque, inicio)
    entradas: dict[int, tuple[int, bytes]] = {}
    for lugar in range(inicio + 2, inicio + 2 + 12 * min(cuantas, _ENTRADAS), 12):
        if lugar + 12 > len(bloque):
            break
        etiqueta, tipo = struct.unpack_from(f"{orden}HH", bloque, lugar)
        entradas.setdefault(etiqueta, (tipo, bloque[lugar + 8 : lugar + 12]))
    return entradas


def _orientacion(principal: dict[int, tuple[int, bytes]], orden: str) -> int:
    tipo, valor = principal.get(_ORIENTACION, (0, b""))
    if tipo != _CORTO:
        return 1
    (orientacion,) = struct.unpack_from(f"{orden}H", valor)
    return int(orientacion) if 1 <= orientacion <= 8 else 1


def _con_ubicacion(bloque: bytes, principal: dict[int, tuple[int, bytes]], orden: str) -> bool:
    _, valor = principal.get(_GPS, (0, b""))
    if len(valor) < 4:
        return False
    try:
        lugar = _directorio(bloque, struct.unpack(f"{orden}I", valor)[0], orden)
    except struct.error:
        return False
    return _LATITUD in lugar and _LONGITUD in lugar
