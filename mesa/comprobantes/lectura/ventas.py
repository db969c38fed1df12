"""Sales and what changes them: Invoice, CreditNote, DebitNote, SelfBilledInvoice."""

from collections.abc import Callable

from mesa.comprobantes import tipos
from mesa.comprobantes.comprobante import Comprobante, Regimen
from mesa.comprobantes.lectura import identidad, pagos, referencias, totales
from mesa.comprobantes.lectura.comun import con_ilegibles, version
from mesa.comprobantes.lectura.lineas import detalle
from mesa.comprobantes.lectura.partes import parte_con_cuenta
from mesa.comprobantes.lectura.ubl import Elemento, fecha, fecha_de, hijo, texto, unico

_EMISOR, _RECEPTOR = "cac:AccountingSupplierParty", "cac:AccountingCustomerParty"
_ESENCIALES = ("serie", "numero", "emision", "emisor", "moneda", "total")
_DE_HONORARIOS = frozenset({tipos.RECIBO_POR_HONORARIOS, tipos.NOTA_DE_HONORARIOS})


def factura(raiz: Elemento) -> Comprobante:
    return _venta(raiz, identidad.tipo_de_venta(raiz))


def nota_de_credito(raiz: Elemento) -> Comprobante:
    return _venta(raiz, identidad.tipo_de_nota_de_credito(raiz))


def nota_de_debito(raiz: Elemento) -> Comprobante:
    return _venta(raiz, tipos.NOTA_DE_DEBITO)


def liquidacion_de_compra(raiz: Elemento) -> Comprobante:
    """Read a purchase from someone who issues nothing: here the buyer issues."""
    return _venta(raiz, tipos.LIQUIDACION_DE_COMPRA, emisor=_RECEPTOR, receptor=_EMISOR)


def _venta(raiz: Elemento, tipo: str, *, emisor: str = _EMISOR, receptor: str = _RECEPTOR) -> Comprobante:
    identificador = identidad.identificador(raiz)
    serie, numero = identidad.serie_y_numero(identificador) or (None, None)
    clase = hijo(raiz, "cbc:InvoiceTypeCode")
    leido = Comprobante(
        tipo=tipo,
        identificador=identificador,
        serie=serie,
        numero=numero,
        emision=fecha_de(unico(raiz, "cbc:IssueDate")),
        vencimiento=fecha(raiz, "cbc:DueDate", "cac:PaymentMeans/cbc:PaymentDueDate"),
        emisor=parte_con_cuenta(unico(raiz, emisor)),
        receptor=parte_con_cuenta(unico(raiz, receptor)),
        moneda=totales.moneda(raiz),
        operacion=texto(raiz, "cbc:ProfileID") or ("" if clase is None else clase.get("listID", "")),
        totales=totales.totales(raiz),
        impuestos=totales.impuestos(raiz),
        detalle=detalle(raiz),
        pago=pagos.pago(raiz),
        detraccion=pagos.detraccion(raiz),
        percepcion=pagos.percepcion(raiz),
        retencion=_retencion(raiz, tipo),
        orden_de_compra=referencias.orden_de_compra(raiz, identificador),
        modifica=referencias.modificados(raiz),
        motivo=referencias.motivo(raiz),
        adjuntos_referidos=referencias.adjuntos(raiz),
        anticipos_de=referencias.anticipos(raiz),
        version=version(raiz),
    )
    return con_ilegibles(leido, _ESENCIALES)


def _retencion(raiz: Elemento, tipo: str) -> Regimen | None:
    leer: Callable[[Elemento], Regimen | None]
    leer = pagos.retencion_de_cuarta if tipo in _DE_HONORARIOS else pagos.retencion_de_igv
    return leer(raiz)
