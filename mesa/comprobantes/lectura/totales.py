"""The sums at the foot of a sale and the taxes in them."""

from collections.abc import Iterator
from decimal import Decimal

from mesa.comprobantes.comprobante import Impuesto, Totales
from mesa.comprobantes.lectura.ubl import Elemento, hijo, hijos, monto, monto_de, texto, texto_de, unico

GRATUITO = "9996"
_PIES = ("cac:LegalMonetaryTotal", "cac:RequestedMonetaryTotal")  # a debit note calls it otherwise
# UBL 2.0 states the bases apart (catálogo 14), without the tax: what it is the base of, in the words of UBL 2.1.
_ADICIONALES = {"1001": "1000", "1002": "9998", "1003": "9997", "1004": GRATUITO}
_NOMBRES = {"1000": "IGV", "9996": "GRA", "9997": "EXO", "9998": "INA"}
_ADICIONAL = (
    "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/sac:AdditionalInformation/sac:AdditionalMonetaryTotal"
)


def totales(raiz: Elemento) -> Totales:
    pie = next((hallado for ruta in _PIES if (hallado := hijo(raiz, ruta)) is not None), None)
    return Totales(
        valor_de_venta=monto(pie, "cbc:LineExtensionAmount"),
        impuestos=_impuestos_del_pie(raiz),
        precio_de_venta=monto(pie, "cbc:TaxInclusiveAmount"),
        descuentos=monto(pie, "cbc:AllowanceTotalAmount"),
        cargos=monto(pie, "cbc:ChargeTotalAmount"),
        anticipos=monto(pie, "cbc:PrepaidAmount"),
        redondeo=monto(pie, "cbc:PayableRoundingAmount"),
        total=None if pie is None else monto_de(unico(pie, "cbc:PayableAmount")),
    )


def moneda(raiz: Elemento) -> str | None:
    """Return the currency by its ISO 4217 letters: as stated, or else as the total carries it."""
    dicha = texto(raiz, "cbc:DocumentCurrencyCode").upper()
    if not dicha:
        dicha = next((de for ruta in _PIES if (de := _moneda_de(hijo(raiz, f"{ruta}/cbc:PayableAmount")))), "")
    return dicha if _es_moneda(dicha) else None


def _moneda_de(elemento: Elemento | None) -> str:
    return "" if elemento is None else elemento.get("currencyID", "").upper()


def _es_moneda(dicha: str) -> bool:
    return len(dicha) == 3 and dicha.isascii() and dicha.isalpha()


def impuestos(raiz: Elemento) -> tuple[Impuesto, ...]:
    """Return the taxes, one for each code, with their bases; for UBL 2.0 also what it says of exempt sales."""
    por_codigo: dict[str, Impuesto] = {}
    for impuesto in (*_de_21(raiz), *_de_20(raiz)):
        visto = por_codigo.get(impuesto.codigo)
        por_codigo[impuesto.codigo] = impuesto if visto is None else _sumado(visto, impuesto)
    return tuple(por_codigo.values())


def _de_21(raiz: Elemento) -> Iterator[Impuesto]:
    for parte in hijos(raiz, "cac:TaxTotal/cac:TaxSubtotal"):
        esquema = hijo(parte, "cac:TaxCategory/cac:TaxScheme")
        if codigo := texto(esquema, "cbc:ID"):
            yield Impuesto(
                codigo=codigo,
                nombre=texto(esquema, "cbc:Name"),
                base=monto(parte, "cbc:TaxableAmount"),
                monto=monto(parte, "cbc:TaxAmount"),
            )


def _de_20(raiz: Elemento) -> Iterator[Impuesto]:
    for adicional in hijos(raiz, _ADICIONAL):
        codigo = _ADICIONALES.get(texto(adicional, "cbc:ID"))
        base = monto(adicional, "cbc:PayableAmount")
        if codigo and base:
            yield Impuesto(codigo=codigo, nombre=_NOMBRES[codigo], base=base)


def _sumado(uno: Impuesto, otro: Impuesto) -> Impuesto:
    return Impuesto(
        codigo=uno.codigo,
        nombre=uno.nombre or otro.nombre,
        base=_suma(uno.base, otro.base),
        monto=_suma(uno.monto, otro.monto),
    )


def _suma(uno: Decimal | None, otro: Decimal | None) -> Decimal | None:
    return otro if uno is None else uno if otro is None else uno + otro


def _impuestos_del_pie(raiz: Elemento) -> Decimal | None:
    """Add up the voucher's TaxTotals (UBL 2.0 has one for each tax), leaving out one that is all of free items."""
    suma = None
    for total in hijos(raiz, "cac:TaxTotal"):
        codigos = {texto_de(codigo) for codigo in hijos(total, "cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme/cbc:ID")}
        if codigos != {GRATUITO}:
            suma = _suma(suma, monto(total, "cbc:TaxAmount"))
    return suma
