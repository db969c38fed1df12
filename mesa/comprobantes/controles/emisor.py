"""Whoever files somebody else's voucher is told so."""

from collections.abc import Iterator

from mesa.comprobantes.caso import Caso
from mesa.comprobantes.reparos import Reparo, reparo


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None or not caso.cuenta or not comprobante.emisor.numero:
        return
    if not _es_suyo(comprobante.emisor.numero, caso.cuenta):
        yield reparo("comprobante.otro_emisor", emisor=comprobante.emisor.numero, cuenta=caso.cuenta)


def _es_suyo(emisor: str, cuenta: str) -> bool:
    """A person's RUC is 10, the DNI and a check digit."""
    return emisor == cuenta or (len(cuenta) == 8 and emisor.startswith(f"10{cuenta}"))
