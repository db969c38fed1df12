"""A voucher is issued neither in days to come nor too long ago, and falls due no earlier than it is issued."""

from collections.abc import Iterator
from datetime import date, timedelta

from mesa.comprobantes.caso import Caso
from mesa.comprobantes.reparos import Reparo, reparo


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None or comprobante.emision is None:
        return
    emision, maxima = comprobante.emision, caso.politica.antiguedad_maxima
    if emision > caso.hoy:
        yield reparo("comprobante.fecha_futura", emision=_escrita(emision))
    elif maxima is not None and caso.hoy - emision > timedelta(days=maxima):
        yield reparo("comprobante.antiguo", emision=_escrita(emision), dias=str(maxima))
    if comprobante.vencimiento is not None and comprobante.vencimiento < emision:
        yield reparo(
            "comprobante.vence_antes", vencimiento=_escrita(comprobante.vencimiento), emision=_escrita(emision)
        )


def _escrita(fecha: date) -> str:
    return f"{fecha:%d/%m/%Y}"
