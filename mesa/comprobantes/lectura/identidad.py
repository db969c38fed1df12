"""Which voucher it is: kind, series and number."""

import re

from mesa.comprobantes import tipos
from mesa.comprobantes.lectura.ubl import Elemento, hijos, texto, texto_de, unico

_IDENTIFICADOR = re.compile(r"([A-Z0-9]{1,20})-0*(\d{1,20})", re.ASCII | re.IGNORECASE)
_CODIGO = re.compile(r"[0-9R][0-9]", re.ASCII)
_RETENCION_DE_CUARTA = "RET"  # «RET 4TA», the only tax that a receipt for fees knows


def serie_y_numero(identificador: str) -> tuple[str, int] | None:
    """Return series and number of «F001-00000001»; None when it is written in no such way."""
    partes = _IDENTIFICADOR.fullmatch(identificador.replace(" ", ""))
    return (partes.group(1).upper(), int(partes.group(2))) if partes else None


def identificador(raiz: Elemento) -> str:
    return texto_de(unico(raiz, "cbc:ID"))


def tipo_de_venta(raiz: Elemento) -> str:
    """Return the kind of an Invoice; one that says 01 may be a receipt for fees, as SUNAT's portal once wrote them."""
    dicho = texto(raiz, "cbc:InvoiceTypeCode")
    if dicho in {"", tipos.FACTURA} and parece_de_honorarios(raiz):
        return tipos.RECIBO_POR_HONORARIOS
    if _CODIGO.fullmatch(dicho):
        return dicho
    return tipos.BOLETA if identificador(raiz).startswith("B") else tipos.FACTURA


def tipo_de_nota_de_credito(raiz: Elemento) -> str:
    if texto(raiz, "cbc:CreditNoteTypeCode") == tipos.NOTA_DE_HONORARIOS or parece_de_honorarios(raiz):
        return tipos.NOTA_DE_HONORARIOS
    return tipos.NOTA_DE_CREDITO


def tipo_de_guia(raiz: Elemento) -> str:
    dicho = texto(raiz, "cbc:DespatchAdviceTypeCode")
    return dicho if _CODIGO.fullmatch(dicho) else tipos.GUIA_DE_REMITENTE


def parece_de_honorarios(raiz: Elemento) -> bool:
    """Tell a receipt for fees by its lines: income tax withheld there, and no tax on the sale anywhere.

    A natural person issues facturas with the same series E001, so that series and RUC alone prove nothing.
    """
    if any(
        texto_de(codigo) for codigo in hijos(raiz, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme/cbc:ID")
    ):
        return False
    lineas = (*hijos(raiz, "cac:InvoiceLine"), *hijos(raiz, "cac:CreditNoteLine"))
    return any(
        texto_de(codigo).upper().startswith(_RETENCION_DE_CUARTA)
        for linea in lineas
        for codigo in hijos(linea, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID")
    )
