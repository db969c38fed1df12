import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mesa.consulta_sunat.pregunta import Pregunta, pregunta_sobre

DATOS: dict[str, Any] = {
    "ruc": "20123456786", "tipo": "01", "serie": "F001", "numero": 7,
    "emision": date(2026, 6, 5), "total": Decimal("1180.5"),
}  # fmt: skip


def una_pregunta(**cambios: Any) -> Pregunta | None:
    return pregunta_sobre(**(DATOS | cambios))


def test_a_voucher_is_asked_about_as_the_manual_says() -> None:
    pregunta = una_pregunta()

    assert pregunta is not None
    assert json.loads(pregunta.cuerpo()) == {
        "numRuc": "20123456786",
        "codComp": "01",
        "numeroSerie": "F001",
        "numero": "7",
        "fechaEmision": "05/06/2026",
        "monto": "1180.50",
    }


@pytest.mark.parametrize("tipo", ["01", "03", "04", "07", "08", "R1", "R7"])
def test_the_kinds_that_the_service_knows_can_be_asked(tipo: str) -> None:
    assert una_pregunta(tipo=tipo) is not None


@pytest.mark.parametrize(
    "cambio",
    [
        {"ruc": ""},
        {"ruc": "2012345678"},
        {"ruc": "２０１２３４５６７８６"},
        {"tipo": None},
        {"tipo": "09"},
        {"serie": None},
        {"serie": ""},
        {"serie": "F0011"},
        {"serie": 'F1"}'},
        {"numero": None},
        {"numero": 0},
        {"numero": 10**8},
        {"emision": None},
        {"total": None},
        {"total": Decimal("NaN")},
        {"total": Decimal("Infinity")},
        {"total": Decimal(-1)},
        {"total": Decimal("1E+999999")},
    ],
)
def test_a_voucher_that_lacks_a_fact_or_has_a_strange_one_is_not_asked_about(cambio: dict[str, Any]) -> None:
    assert una_pregunta(**cambio) is None
