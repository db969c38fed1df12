"""The figures of a sale agree with each other, by any of the ways in which honest systems write them.

A control that shouts at sound vouchers is soon ignored: it speaks only when no way of adding up comes to what is
written (SUNAT's own rules allow a difference of 1, for each line rounds by itself).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso
from mesa.comprobantes.comprobante import Comprobante, Impuesto
from mesa.comprobantes.lectura.totales import GRATUITO
from mesa.comprobantes.reparos import Reparo, reparo

_CERO = Decimal(0)
_POR_LINEA = Decimal("0.01")
_DE_VENTA = frozenset(
    {tipos.FACTURA, tipos.BOLETA, tipos.NOTA_DE_CREDITO, tipos.NOTA_DE_DEBITO, tipos.SERVICIO_PUBLICO}
)
_IGV, _ISC = "1000", "2000"
# Catálogo 05: what has a base of its own within the sale value; ISC, ICBPER and others are charged on what has one.
_CON_BASE = frozenset({"1000", "1016", "9995", "9997", "9998"})
# General; of small hotels and restaurants (Leyes 31556 and 32219), by the year.
_TASAS_DE_IGV = (Decimal(18), Decimal(10), Decimal("10.5"), Decimal(15))


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None or comprobante.tipo not in _DE_VENTA:
        return
    holgura = caso.politica.tolerancia + _POR_LINEA * comprobante.detalle.lineas
    yield from _igv(comprobante, holgura)
    yield from _total(comprobante, holgura)
    yield from _lineas(comprobante, holgura)


def _igv(comprobante: Comprobante, holgura: Decimal) -> Iterator[Reparo]:
    """Compare the IGV with its base, at the rates that the lines name; ISC may or may not be within the base."""
    igv = _impuesto(comprobante, _IGV)
    if igv is None or igv.base is None or igv.monto is None:
        return
    isc = _impuesto(comprobante, _ISC)
    de_isc = (isc.monto or _CERO) if isc else _CERO
    bases = (igv.base, igv.base + de_isc, igv.base + comprobante.detalle.global_a_la_base)
    esperados = [base * tasa / 100 for base in bases for tasa in comprobante.detalle.tasas_de_igv or _TASAS_DE_IGV]
    if not min(esperados) - holgura <= igv.monto <= max(esperados) + holgura or (
        len(comprobante.detalle.tasas_de_igv) < 2 and not _cerca(igv.monto, esperados, holgura)
    ):
        yield reparo("importes.igv_no_cuadra", igv=_escrito(igv.monto), base=_escrito(igv.base))


def _total(comprobante: Comprobante, holgura: Decimal) -> Iterator[Reparo]:
    """Compare the total with the price, and the price with sale value and taxes; without a price, the two ends."""
    pie = comprobante.totales
    de_valor = [base + impuesto for base in _bases(comprobante) for impuesto in _impuestos(comprobante)]
    tramos = [(pie.total, de_valor)]
    if pie.precio_de_venta is not None:
        tramos = [(pie.total, [pie.precio_de_venta]), (pie.precio_de_venta, de_valor)]
    ajustes = _sumas(pie.cargos, _menos(pie.descuentos), _menos(pie.anticipos), pie.redondeo)
    for dicho, desde in tramos:
        posibles = [uno + ajuste for uno in desde for ajuste in ajustes]
        if pie.total is not None and dicho is not None and posibles and not _cerca(dicho, posibles, holgura):
            yield reparo("importes.total_no_cuadra", total=_escrito(pie.total))
            return


def _lineas(comprobante: Comprobante, holgura: Decimal) -> Iterator[Reparo]:
    """Compare the lines with the sale value: free ones, advances and discounts on the whole may or may not be in it."""
    detalle, pie = comprobante.detalle, comprobante.totales
    if pie.valor_de_venta is None or not detalle.lineas or not detalle.completo:
        return
    ajustes = _sumas(
        detalle.valor_gratuito, detalle.global_a_la_base, _menos(pie.descuentos), pie.cargos, _menos(pie.anticipos)
    )
    if not _cerca(pie.valor_de_venta, [detalle.valor + ajuste for ajuste in ajustes], holgura):
        yield reparo("importes.lineas_no_cuadran", lineas=_escrito(detalle.valor), valor=_escrito(pie.valor_de_venta))


def _bases(comprobante: Comprobante) -> list[Decimal]:
    """Return the sale value in the ways in which the voucher states it."""
    de_impuestos = [uno.base for uno in comprobante.impuestos if uno.codigo in _CON_BASE and uno.base is not None]
    valor = comprobante.totales.valor_de_venta
    return [*([sum(de_impuestos, _CERO)] if de_impuestos else []), *([] if valor is None else [valor])]


def _impuestos(comprobante: Comprobante) -> list[Decimal]:
    """Return the sum of taxes as stated, and as its parts come to without those on what is given free."""
    de_las_partes = sum((uno.monto or _CERO for uno in comprobante.impuestos if uno.codigo != GRATUITO), _CERO)
    dicho = comprobante.totales.impuestos
    return [de_las_partes, *([] if dicho is None else [dicho])]


def _impuesto(comprobante: Comprobante, codigo: str) -> Impuesto | None:
    return next((uno for uno in comprobante.impuestos if uno.codigo == codigo), None)


def _sumas(*ajustes: Decimal | None) -> list[Decimal]:
    """Return all sums of some of the adjustments, none of them included."""
    opciones = [(_CERO, ajuste) if ajuste else (_CERO,) for ajuste in ajustes]
    return [sum(elegidos, _CERO) for elegidos in product(*opciones)]


def _menos(monto: Decimal | None) -> Decimal | None:
    return None if monto is None else -monto


def _cerca(monto: Decimal, esperados: Iterable[Decimal], holgura: Decimal) -> bool:
    return any(abs(monto - esperado) <= holgura for esperado in esperados)


def _escrito(monto: Decimal) -> str:
    return f"{monto:,.2f}"
