"""The lines of a sale, summed up as they are read: one may hold thousands."""

from collections.abc import Iterator
from decimal import Decimal

from mesa.comprobantes.comprobante import Detalle
from mesa.comprobantes.lectura.totales import GRATUITO
from mesa.comprobantes.lectura.ubl import Elemento, hijo, hijos, monto, texto, texto_de

_LINEAS = ("cac:InvoiceLine", "cac:CreditNoteLine", "cac:DebitNoteLine")
_IGV = frozenset({"1000", "1016"})
_GRAVADO, _EXONERADO, _INAFECTO = "10", "20", "30"
_ONEROSAS = frozenset({_GRAVADO, "17", _EXONERADO, _INAFECTO, "40"})  # catálogo 07; 17 is IVAP
_REFERENCIAL = "02"  # catálogo 16: the price is of reference, for what is given free
# Catálogo 53: discounts and charges on the whole that change the base of the tax, and advances.
_A_LA_BASE = frozenset({"02", "49", "04", "05", "06"})


def detalle(raiz: Elemento) -> Detalle:
    cuantas, valor, gratuito, completo = 0, Decimal(0), Decimal(0), True
    tasas: dict[Decimal, None] = {}
    for linea in _lineas(raiz):
        cuantas += 1
        de_la_linea = monto(linea, "cbc:LineExtensionAmount")
        completo = completo and de_la_linea is not None
        if es_gratuita(linea):
            gratuito += de_la_linea or 0
        else:
            valor += de_la_linea or 0
            tasas |= dict.fromkeys(_tasas(linea))
    return Detalle(
        lineas=cuantas,
        valor=valor,
        valor_gratuito=gratuito,
        tasas_de_igv=tuple(tasas),
        completo=completo,
        global_a_la_base=_global_a_la_base(raiz),
    )


def es_gratuita(linea: Elemento) -> bool:
    """Tell a line that nobody pays for, by any of the four ways in which one says so."""
    if texto(linea, "cbc:FreeOfChargeIndicator") == "true":
        return True
    for parte in hijos(linea, "cac:TaxTotal/cac:TaxSubtotal"):
        if texto(parte, "cac:TaxCategory/cac:TaxScheme/cbc:ID") == GRATUITO:
            return True
        afectacion = texto(parte, "cac:TaxCategory/cbc:TaxExemptionReasonCode")
        if afectacion.isdigit() and len(afectacion) == 2 and afectacion not in _ONEROSAS:
            return True
    precios = {
        texto_de(codigo)
        for codigo in hijos(linea, "cac:PricingReference/cac:AlternativeConditionPrice/cbc:PriceTypeCode")
    }
    return precios == {_REFERENCIAL}


def _lineas(raiz: Elemento) -> Iterator[Elemento]:
    for ruta in _LINEAS:
        yield from hijos(raiz, ruta)


def _tasas(linea: Elemento) -> Iterator[Decimal]:
    for parte in hijos(linea, "cac:TaxTotal/cac:TaxSubtotal"):
        categoria = hijo(parte, "cac:TaxCategory")
        if texto(categoria, "cac:TaxScheme/cbc:ID") in _IGV:
            tasa = monto(categoria, "cbc:Percent")
            tasa = tasa if tasa is not None else monto(parte, "cbc:Percent")
            if tasa:
                yield tasa.normalize()


def _global_a_la_base(raiz: Elemento) -> Decimal:
    suma = Decimal(0)
    for ajuste in hijos(raiz, "cac:AllowanceCharge"):
        if texto(ajuste, "cbc:AllowanceChargeReasonCode") in _A_LA_BASE:
            cuanto = monto(ajuste, "cbc:Amount") or Decimal(0)
            suma += cuanto if texto(ajuste, "cbc:ChargeIndicator") == "true" else -cuanto
    return suma
