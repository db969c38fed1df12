"""Whether somebody signed a PDF. Presence only: nothing is verified here."""

from collections import deque
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium

_CAMPOS_VISITADOS = 10_000  # a forged form may be endless
_FIRMAS_MIRADAS = 100


def lleva_firma(pdf: pikepdf.Pdf) -> bool:
    """Walk the form's fields (ISO 32000-2, 12.7.4) breadth first, since signatures stand near the root."""
    formulario = pdf.Root.get("/AcroForm")
    if not isinstance(formulario, pikepdf.Dictionary):
        return False
    pendientes = deque((campo, "") for campo in _lista(formulario, "/Fields"))
    vistos: set[tuple[int, int]] = set()
    for _ in range(_CAMPOS_VISITADOS):
        if not pendientes:
            return False
        campo, tipo = pendientes.popleft()
        if not isinstance(campo, pikepdf.Dictionary) or (campo.is_indirect and campo.objgen in vistos):
            continue
        vistos.add(campo.objgen)
        tipo = str(campo.get("/FT", tipo))  # the type is inherited from the parent field
        if tipo == "/Sig" and _es_firma(campo.get("/V")):
            return True
        pendientes.extend((hijo, tipo) for hijo in _lista(campo, "/Kids"))
    return False


def lleva_firma_segun_pdfium(documento: Any) -> bool:
    """Return the same of an open pypdfium2 document, for files that qpdf does not open."""
    cuantas = min(_FIRMAS_MIRADAS, pdfium.FPDF_GetSignatureCount(documento.raw))
    return any(_firmada(pdfium.FPDF_GetSignatureObject(documento.raw, lugar)) for lugar in range(cuantas))


def _firmada(firma: Any) -> bool:
    return int(pdfium.FPDFSignatureObj_GetContents(firma, None, 0)) > 0


def _es_firma(valor: object) -> bool:
    """Tell a signature, or a place kept for one, from a time stamp (ETSI EN 319 142-1)."""
    if not isinstance(valor, pikepdf.Dictionary):
        return False
    contenido = valor.get("/Contents")
    return (
        bool(_lista(valor, "/ByteRange"))
        and isinstance(contenido, pikepdf.String)
        and bool(bytes(contenido))
        and valor.get("/SubFilter") != pikepdf.Name("/ETSI.RFC3161")
    )


def _lista(diccionario: pikepdf.Dictionary, clave: str) -> list[pikepdf.Object]:
    valor = diccionario.get(clave)
    return list(valor) if isinstance(valor, pikepdf.Array) else []
