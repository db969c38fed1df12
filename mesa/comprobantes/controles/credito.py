"""Instalments add up to what is owed, and a detracción to its rate."""

from collections.abc import Iterator
from decimal import Decimal

from mesa.comprobantes.caso import Caso
from mesa.comprobantes.comprobante import Comprobante, Pago
from mesa.comprobantes.reparos import Reparo, reparo


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None:
        return
    if comprobante.pago is not None:
        yield from _cuotas(comprobante.pago, caso.politica.tolerancia)
    yield from _detraccion(comprobante, caso.politica.tolerancia)


def _cuotas(pago: Pago, holgura: Decimal) -> Iterator[Reparo]:
    montos = [cuota.monto for cuota in pago.cuotas if cuota.monto is not None]
    if pago.pendiente is None or not montos or len(montos) < len(pago.cuotas):
        return
    suma = sum(montos, Decimal(0))
    if abs(suma - pago.pendiente) > holgura:
        yield reparo("importes.cuotas_no_cuadran", cuotas=f"{suma:,.2f}", pendiente=f"{pago.pendiente:,.2f}")


def _detraccion(comprobante: Comprobante, holgura: Decimal) -> Iterator[Reparo]:
    """Compare in soles alone: of a sale in dollars it is stated in soles, at a rate that the XML does not bring."""
    detraccion, total = comprobante.detraccion, comprobante.totales.total
    if (
        detraccion is None
        or detraccion.monto is None
        or not detraccion.tasa
        or not total
        or comprobante.moneda != "PEN"
    ):
        return
    if abs(detraccion.monto - total * detraccion.tasa / 100) > holgura:
        yield reparo(
            "importes.detraccion_no_cuadra",
            detraccion=f"{detraccion.monto:,.2f}",
            tasa=f"{detraccion.tasa.normalize():f}",
        )
