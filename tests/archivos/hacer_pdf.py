"""PDFs whose pages, content or structure have something to be told, made by code and returned as bytes."""

import io
import re
import zlib
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw

from tests.archivos import hacer

A4 = (595, 842)
_LETRA = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)


def una_pagina(ordenes: bytes, *, tamano: tuple[float, float] = A4, giro: int = 0) -> bytes:
    """Return a PDF of one page with this content stream; /F1 is Helvetica."""
    return un_pdf_de([ordenes], tamano=tamano, giro=giro)


def un_pdf_de(paginas: Sequence[bytes], *, tamano: tuple[float, float] = A4, giro: int = 0) -> bytes:
    """Return a PDF with a page for each content stream."""
    pdf = pikepdf.new()
    for ordenes in paginas:
        pagina = pdf.add_blank_page().obj
        pagina.MediaBox = pikepdf.Array([0, 0, *tamano])
        pagina.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=_LETRA))
        pagina.Contents = pdf.make_stream(ordenes)
        if giro:
            pagina.Rotate = giro
    return guardar(pdf)


def lineas(cuantas: int = 20, *, de_cabeza: bool = False) -> bytes:
    """Return a content stream that writes so many lines, upright or upside down."""
    matriz = "-1 0 0 -1" if de_cabeza else "1 0 0 1"
    return "".join(
        f"BT /F1 11 Tf {matriz} {500 if de_cabeza else 72} {100 + 20 * linea} Tm (Renglon {linea} de la carta) Tj ET\n"
        for linea in range(cuantas)
    ).encode()


def un_escaneo(
    *hojas: Image.Image, ppp: int = 200, texto: bytes = b"", tamano: tuple[float, float] | None = None
) -> bytes:
    """Return a PDF with one page for each image, filling it; `texto` is laid over, as text recognition does."""
    pdf = pikepdf.new()
    for hoja in hojas:
        ancho, alto = tamano or (hoja.width * 72 / ppp, hoja.height * 72 / ppp)
        pagina = pdf.add_blank_page(page_size=(ancho, alto)).obj
        pagina.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Im0=_imagen(pdf, hoja)), Font=pikepdf.Dictionary(F1=_LETRA)
        )
        pagina.Contents = pdf.make_stream(f"q {ancho} 0 0 {alto} 0 0 cm /Im0 Do Q ".encode() + texto)
    return guardar(pdf)


def hoja_escrita(ppp: int = 200, *, renglones: int = 40) -> Image.Image:
    """Return the picture of an A4 sheet with lines of dark strokes, as a scanner makes it."""
    imagen = Image.new("L", (round(8.27 * ppp), round(11.69 * ppp)), 245)
    pluma = ImageDraw.Draw(imagen)
    for renglon in range(renglones):
        y = ppp + renglon * ppp // 5
        for x in range(ppp, imagen.width - ppp, ppp // 12):
            pluma.rectangle((x, y, x + ppp // 20, y + ppp // 12), fill=30)
    return imagen


def hoja_blanca(ppp: int = 200, *, modo: str = "L") -> Image.Image:
    """Return the picture of an empty A4 sheet."""
    return Image.new(modo, (round(8.27 * ppp), round(11.69 * ppp)), 1 if modo == "1" else 245)


def un_pdf_con_catalogo(**claves: object) -> bytes:
    """Return a sound PDF whose catalogue has these keys."""
    with pikepdf.open(io.BytesIO(hacer.un_pdf())) as pdf:
        for clave, valor in claves.items():
            pdf.Root[f"/{clave}"] = valor
        return guardar(pdf)


def un_pdf_con_anexo(anexo: pikepdf.Dictionary, *, pagina: int = 1, paginas: int = 3) -> bytes:
    """Return a sound PDF with an annotation on one page."""
    with pikepdf.open(io.BytesIO(hacer.un_pdf(paginas))) as pdf:
        anexo.Type, anexo.Rect = pikepdf.Name.Annot, pikepdf.Array([0, 0, 20, 20])
        pdf.pages[pagina - 1].obj.Annots = pikepdf.Array([pdf.make_indirect(anexo)])
        return guardar(pdf)


def accion(clase: str, **claves: object) -> pikepdf.Dictionary:
    """Return an action (ISO 32000-2, 12.6)."""
    return pikepdf.Dictionary(
        {"/S": pikepdf.Name(f"/{clase}")} | {f"/{clave}": valor for clave, valor in claves.items()}
    )


def un_pdf_con_archivo_dentro() -> bytes:
    with pikepdf.open(io.BytesIO(hacer.un_pdf())) as pdf:
        pdf.attachments["cuadro.txt"] = b"uno,dos"
        return guardar(pdf)


def una_bomba_de_contenido() -> bytes:
    """Return a PDF of little weight whose only page unfolds twice, into 100 MB of drawing orders."""
    pdf = pikepdf.new()
    pagina = pdf.add_blank_page(page_size=A4).obj
    doble = zlib.compress(zlib.compress(b"0 0 m 9 9 l S " * 7_000_000, 1))
    pagina.Contents = pikepdf.Stream(pdf, doble)
    pagina.Contents.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    return guardar(pdf)


def una_bomba_de_formas(niveles: int = 9) -> bytes:
    """Return a PDF whose page calls a form ten times, which calls another ten times, and so on."""
    pdf = pikepdf.new()
    forma = _forma(pdf, b"0 0 m 9 9 l S", None)
    for _ in range(niveles):
        forma = _forma(pdf, b"/Fm Do " * 10, forma)
    pagina = pdf.add_blank_page(page_size=A4).obj
    pagina.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=forma))
    pagina.Contents = pdf.make_stream(b"/Fm Do")
    return guardar(pdf)


def una_bomba_de_imagen() -> bytes:
    """Return a PDF whose page shows an image of 40,000 pixels a side."""
    pdf = pikepdf.new()
    pagina = pdf.add_blank_page(page_size=A4).obj
    imagen = pdf.make_stream(b"\0", Subtype=pikepdf.Name.Image, Width=40_000, Height=40_000, BitsPerComponent=1)
    imagen.ColorSpace = pikepdf.Name.DeviceGray
    pagina.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=imagen))
    pagina.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return guardar(pdf)


def sin_indice(pdf: bytes) -> bytes:
    """Return a PDF whose index of objects is said to be where it is not: readers must rebuild it."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n9", pdf)


def con_indice_legible(pdf: bytes) -> bytes:
    """Return the PDF written plainly, one object after another and an index of the old kind."""
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        salida = io.BytesIO()
        abierto.save(salida, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
        return salida.getvalue()


def con_arreglos_anidados(hondura: int = 50_000) -> bytes:
    """Return a PDF with arrays within arrays, which qpdf refuses to follow, and a page that can be read."""
    pdf = con_indice_legible(una_pagina(lineas()))
    return pdf.replace(b"/Type /Catalog", b"/X " + b"[" * hondura + b"]" * hondura + b" /Type /Catalog", 1)


def con_paginas_en_circulo() -> bytes:
    """Return a PDF whose group of pages holds itself."""
    pdf = con_indice_legible(hacer.un_pdf())
    return re.sub(rb"/Kids \[ \d+ 0 R", b"/Kids [ " + _grupo_de_paginas(pdf) + b" 0 R", pdf)


def _grupo_de_paginas(pdf: bytes) -> bytes:
    hallado = re.search(rb"/Pages (\d+) 0 R", pdf)
    assert hallado
    return hallado.group(1)


def _forma(pdf: pikepdf.Pdf, ordenes: bytes, otra: pikepdf.Object | None) -> pikepdf.Object:
    forma = pdf.make_stream(ordenes, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842])
    if otra is not None:
        forma.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=otra))
    return forma


def _imagen(pdf: pikepdf.Pdf, imagen: Image.Image) -> pikepdf.Object:
    comunes = {"Subtype": pikepdf.Name.Image, "Width": imagen.width, "Height": imagen.height}
    if imagen.mode == "1":
        datos = pikepdf.Stream(pdf, zlib.compress(imagen.tobytes()))
        datos.Filter, datos.BitsPerComponent = pikepdf.Name.FlateDecode, 1
    else:
        jpg = io.BytesIO()
        imagen.save(jpg, "JPEG", quality=75)
        datos = pikepdf.Stream(pdf, jpg.getvalue())
        datos.Filter, datos.BitsPerComponent = pikepdf.Name.DCTDecode, 8
    for clave, valor in comunes.items():
        datos[f"/{clave}"] = valor
    datos.ColorSpace = pikepdf.Name.DeviceRGB if imagen.mode == "RGB" else pikepdf.Name.DeviceGray
    return pdf.make_indirect(datos)


def guardar(pdf: pikepdf.Pdf) -> bytes:
    salida = io.BytesIO()
    pdf.save(salida, deterministic_id=True)
    return salida.getvalue()
