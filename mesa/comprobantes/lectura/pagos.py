"""How a sale is to be paid: terms, instalments, detracción, perception, and income tax withheld from fees."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mesa.comprobantes.comprobante import Cuota, Detraccion, Pago, Regimen
from mesa.comprobantes.lectura.ubl import Elemento, fecha, hijos, monto, texto

_ADICIONAL = (
    "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/sac:AdditionalInformation/sac:AdditionalMonetaryTotal"
)
_PERCEPCION, _DETRACCION = "2001", "2003"  # catálogo 14
_CARGOS_DE_PERCEPCION = frozenset({"51", "52", "53"})  # catálogo 53
_RETENCION_DE_IGV = "62"
_FORMAS = {"contado": "contado", "credito": "credito", "crédito": "credito"}


def pago(raiz: Elemento) -> Pago | None:
    """Return the terms of payment (cac:PaymentTerms «FormaPago»), or None when the voucher states none."""
    forma, pendiente, cuotas = "", None, []
    for termino in _terminos(raiz, "formapago"):
        medio = texto(termino, "cbc:PaymentMeansID")
        if medio.lower().startswith("cuota"):
            cuotas.append(Cuota(nombre=medio, monto=monto(termino, "cbc:Amount"), vence=_vence(termino)))
        elif medio.lower() in _FORMAS:
            forma, pendiente = _FORMAS[medio.lower()], monto(termino, "cbc:Amount")
    if not forma and not cuotas:
        return None
    return Pago(forma=forma or "credito", pendiente=pendiente, cuotas=tuple(cuotas))


def detraccion(raiz: Elemento) -> Detraccion | None:
    cuenta = next((texto(medio, "cac:PayeeFinancialAccount/cbc:ID") for medio in _medios(raiz, "detracc")), "")
    for termino in _terminos(raiz, "detracc"):
        return Detraccion(
            bien=texto(termino, "cbc:PaymentMeansID"),
            tasa=monto(termino, "cbc:PaymentPercent"),
            monto=monto(termino, "cbc:Amount"),
            cuenta=cuenta,
        )
    adicional = _adicional(raiz, _DETRACCION)
    if adicional is None:
        return Detraccion(cuenta=cuenta) if cuenta else None
    return Detraccion(tasa=monto(adicional, "cbc:Percent"), monto=monto(adicional, "cbc:PayableAmount"), cuenta=cuenta)


def percepcion(raiz: Elemento) -> Regimen | None:
    """Return what is charged on top as perception of IGV, in the words of UBL 2.1 or 2.0."""
    for ajuste in hijos(raiz, "cac:AllowanceCharge"):
        codigo = texto(ajuste, "cbc:AllowanceChargeReasonCode")
        if codigo in _CARGOS_DE_PERCEPCION:
            factor = monto(ajuste, "cbc:MultiplierFactorNumeric")
            total = next((monto(uno, "cbc:Amount") for uno in _terminos(raiz, "percepc")), None)
            return Regimen(
                codigo=codigo,
                tasa=None if factor is None else factor * 100,
                base=monto(ajuste, "cbc:BaseAmount"),
                monto=monto(ajuste, "cbc:Amount"),
                total=total,
            )
    adicional = _adicional(raiz, _PERCEPCION)
    if adicional is None:
        return None
    return Regimen(
        base=monto(adicional, "sac:ReferenceAmount"),
        monto=monto(adicional, "cbc:PayableAmount"),
        total=monto(adicional, "sac:TotalAmount"),
    )


def retencion_de_igv(raiz: Elemento) -> Regimen | None:
    """Return the IGV that the payer, as agent, withholds from this sale."""
    for ajuste in hijos(raiz, "cac:AllowanceCharge"):
        if texto(ajuste, "cbc:AllowanceChargeReasonCode") == _RETENCION_DE_IGV:
            factor = monto(ajuste, "cbc:MultiplierFactorNumeric")
            return Regimen(
                codigo=_RETENCION_DE_IGV,
                tasa=None if factor is None else factor * 100,
                base=monto(ajuste, "cbc:BaseAmount"),
                monto=monto(ajuste, "cbc:Amount"),
            )
    return None


def retencion_de_cuarta(raiz: Elemento) -> Regimen:
    """Return the income tax that the payer of fees withholds; an amount of zero when the receipt asks for none."""
    retenido, tasa = Decimal(0), None
    for parte in hijos(raiz, "cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal"):
        retenido += monto(parte, "cbc:TaxAmount") or 0
        tasa = tasa if tasa is not None else monto(parte, "cbc:Percent", "cac:TaxCategory/cbc:Percent")
    return Regimen(codigo="cuarta", tasa=tasa, monto=retenido)


def _terminos(raiz: Elemento, nombre: str) -> Iterator[Elemento]:
    return (uno for uno in hijos(raiz, "cac:PaymentTerms") if texto(uno, "cbc:ID").lower().startswith(nombre))


def _medios(raiz: Elemento, nombre: str) -> Iterator[Elemento]:
    return (uno for uno in hijos(raiz, "cac:PaymentMeans") if texto(uno, "cbc:ID").lower().startswith(nombre))


def _vence(termino: Elemento) -> date | None:
    return fecha(termino, "cbc:PaymentDueDate")


def _adicional(raiz: Elemento, codigo: str) -> Elemento | None:
    return next((uno for uno in hijos(raiz, _ADICIONAL) if texto(uno, "cbc:ID") == codigo), None)
