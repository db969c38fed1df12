"""The visible part of the seal: a drawing in the signature's widget, and the widget's place in the reading order."""

from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec

from mesa.lib.fechas import en_lima, fecha_larga
from mesa.lib.impresion import imprimible, imprimir

PLANTILLA = Path(__file__).parent / "plantillas" / "sello.typ"
CAMPO = "Sello"
ROTULO = "Sello electrónico de la institución"
_MM = 72 / 25.4
# The place that the first sheet of a receipt keeps free: A4, in millimetres from the lower left corner.
IZQUIERDA, ABAJO, ANCHO, ALTO = 112, 17, 78, 28


def lugar_del_sello() -> SigFieldSpec:
    """Return the signature field, bottom right on the first page."""
    izquierda, abajo, derecha, arriba = IZQUIERDA, ABAJO, IZQUIERDA + ANCHO, ABAJO + ALTO
    caja = (round(izquierda * _MM), round(abajo * _MM), round(derecha * _MM), round(arriba * _MM))
    return SigFieldSpec(CAMPO, on_page=0, box=caja, readable_field_name=ROTULO)


def dibujar(*, titulo: str, sujeto: str, acento: str, momento: datetime) -> bytes:
    """Return the seal's drawing as a PDF of one page, `ANCHO` by `ALTO` millimetres."""
    local = en_lima(momento)
    datos = {
        "titulo": imprimible(titulo),
        "sujeto": imprimible(sujeto),
        "acento": acento,
        "dia": fecha_larga(local.date()),
        "hora": f"{local:%H:%M:%S}, hora de Lima (UTC−5)",
    }
    # No tags and no norms of its own: the drawing becomes a part of a page that keeps them.
    return imprimir(_plantilla(), datos=datos, momento=momento, normas=())


def estampar(escritor: IncrementalPdfFileWriter, campo: generic.IndirectObject, *, dibujo: bytes) -> None:
    """Give the widget of `campo` its drawing."""
    objeto = escritor.import_page_as_xobject(PdfFileReader(BytesIO(dibujo)))
    widget = campo.get_object()
    widget["/AP"] = AnnotAppearances(normal=objeto).as_pdf_object()


def etiquetar(escritor: IncrementalPdfFileWriter, campo: generic.IndirectObject) -> None:
    """Put the widget into the structure tree as a Form, which PDF/UA asks of every widget. Untagged PDFs stay so."""
    if "/StructTreeRoot" not in escritor.root:
        return
    raiz = escritor.root["/StructTreeRoot"]
    widget, documento = campo.get_object(), raiz["/K"]
    documento = documento[0] if isinstance(documento, generic.ArrayObject) else documento
    clave = generic.NumberObject(raiz["/ParentTreeNextKey"])
    forma = escritor.add_object(_forma(campo, pagina=widget.raw_get("/P"), padre=documento.container_ref))
    widget["/StructParent"] = clave
    raiz["/ParentTreeNextKey"] = generic.NumberObject(clave + 1)
    raiz["/ParentTree"]["/Nums"].extend([clave, forma])
    documento["/K"].append(forma)
    for tocado in (raiz, raiz["/ParentTree"]["/Nums"], documento["/K"]):
        escritor.update_container(tocado)


def _forma(
    campo: generic.IndirectObject, *, pagina: generic.IndirectObject, padre: generic.Reference
) -> generic.DictionaryObject:
    objeto = generic.DictionaryObject(
        {pdf_name("/Type"): pdf_name("/OBJR"), pdf_name("/Obj"): campo, pdf_name("/Pg"): pagina}
    )
    return generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/StructElem"),
            pdf_name("/S"): pdf_name("/Form"),
            pdf_name("/P"): generic.IndirectObject(padre.idnum, padre.generation, padre.pdf),
            pdf_name("/K"): objeto,
            pdf_name("/Alt"): generic.pdf_string(ROTULO),
        }
    )


@cache
def _plantilla() -> bytes:
    return PLANTILLA.read_bytes()
