"""A photograph as one page: upright, in sRGB's three channels, and without where or by whom it was taken."""

from io import BufferedReader

from PIL import Image, ImageOps

from mesa.inspeccion.vistas.imagen import Hoja, SinTamanoError, escala_para, hoja_de

_PIXELES_DE_ENTRADA = 100_000_000
_ACOSTADAS = frozenset({5, 6, 7, 8})  # EXIF orientations whose width is stored as height
_ORIENTACION = 0x0112

# Our own limit stands in front of it, and a warning would be an answer of its own.
Image.MAX_IMAGE_PIXELS = None


class Jpg:
    """An open JPG. Raises OSError when it is none, SinTamanoError when it is too large."""

    paginas = 1

    def __init__(self, archivo: BufferedReader) -> None:
        archivo.seek(0)
        self._imagen = Image.open(archivo, formats=("JPEG",))
        if self._imagen.width * self._imagen.height > _PIXELES_DE_ENTRADA:
            raise SinTamanoError

    def pintar(self, _numero: int, *, ancho: int, mini: int) -> Hoja:
        """Return the photograph. Raises OSError or ValueError when it cannot be decoded to its end."""
        imagen = self._imagen
        acostada = imagen.getexif().get(_ORIENTACION) in _ACOSTADAS
        visto = (imagen.height, imagen.width) if acostada else imagen.size
        escala = escala_para(*visto, deseado=ancho, ampliacion=1)
        medida = max(1, round(imagen.width * escala)), max(1, round(imagen.height * escala))
        imagen.draft("RGB", medida)  # decoded small: the cost of a large photograph is that of a small one
        chica = imagen.convert("RGB").resize(medida, Image.Resampling.BICUBIC, reducing_gap=2)
        return hoja_de(ImageOps.exif_transpose(chica), mini=mini)  # it still knows how it was taken
