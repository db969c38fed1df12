"""What is to be paid must be issued to the institution that pays."""

from collections.abc import Iterator

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso
from mesa.comprobantes.reparos import Reparo, reparo

_RUC = "6"  # catálogo 06
# Those that an institution pays by, or that change what it pays. A guide goes to whoever receives the goods.
_DE_PAGO = frozenset(
    {
        tipos.FACTURA,
        tipos.BOLETA,
        tipos.NOTA_DE_CREDITO,
        tipos.NOTA_DE_DEBITO,
        tipos.SERVICIO_PUBLICO,
        tipos.BANCOS,
        tipos.RECIBO_POR_HONORARIOS,
        tipos.NOTA_DE_HONORARIOS,
    }
)


def control(caso: Caso) -> Iterator[Reparo]:
    """Refuse only what states another RUC; a receiver who cannot be read, or has none, is a warning."""
    comprobante = caso.comprobante
    if comprobante is None or comprobante.tipo not in _DE_PAGO or comprobante.receptor.numero == caso.institucion:
        return
    receptor = comprobante.receptor
    if _es_ruc(receptor.numero) and receptor.documento in {_RUC, ""}:
        yield reparo("comprobante.receptor_distinto", receptor=receptor.numero, institucion=caso.institucion)
    else:
        yield reparo("comprobante.receptor_sin_ruc", institucion=caso.institucion)


def _es_ruc(numero: str) -> bool:
    return len(numero) == 11 and numero.isascii() and numero.isdigit()
