"""Which reader a root calls for."""

from collections.abc import Callable, Mapping

from mesa.comprobantes.cdr import Cdr
from mesa.comprobantes.comprobante import Comprobante, Resumen
from mesa.comprobantes.lectura import constancias, guias, resumenes, retenciones, ventas
from mesa.comprobantes.lectura.ubl import Elemento

Documento = Comprobante | Resumen | Cdr

_OASIS = "{urn:oasis:names:specification:ubl:schema:xsd:%s-2}%s"
_SUNAT = "{urn:sunat:names:specification:ubl:peru:schema:xsd:%s-1}%s"

LECTORES: Mapping[str, Callable[[Elemento], Documento]] = {
    _OASIS % ("Invoice", "Invoice"): ventas.factura,
    _OASIS % ("CreditNote", "CreditNote"): ventas.nota_de_credito,
    _OASIS % ("DebitNote", "DebitNote"): ventas.nota_de_debito,
    _OASIS % ("SelfBilledInvoice", "SelfBilledInvoice"): ventas.liquidacion_de_compra,
    _OASIS % ("DespatchAdvice", "DespatchAdvice"): guias.guia,
    _OASIS % ("ApplicationResponse", "ApplicationResponse"): constancias.constancia,
    _SUNAT % ("Retention", "Retention"): retenciones.retencion,
    _SUNAT % ("Perception", "Perception"): retenciones.percepcion,
    _SUNAT % ("SummaryDocuments", "SummaryDocuments"): resumenes.resumen_diario,
    _SUNAT % ("VoidedDocuments", "VoidedDocuments"): resumenes.bajas,
}


def leer_documento(raiz: Elemento) -> Documento | None:
    """Return what a root of SUNAT's forms says; None when it is the root of something else."""
    lector = LECTORES.get(raiz.tag) if isinstance(raiz.tag, str) else None
    return lector(raiz) if lector else None
