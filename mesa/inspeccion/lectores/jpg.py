"""Facts about a JPG (ITU-T T.81), told by its segments first; decoded only when that is cheap."""

import io
import re
from dataclasses import dataclass, field
from enum import StrEnum
from io import BufferedReader

from PIL.JpegImagePlugin import JpegImageFile

from mesa.inspeccion.lectores.jpg_exif import Exif, leer_exif

# Pixels that are decoded; a header that promises more is not followed.
PIXELES_MAXIMO = 100_000_000
_BYTES_MAXIMO = 64 << 20  # no JPG that is received is larger
_SEGMENTOS = 10_000
_BLANCO = b"\0\t\n\f\r "
_FIN = 0xD9
_BARRIDO = 0xDA  # start of scan: what follows is coded image
_CUADROS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15, without tables
_PROGRESIVOS = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_SUELTOS = frozenset({0x01, *range(0xD0, 0xD9)})  # marks without content
_APP1 = 0xE1
# What programs add for themselves and no decoder needs: comments, and APPn but Adobe's, which tells of colours.
_ACCESORIOS = (frozenset(range(0xE0, 0xF0)) | {0xFE}) - {0xEE}
# The next mark within coded image: not a byte FF of its own (FF 00), a restart (FF D0–D7) or padding (FF FF).
_MARCA = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# A progressive JPG is held whole in memory and gone over once for each of its scans, ten in an honest one.
_PROGRESIVA_MAXIMO = 50_000_000  # pixels
_TRABAJO_MAXIMO = 1_500_000_000  # pixels times scans
_REDUCCION = 8  # each way, as far as JPEG decodes without computing the rest
_BLOQUE = 64  # pixels; coding one takes a bit at the least, in the leanest mode there is


class Imagen(StrEnum):
    """What can be said of the picture. `MIENTE`: the header promises more pixels than the file can hold."""

    BIEN = "bien"
    DANADA = "danada"
    ENORME = "enorme"
    MIENTE = "miente"
    NO_ABRE = "no_abre"


@dataclass(frozen=True, slots=True)
class HechosJpg:
    """`ancho` and `alto` in pixels, as the header says. `exif` tells how to turn it and whether it says where.

    `despues`: bytes after the end of the image, blanks at either side not counted; `cola`: the first of them.
    """

    ancho: int = 0
    alto: int = 0
    imagen: Imagen = Imagen.BIEN
    orientacion: int = 1
    con_ubicacion: bool = False
    despues: int = 0
    cola: bytes = b""


@dataclass(slots=True)
class _Segmentos:
    ancho: int = 0
    alto: int = 0
    exif: bytes = b""
    fin: int | None = None  # where the end mark ends
    progresiva: bool = False
    barridos: int = 0
    accesorios: list[tuple[int, int]] = field(default_factory=list)  # from where to where
    inacabado: bool = False  # there are more than are looked at


def leer_jpg(archivo: BufferedReader) -> HechosJpg:
    """Return the facts of an open JPG. Hostile EXIF is ignored: it says nothing of the picture."""
    archivo.seek(0)
    contenido = archivo.read(_BYTES_MAXIMO)
    segmentos = _recorrer(contenido)
    exif = leer_exif(segmentos.exif) if segmentos.exif else Exif()
    cola = contenido[segmentos.fin :].strip(_BLANCO) if segmentos.fin is not None else b""
    return HechosJpg(
        ancho=segmentos.ancho,
        alto=segmentos.alto,
        imagen=_imagen(contenido, segmentos),
        orientacion=exif.orientacion,
        con_ubicacion=exif.con_ubicacion,
        despues=len(cola),
        cola=cola[:16],
    )


def _recorrer(contenido: bytes) -> _Segmentos:
    segmentos = _Segmentos()
    lugar = 2
    for _ in range(_SEGMENTOS):
        siguiente = _MARCA.search(contenido, lugar)
        if siguiente is None:
            break
        if not segmentos.barridos and siguiente.start() > lugar:  # rubbish between segments, which decoders skip
            segmentos.accesorios.append((lugar, siguiente.start()))
        marca, lugar = contenido[siguiente.end() - 1], siguiente.end()
        if marca == _FIN:
            segmentos.fin = lugar
            break
        if marca in _SUELTOS:
            continue
        largo = int.from_bytes(contenido[lugar : lugar + 2], "big")
        _anotar(segmentos, marca, contenido[lugar + 2 : lugar + largo])
        if marca in _ACCESORIOS:
            segmentos.accesorios.append((lugar - 2, lugar + max(2, largo)))
        lugar += max(2, largo)
    else:
        segmentos.inacabado = True
    return segmentos


def _anotar(segmentos: _Segmentos, marca: int, cuerpo: bytes) -> None:
    if marca in _CUADROS and len(cuerpo) >= 5 and not segmentos.ancho:
        segmentos.alto, segmentos.ancho = int.from_bytes(cuerpo[1:3], "big"), int.from_bytes(cuerpo[3:5], "big")
        segmentos.progresiva = marca in _PROGRESIVOS
    elif marca == _APP1 and cuerpo.startswith(b"Exif\0") and not segmentos.exif:
        segmentos.exif = cuerpo[6:]
    elif marca == _BARRIDO:
        segmentos.barridos += 1


def _imagen(contenido: bytes, segmentos: _Segmentos) -> Imagen:
    pixeles = segmentos.ancho * segmentos.alto
    if not pixeles or not segmentos.barridos:
        return Imagen.NO_ABRE
    if pixeles > PIXELES_MAXIMO:
        return Imagen.MIENTE if len(contenido) * 8 < pixeles / _BLOQUE else Imagen.ENORME
    if segmentos.inacabado or pixeles * segmentos.barridos > _TRABAJO_MAXIMO:
        return Imagen.ENORME
    if segmentos.progresiva and pixeles > _PROGRESIVA_MAXIMO:
        return Imagen.ENORME
    bien = _se_descodifica(_sin_accesorios(contenido, segmentos.accesorios))
    if bien is None:
        return Imagen.NO_ABRE
    return Imagen.BIEN if bien and segmentos.fin is not None else Imagen.DANADA


def _sin_accesorios(contenido: bytes, accesorios: list[tuple[int, int]]) -> bytes:
    """Return the picture alone: Pillow gives up a sound one for the sake of a broken EXIF."""
    finales = [0, *(hasta for _, hasta in accesorios)]
    comienzos = [*(desde for desde, _ in accesorios), len(contenido)]
    return b"".join(contenido[desde:hasta] for desde, hasta in zip(finales, comienzos, strict=True))


def _se_descodifica(contenido: bytes) -> bool | None:
    """Tell whether the whole picture decodes; None when it cannot even be begun."""
    try:
        imagen = JpegImageFile(io.BytesIO(contenido))
    except Exception:  # noqa: BLE001  Pillow raises all sorts on hostile headers
        return None
    if imagen.width * imagen.height > PIXELES_MAXIMO:  # a second header that Pillow believes
        return None
    try:
        imagen.draft("L", (max(1, imagen.width // _REDUCCION), max(1, imagen.height // _REDUCCION)))
        imagen.load()
    except Exception:  # noqa: BLE001  and on hostile pictures
        return False
    return True
