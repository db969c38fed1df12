"""The eight days in which the institution may object to a voucher, counted from its filing."""

from datetime import datetime

from mesa.comprobantes.comprobante import Comprobante as Facts
from mesa.comprobantes.plazo_de_conformidad import (
    Plazo,
    Situacion,
    plazo_de_conformidad,
    regla_de,
    situacion,
)
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Comprobante

# While it is in somebody's hands: what was answered, rejected or given up waits for no objection.
EN_CURSO = (Estado.PRESENTADO, Estado.OBSERVADO, Estado.RECIBIDO, Estado.DERIVADO, Estado.EN_ATENCION)


def plazo_de(comprobante: Facts, *, presentado_en: datetime) -> Plazo | None:
    """Return until when the institution may object to a voucher filed at `presentado_en`; None without such a term."""
    forma = comprobante.pago.forma if comprobante.pago else None
    regla = regla_de(tipo=comprobante.tipo, emision=comprobante.emision, forma_de_pago=forma)
    if regla is None:
        return None
    return plazo_de_conformidad(disponible=presentado_en, emision=comprobante.emision, regla=regla)


def plazo_de_fila(fila: Comprobante) -> Plazo | None:
    """Return the same of a filed voucher's row, whose last day tells that it has a term."""
    if fila.presentado_en is None or fila.conformidad_hasta is None:
        return None
    regla = regla_de(tipo=fila.tipo, emision=fila.emision, forma_de_pago=None)
    if regla is None:
        return None
    return plazo_de_conformidad(disponible=fila.presentado_en, emision=fila.emision, regla=regla)


def situacion_de(fila: Comprobante, *, ahora: datetime) -> Situacion | None:
    """Return how the term of a filed voucher stands; None for a draft's and for one that has no such term."""
    plazo = plazo_de_fila(fila)
    return situacion(plazo, momento=ahora) if plazo else None
