"""A note changes a voucher that this desk should have."""

from collections.abc import Iterator

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso
from mesa.comprobantes.comprobante import Clave, Comprobante, Referencia
from mesa.comprobantes.lectura.identidad import serie_y_numero
from mesa.comprobantes.reparos import Reparo, reparo

# What a note changes when it does not say of which kind that is.
_MODIFICA = {
    tipos.NOTA_DE_CREDITO: tipos.FACTURA,
    tipos.NOTA_DE_DEBITO: tipos.FACTURA,
    tipos.NOTA_DE_HONORARIOS: tipos.RECIBO_POR_HONORARIOS,
}


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None or comprobante.tipo not in _MODIFICA:
        return
    if not comprobante.modifica:
        yield reparo("comprobante.nota_sin_referencia")
    for referencia in comprobante.modifica:
        clave = clave_referida(comprobante, referencia)
        if clave is None or caso.registro.expediente_de(clave) is None:
            yield reparo("comprobante.nota_de_desconocido", referido=referencia.identificador)


def clave_referida(nota: Comprobante, referencia: Referencia) -> Clave | None:
    """Return the key of a voucher that a note says it changes, or None when it cannot be told or `nota` is no note."""
    partes = serie_y_numero(referencia.identificador)
    if partes is None or not nota.emisor.numero or nota.tipo not in _MODIFICA:
        return None
    return Clave(nota.emisor.numero, referencia.tipo or _MODIFICA[nota.tipo], *partes)
