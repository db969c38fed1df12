"""JPGs with something to be told, made by code and returned as bytes."""

import io
import struct

from PIL import Image, ImageDraw

_ORIENTACION, _GPS = 0x0112, 0x8825


def una_foto(
    ancho: int = 1600,
    alto: int = 1200,
    *,
    orientacion: int | None = None,
    con_lugar: bool = False,
    lisa: bool = False,
    **guardar: object,
) -> bytes:
    """Return a photograph, of a smooth wall if `lisa`; `orientacion` and the place (`con_lugar`) go into its EXIF."""
    imagen = Image.new("RGB", (ancho, alto), "grey") if lisa else _ruido(ancho, alto)
    ImageDraw.Draw(imagen).rectangle((ancho // 4, alto // 4, ancho // 2, alto // 2), fill="navy")
    exif = Image.Exif()
    if orientacion:
        exif[_ORIENTACION] = orientacion
    if con_lugar:
        exif.get_ifd(_GPS).update({1: "S", 2: (12.0, 5.0, 50.0), 3: "W", 4: (77.0, 2.0, 5.0)})
    salida = io.BytesIO()
    imagen.save(salida, "JPEG", exif=exif, **guardar)
    return salida.getvalue()


def _ruido(ancho: int, alto: int) -> Image.Image:
    return Image.effect_noise((ancho, alto), 60).convert("RGB")


def cortada(jpg: bytes) -> bytes:
    """Return the first half of a JPG, as a broken transfer leaves it."""
    return jpg[: len(jpg) // 2]


def con_medidas(jpg: bytes, ancho: int, alto: int) -> bytes:
    """Return a JPG whose header says it has these pixels."""
    lugar = jpg.index(b"\xff\xc0") + 5
    return jpg[:lugar] + struct.pack(">HH", alto, ancho) + jpg[lugar + 4 :]


def con_exif(jpg: bytes, bloque: bytes) -> bytes:
    """Return a JPG with this EXIF block, whatever it is, before all else."""
    return jpg[:2] + b"\xff\xe1" + struct.pack(">H", len(bloque) + 8) + b"Exif\0\0" + bloque + jpg[2:]


def sin_imagen(jpg: bytes) -> bytes:
    """Return the header of a JPG alone."""
    return jpg[: jpg.index(b"\xff\xda")]
