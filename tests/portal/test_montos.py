from decimal import Decimal

import pytest

from mesa.portal.montos import monto, tasa


@pytest.mark.parametrize(
    ("cuanto", "moneda", "escrito"),
    [
        ("1180", "PEN", "S/\u00a01,180.00"),
        ("1234567.5", "USD", "US$\u00a01,234,567.50"),
        ("0.10", "EUR", "€\u00a00.10"),
        ("12.345", "PEN", "S/\u00a012.345"),
        ("-3500.00", "PEN", "-S/\u00a03,500.00"),
        ("9", "CLP", "CLP\u00a09.00"),
        ("1E+3", None, "1,000.00"),
    ],
)
def test_amount_is_written_as_in_peru_and_never_rounded(cuanto: str, moneda: str | None, escrito: str) -> None:
    assert monto(Decimal(cuanto), moneda) == escrito


def test_no_amount_is_no_text() -> None:
    assert monto(None, "PEN") == ""
    assert tasa(None) == ""


@pytest.mark.parametrize(("cuanto", "escrito"), [("12.00", "12\u00a0%"), ("10.50", "10.5\u00a0%"), ("0", "0\u00a0%")])
def test_rate_is_written_without_idle_zeros(cuanto: str, escrito: str) -> None:
    assert tasa(Decimal(cuanto)) == escrito
