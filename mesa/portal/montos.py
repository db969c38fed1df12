"""Amounts of money as a person reads them, pure: «S/ 1,180.00». Commas for thousands, a point for decimals (Peru)."""

from decimal import Decimal

from mesa.portal.texto import DURO

_SIGNOS = {"PEN": "S/", "USD": "US$", "EUR": "€"}


def monto(cuanto: Decimal | None, moneda: str | None) -> str:
    """Return an amount with its currency (ISO 4217), two decimals at least; "" for None.

    Decimals beyond the second are shown when they are not zero: what a voucher says is not rounded.
    """
    if cuanto is None:
        return ""
    signo = "-" if cuanto < 0 else ""
    escrito = f"{abs(cuanto):,f}"
    entero, _, decimales = escrito.partition(".")
    decimales = decimales.rstrip("0").ljust(2, "0")
    delante = _SIGNOS.get(moneda or "", moneda or "")
    return f"{signo}{delante}{DURO if delante else ''}{entero}.{decimales}"


def tasa(cuanto: Decimal | None) -> str:
    """Return a rate in hundredths: «12 %»; "" for None."""
    if cuanto is None:
        return ""
    entero, punto, decimales = f"{cuanto:f}".partition(".")
    decimales = decimales.rstrip("0")
    return f"{entero}{punto if decimales else ''}{decimales}{DURO}%"
