"""The eight days in which the institution may object to a voucher, counted from its filing."""

from datetime import datetime

from mesa.comprobantes.comprobante import Comprobante as Facts
from mesa.comprobantes.plazo_de_conformidad import Plazo, Situacion, plazo_de_conformidad, regla_de, situacion
from mesa.expedientes.models import Comprobante


def plazo_de(comprobante: Facts, *, presentado_en: datetime) -> Plazo | None:
    """Return until when the institution may object to a voucher filed at `presentado_en`; None without such a term."""
    forma = comprobante.pago.forma if comprobante.pago else None
    regla = regla_de(tipo=comprobante.tipo, emision=comprobante.emision, forma_de_pago=forma)
    if regla is None:
        return None
    return plazo_de_conformidad(disponible=presentado_en, emision=comprobante.emision, regla=regla)


def situacion_de(fila: Comprobante, comprobante: Facts, *, ahora: datetime) -> Situacion | None:
    """Return how the term of a filed voucher stands; None for a draft's and for one that has no such term."""
    if fila.presentado_en is None:
        return None
    plazo = plazo_de(comprobante, presentado_en=fila.presentado_en)
    return situacion(plazo, momento=ahora) if plazo else None
