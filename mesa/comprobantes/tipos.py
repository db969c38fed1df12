"""Kinds of vouchers (SUNAT, anexo V, catálogo 01; R1 and R7 as the receipts for fees name themselves)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

FACTURA, BOLETA, LIQUIDACION_DE_COMPRA, NOTA_DE_CREDITO, NOTA_DE_DEBITO = "01", "03", "04", "07", "08"
GUIA_DE_REMITENTE, GUIA_DE_TRANSPORTISTA, RETENCION, PERCEPCION = "09", "31", "20", "40"
TICKET, BANCOS, SERVICIO_PUBLICO, AFP = "12", "13", "14", "18"
RECIBO_POR_HONORARIOS, NOTA_DE_HONORARIOS = "R1", "R7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tipo:
    """A kind of voucher: its code and how it is called. `series` matches the series it may carry; None: any."""

    codigo: str
    nombre: str
    series: re.Pattern[str] | None = None


def _tipo(codigo: str, nombre: str, series: str = "") -> Tipo:
    return Tipo(codigo=codigo, nombre=nombre, series=re.compile(series) if series else None)


# A series of digits alone is of a contingency voucher, printed and typed in later.
TIPOS: Mapping[str, Tipo] = {
    tipo.codigo: tipo
    for tipo in (
        _tipo(FACTURA, "Factura", r"F[A-Z0-9]{3}|E\d{3}|\d{1,4}"),
        _tipo(BOLETA, "Boleta de venta", r"B[A-Z0-9]{3}|EB\d{2}|\d{1,4}"),
        _tipo(LIQUIDACION_DE_COMPRA, "Liquidación de compra", r"L[A-Z0-9]{3}|E\d{3}|\d{1,4}"),
        _tipo(NOTA_DE_CREDITO, "Nota de crédito", r"[FBS][A-Z0-9]{3}|E\d{3}|EB\d{2}|\d{1,4}"),
        _tipo(NOTA_DE_DEBITO, "Nota de débito", r"[FBS][A-Z0-9]{3}|E\d{3}|EB\d{2}|\d{1,4}"),
        _tipo(GUIA_DE_REMITENTE, "Guía de remisión del remitente", r"T[A-Z0-9]{3}|EG\d{2}|\d{1,4}"),
        _tipo(GUIA_DE_TRANSPORTISTA, "Guía de remisión del transportista", r"V[A-Z0-9]{3}|EG\d{2}|\d{1,4}"),
        _tipo(RETENCION, "Comprobante de retención", r"R[A-Z0-9]{3}|E\d{3}|\d{1,4}"),
        _tipo(PERCEPCION, "Comprobante de percepción", r"P[A-Z0-9]{3}|E\d{3}|\d{1,4}"),
        _tipo(TICKET, "Ticket de máquina registradora"),
        _tipo(BANCOS, "Documento de entidad financiera"),
        _tipo(SERVICIO_PUBLICO, "Recibo de servicio público"),
        _tipo(AFP, "Documento de AFP"),
        _tipo(RECIBO_POR_HONORARIOS, "Recibo por honorarios", r"E\d{3}|\d{1,4}"),
        _tipo(NOTA_DE_HONORARIOS, "Nota de crédito de recibo por honorarios", r"E\d{3}|\d{1,4}"),
    )
}


def nombre_de(codigo: str | None) -> str:
    """Return how a kind is called; one that is not in the table by its code."""
    if codigo is None:
        return "Comprobante"
    return TIPOS[codigo].nombre if codigo in TIPOS else f"Comprobante {codigo}"


def es_del_portal(serie: str | None) -> bool:
    """Tell a series of SUNAT's own portal, whose documents SUNAT signs itself (E001, EB01, EG07)."""
    return serie is not None and re.fullmatch(r"E\d{3}|E[BG]\d{2}", serie) is not None
