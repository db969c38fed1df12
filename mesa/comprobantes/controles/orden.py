"""A sale to an institution answers to an order, whose number stands in the XML or is asked for in the form."""

import re
from collections.abc import Iterator

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso
from mesa.comprobantes.reparos import Reparo, reparo
from mesa.lib.texto import Gravedad

_CON_ORDEN = frozenset({tipos.FACTURA, tipos.RECIBO_POR_HONORARIOS})


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None or comprobante.tipo not in _CON_ORDEN or not caso.politica.pide_orden:
        return
    del_xml, escrita = comprobante.orden_de_compra, caso.orden.strip()
    orden = escrita or del_xml
    if not orden:
        yield reparo("comprobante.orden_falta", gravedad=Gravedad.ERROR if caso.politica.exige_orden else None)
        return
    if caso.politica.patron_de_orden and not re.fullmatch(caso.politica.patron_de_orden, orden):
        yield reparo("comprobante.orden_sin_forma", orden=orden)
    if del_xml and escrita and _pelada(del_xml) != _pelada(escrita):
        yield reparo("comprobante.orden_distinta", orden=del_xml, escrita=escrita)


def _pelada(orden: str) -> str:
    """Return an order's number as one compares it: without blanks, dashes, capitals or leading zeros."""
    return re.sub(r"[\s.\-/]", "", orden).upper().lstrip("0")
