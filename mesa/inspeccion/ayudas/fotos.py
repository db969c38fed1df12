"""Photos as the pages of one PDF, each upright on an A4 sheet, its pixels untouched where they can be."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from PIL import Image as Pillow
from PIL import TiffImagePlugin  # noqa: F401 – EXIF is read with it; behind the jail's wall nothing can be imported
from PIL.JpegImagePlugin import JpegImageFile

from mesa.inspeccion.ayudas.jpeg import JpegRotoError, solo_imagen

Pillow.preinit()

_CORTO, _LARGO = 595.28, 841.89  # A4, in points
_MARGEN = 17.0  # 6 mm, which printers do not reach
_ORIENTACION = 0x0112  # the EXIF tag
_PIXELES_LEIDOS = 100_000_000
_PIXELES_TAL_CUAL = 25_000_000
_LADO_MAXIMO = 3508  # A4 at 300 dots per inch
_CALIDAD = 85
_REDUCCION = 8  # each way, for the look that tells whether all of it can be read


class FotoIlegibleError(Exception):
    """A photo cannot be read; `cual` counts from 1."""

    def __init__(self, cual: int) -> None:
        super().__init__(f"photo {cual}")
        self.cual = cual


@dataclass(frozen=True, slots=True)
class Foto:
    """A photo ready for a page: its JPEG and how it lies. `ancho` and `alto` in pixels, as it lies in the JPEG."""

    jpeg: bytes
    ancho: int
    alto: int
    gris: bool
    orientacion: int

    @property
    def acostada(self) -> bool:
        """Whether its sides change places when it is straightened."""
        return self.orientacion >= 5


def unir(jpegs: Iterable[bytes]) -> pikepdf.Pdf:
    """Return a PDF with a page for each photo, in this order. Raise FotoIlegibleError."""
    pdf = pikepdf.new()
    for cual, jpeg in enumerate(jpegs, start=1):
        try:
            _agregar(pdf, leer_foto(jpeg))
        except Exception as error:
            raise FotoIlegibleError(cual) from error
    return pdf


def leer_foto(jpeg: bytes) -> Foto:
    """Return the photo as it came, without its EXIF; coded again only when its colours or its size make it necessary.

    Raise whatever Pillow raises when it cannot be read to its end.
    """
    with JpegImageFile(io.BytesIO(jpeg)) as imagen:
        if imagen.width * imagen.height > _PIXELES_LEIDOS:
            raise ValueError("too many pixels")
        orientacion = _orientacion(imagen)
        if imagen.mode in {"L", "RGB"} and imagen.width * imagen.height <= _PIXELES_TAL_CUAL:
            try:
                return _tal_cual(jpeg, imagen, orientacion)
            except JpegRotoError:
                pass  # Pillow reads more than the standard allows
        return _de_nuevo(jpeg, orientacion)


def _orientacion(imagen: JpegImageFile) -> int:
    try:
        orientacion = int(imagen.getexif().get(_ORIENTACION, 1))
    except Exception:  # noqa: BLE001 – a broken EXIF says nothing about the picture
        return 1
    return orientacion if 1 <= orientacion <= 8 else 1


def _tal_cual(jpeg: bytes, imagen: JpegImageFile, orientacion: int) -> Foto:
    limpio = solo_imagen(jpeg)
    foto = Foto(limpio, imagen.width, imagen.height, gris=imagen.mode == "L", orientacion=orientacion)
    with JpegImageFile(io.BytesIO(limpio)) as mirada:
        mirada.draft("L", (max(1, foto.ancho // _REDUCCION), max(1, foto.alto // _REDUCCION)))
        mirada.load()  # fails where the file ends too early
    return foto


def _de_nuevo(jpeg: bytes, orientacion: int) -> Foto:
    with JpegImageFile(io.BytesIO(jpeg)) as imagen:
        imagen.draft("RGB", (_LADO_MAXIMO, _LADO_MAXIMO))
        nueva = imagen.convert("L" if imagen.mode == "L" else "RGB")
    nueva.thumbnail((_LADO_MAXIMO, _LADO_MAXIMO))
    salida = io.BytesIO()
    nueva.save(salida, "JPEG", quality=_CALIDAD)
    return Foto(salida.getvalue(), nueva.width, nueva.height, gris=nueva.mode == "L", orientacion=orientacion)


def _agregar(pdf: pikepdf.Pdf, foto: Foto) -> None:
    ancho, alto = (foto.alto, foto.ancho) if foto.acostada else (foto.ancho, foto.alto)
    hoja = (_LARGO, _CORTO) if ancho > alto else (_CORTO, _LARGO)
    escala = min((hoja[0] - 2 * _MARGEN) / ancho, (hoja[1] - 2 * _MARGEN) / alto)
    ancho_puesto, alto_puesto = ancho * escala, alto * escala
    a, b, c, d, e, f = matriz(foto.orientacion, ancho_puesto, alto_puesto)
    x, y = (hoja[0] - ancho_puesto) / 2, (hoja[1] - alto_puesto) / 2
    imagen = pdf.make_stream(foto.jpeg)
    imagen.Type, imagen.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    imagen.Width, imagen.Height, imagen.BitsPerComponent = foto.ancho, foto.alto, 8
    imagen.ColorSpace = pikepdf.Name.DeviceGray if foto.gris else pikepdf.Name.DeviceRGB
    imagen.Filter = pikepdf.Name.DCTDecode
    pagina = pdf.add_blank_page(page_size=hoja)
    pagina.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Foto=imagen))
    ordenes = f"q {a:.4f} {b:.4f} {c:.4f} {d:.4f} {e + x:.4f} {f + y:.4f} cm /Foto Do Q"
    pagina.obj.Contents = pdf.make_stream(ordenes.encode("ascii"))


def matriz(orientacion: int, w: float, h: float) -> tuple[float, float, float, float, float, float]:
    """Return the matrix that draws a picture upright in a box of `w` by `h` points (ISO 32000-2, 8.3.3).

    `orientacion` is EXIF's (CIPA DC-008, 4.6.4): where the first row and the first column of the pixels belong.
    """
    return {
        2: (-w, 0, 0, h, w, 0),
        3: (-w, 0, 0, -h, w, h),
        4: (w, 0, 0, -h, 0, h),
        5: (0, -h, -w, 0, w, h),
        6: (0, -h, w, 0, 0, h),
        7: (0, h, w, 0, 0, 0),
        8: (0, h, -w, 0, w, 0),
    }.get(orientacion, (w, 0, 0, h, 0, 0))
