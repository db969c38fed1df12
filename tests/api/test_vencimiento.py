"""GET plazo/vencimiento: until when a term runs, for programs."""

import pytest

from tests.api.cliente import Llamador

pytestmark = pytest.mark.django_db
PEDIDO = {"desde": "2026-06-26", "cantidad": "2"}


def test_a_term_tells_its_last_day_the_instant_it_ends_and_what_it_passed_over() -> None:
    plazo = Llamador().get("plazo/vencimiento", **PEDIDO).json()

    assert (plazo["primer_dia"], plazo["fecha"]) == ("2026-06-30", "2026-07-01")
    assert plazo["limite"] == "2026-07-01T16:37:00-05:00"
    assert plazo["dias_saltados"] == [{"fecha": "2026-06-29", "motivo": "es feriado (San Pedro y San Pablo)"}]
    assert "Decreto Supremo 006-2026-JUS" in plazo["base_legal"]


def test_the_other_units_and_a_suspension_are_counted() -> None:
    plazo = Llamador().get(
        "plazo/vencimiento",
        **PEDIDO | {"unidad": "meses", "suspendido_desde": "2026-07-01", "suspendido_hasta": "2026-07-10"},
    )

    assert plazo.json()["fecha"] == "2026-09-07"  # 26 August and ten days: Saturday 5 September


@pytest.mark.parametrize(
    ("cambio", "campo"),
    [
        ({"cantidad": "0"}, "cantidad"),
        ({"unidad": "semanas"}, "unidad"),
        ({"desde": "2018-01-01"}, "desde"),
        ({"desde": "9999-12-31"}, "desde"),
        ({"sede": "nadie"}, "sede"),
        ({"suspendido_desde": "2026-07-01"}, "suspendido_hasta"),
    ],
)
def test_what_cannot_be_counted_names_the_field(cambio: dict[str, str], campo: str) -> None:
    respuesta = Llamador().get("plazo/vencimiento", **PEDIDO | cambio)

    assert respuesta.status_code == 422
    assert campo in respuesta.content.decode()
