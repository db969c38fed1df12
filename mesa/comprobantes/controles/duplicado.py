"""The same voucher is filed once.

One that another account filed only warns: what anybody may send must not keep its issuer from being paid.
"""

from collections.abc import Iterator

from mesa.comprobantes.caso import Caso, Registro, rotulo
from mesa.comprobantes.comprobante import Comprobante
from mesa.comprobantes.reparos import Reparo, reparo


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None:
        return
    yield from ya_presentado(comprobante, caso.registro)
    if caso.repetido:
        yield reparo("comprobante.repetido", comprobante=rotulo(comprobante))


def ya_presentado(comprobante: Comprobante, registro: Registro) -> Iterator[Reparo]:
    """Yield the objection to a voucher that was filed before, if it was."""
    expediente = registro.expediente_de(comprobante.clave) if comprobante.clave else None
    if expediente:
        yield reparo("comprobante.duplicado", comprobante=rotulo(comprobante), expediente=expediente)
    elif expediente is not None:
        yield reparo("comprobante.presentado_por_otro", comprobante=rotulo(comprobante))
