"""Files whose pages are to be drawn: stamped, turned, photographed somewhere, or made to keep a reader busy for ever."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from tests.archivos.hacer import un_jpg, un_pdf

LIMA_OESTE = "W"
_ORIENTACION, _MAQUINA, _LUGAR = 0x0112, 0x0110, 0x8825


def una_foto(*, orientacion: int = 1, ancho: int = 600, alto: int = 400) -> bytes:
    """Return a white photograph, red at its upper left corner as stored, that says where and with what it was taken."""
    imagen = Image.new("RGB", (ancho, alto), "white")
    ImageDraw.Draw(imagen).rectangle((0, 0, ancho // 4, alto // 4), fill="red")
    exif = imagen.getexif()
    exif[_ORIENTACION], exif[_MAQUINA] = orientacion, "Camara de Lucia"
    exif.get_ifd(_LUGAR).update({1: "S", 2: (12.0, 5.0, 49.0), 3: LIMA_OESTE, 4: (77.0, 2.0, 5.0)})
    salida = io.BytesIO()
    imagen.save(salida, "JPEG", exif=exif)
    return salida.getvalue()


def lugar_de(imagen: bytes) -> dict[int, object]:
    """Return the GPS entries that an image carries."""
    with Image.open(io.BytesIO(imagen)) as abierta:
        return dict(abierta.getexif().get_ifd(_LUGAR))


def un_pdf_con_sello() -> bytes:
    """Return a blank page with a red stamp that is an annotation, as signature programs leave theirs."""
    with pikepdf.open(io.BytesIO(un_pdf(texto=" "))) as pdf:
        apariencia = pdf.make_stream(b"1 0 0 rg 0 0 200 100 re f", Type=Name.XObject, Subtype=Name.Form)
        apariencia.BBox = Array([0, 0, 200, 100])
        sello = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=pikepdf.String("Firma1"),
            Rect=Array([100, 100, 300, 200]), F=4, AP=Dictionary(N=apariencia),
        )  # fmt: skip
        campo = pdf.make_indirect(sello)
        pdf.pages[0].obj.Annots = Array([campo])
        pdf.Root.AcroForm = Dictionary(Fields=Array([campo]))
        return _guardado(pdf)


def un_pdf_que_no_acaba(paginas: int = 3, malas: tuple[int, ...] = (2,)) -> bytes:
    """Return a PDF some of whose pages draw a thing that draws ten things, ten times over: years of work in 4 kB."""
    with pikepdf.open(io.BytesIO(un_pdf(paginas))) as pdf:
        cosa = pdf.make_stream(b"0 0 500 500 re f 10 10 m 400 400 l S", Type=Name.XObject, Subtype=Name.Form)
        cosa.BBox = Array([0, 0, 600, 800])
        for _ in range(10):
            otra = pdf.make_stream(b"/X Do " * 10, Type=Name.XObject, Subtype=Name.Form)
            otra.BBox, otra.Resources = Array([0, 0, 600, 800]), Dictionary(XObject=Dictionary(X=cosa))
            cosa = otra
        for numero in malas:
            pagina = pdf.pages[numero - 1].obj
            pagina.Resources.XObject = Dictionary(X=cosa)
            pagina.Contents = pdf.make_stream(b"/X Do")
        return _guardado(pdf)


def un_pdf_de_hoja(ancho: float, alto: float) -> bytes:
    """Return one page of this size in points."""
    with pikepdf.open(io.BytesIO(un_pdf())) as pdf:
        pdf.pages[0].obj.MediaBox = Array([0, 0, ancho, alto])
        return _guardado(pdf)


def un_jpg_enorme() -> bytes:
    """Return a small JPG whose header promises 60,000 by 60,000 pixels."""
    jpg = bytearray(un_jpg())
    lugar = jpg.index(b"\xff\xc0") + 5
    jpg[lugar : lugar + 4] = b"\xea\x60\xea\x60"
    return bytes(jpg)


def _guardado(pdf: pikepdf.Pdf) -> bytes:
    salida = io.BytesIO()
    pdf.save(salida)
    return salida.getvalue()
