"""The same voucher is filed once."""

from collections.abc import Iterator

from mesa.comprobantes.caso import Caso, rotulo
from mesa.comprobantes.reparos import Reparo, reparo


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None or comprobante.clave is None:
        return
    if expediente := caso.registro.expediente_de(comprobante.clave):
        yield reparo("comprobante.duplicado", comprobante=rotulo(comprobante), expediente=expediente)
