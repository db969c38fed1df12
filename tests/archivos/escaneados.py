"""Photos and scans as telephones and scanners make them, small or as heavy as asked; made by code."""

import io

import pikepdf
from PIL import Image, ImageDraw

_A4_PULGADAS = (8.27, 11.69)
# What was done to the pixels of a photo whose EXIF orientation undoes it.
_DESHECHO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
ROJO, AZUL, VERDE = (254, 0, 0), (0, 0, 254), (0, 128, 1)


def una_foto(
    orientacion: int = 1, *, ancho: int = 400, alto: int = 300, color: str = "white", modo: str = "RGB"
) -> bytes:
    """Return a JPG whose upright picture has corners red, blue (right) and green (below); EXIF says `orientacion`."""
    derecha = Image.new("RGB", (ancho, alto), color)
    lapiz = ImageDraw.Draw(derecha)
    for x, y, tinta in ((0, 0, "red"), (ancho * 3 // 4, 0, "blue"), (0, alto * 3 // 4, "green")):
        lapiz.rectangle((x, y, x + ancho // 4, y + alto // 4), fill=tinta)
    guardada = derecha.transpose(_DESHECHO[orientacion]) if orientacion in _DESHECHO else derecha
    exif = Image.Exif()
    exif[0x0112] = orientacion
    exif.get_ifd(0x8825)[1] = "S"  # where it was taken
    salida = io.BytesIO()
    guardada.convert(modo).save(salida, "JPEG", exif=exif, quality=92, comment=b"de un telefono")
    return salida.getvalue()


def un_escaneo(paginas: int = 1, *, dpi: int = 300, modo: str = "L", calidad: int = 92) -> bytes:
    """Return a PDF of scanned A4 pages: one JPEG each, with the grain of paper, some 3 MB a page at 300 dpi."""
    ancho, alto = (round(lado * dpi) for lado in _A4_PULGADAS)
    salida = io.BytesIO()
    with pikepdf.new() as pdf:
        for numero in range(paginas):
            hoja = Image.effect_noise((ancho, alto), 20).point(lambda tono: min(255, tono + 100)).convert(modo)
            lapiz = ImageDraw.Draw(hoja)
            for y in range(alto // 12, alto - alto // 12, alto // 50):
                lapiz.text((ancho // 10, y), f"Cláusula {y}, página {numero + 1}", fill=0, font_size=alto // 80)
            _pagina(pdf, hoja, calidad)
        pdf.save(salida)
    return salida.getvalue()


def _pagina(pdf: pikepdf.Pdf, hoja: Image.Image, calidad: int) -> None:
    jpeg = io.BytesIO()
    hoja.save(jpeg, "JPEG", quality=calidad)
    imagen = pdf.make_stream(jpeg.getvalue())
    imagen.Type, imagen.Subtype, imagen.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    imagen.Width, imagen.Height, imagen.BitsPerComponent = hoja.width, hoja.height, 8
    imagen.ColorSpace = pikepdf.Name.DeviceGray if hoja.mode == "L" else pikepdf.Name.DeviceRGB
    pagina = pdf.add_blank_page(page_size=(595, 842))
    pagina.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=imagen))
    pagina.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
