"""An image of a page as it is kept: WebP, bounded in pixels, without anything but the picture."""

import io
import math
from dataclasses import dataclass

# These are loaded by Pillow when they are first needed: in the jail that is too late.
from PIL import Image, JpegImagePlugin, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin  # noqa: F401

Image.preinit()

PIXELES = 8_000_000  # of one page: an A4 at 1100 pixels across has 1.7 million
LADO = 16_000  # pixels; WebP ends at 16383
_AMPLIACION = 4.0  # a receipt of a few centimetres is not blown up to the width of a sheet
_CALIDAD = 70
_ESFUERZO = 2  # of WebP's 0 to 6: from 3 on it costs more than the page's drawing and saves little


class SinTamanoError(ValueError):
    """A page of no size, or of one that nothing can be drawn on."""


@dataclass(frozen=True, slots=True)
class Hoja:
    """One page drawn: its image, the small one of it (WebP both), the size of the former in pixels, and its text."""

    imagen: bytes
    miniatura: bytes
    ancho: int
    alto: int
    texto: str = ""


def escala_para(ancho: float, alto: float, *, deseado: int, ampliacion: float = _AMPLIACION) -> float:
    """Return by how much to multiply a page of this size so that it is `deseado` pixels wide, within the limits.

    Raises SinTamanoError.
    """
    if not (0 < ancho < math.inf and 0 < alto < math.inf):
        raise SinTamanoError
    limites = (ampliacion, math.sqrt(PIXELES / (ancho * alto)), LADO / max(ancho, alto))
    return min(deseado / ancho, *limites)


def hoja_de(imagen: Image.Image, *, mini: int, texto: str = "") -> Hoja:
    """Return the page as it is kept, its small image `mini` pixels wide."""
    limpia = imagen if imagen.mode == "RGB" else imagen.convert("RGB")
    ancho = min(mini, limpia.width)
    alto = max(1, min(round(limpia.height * ancho / limpia.width), mini * 4))
    chica = limpia.resize((ancho, alto), Image.Resampling.BOX)
    return Hoja(_webp(limpia), _webp(chica), limpia.width, limpia.height, texto)


def _webp(imagen: Image.Image) -> bytes:
    salida = io.BytesIO()
    # Said, because Pillow takes over from the image what is not: a profile, and in it whatever somebody put there.
    imagen.save(salida, "WEBP", quality=_CALIDAD, method=_ESFUERZO, icc_profile=b"", exif=b"", xmp=b"")
    return salida.getvalue()
