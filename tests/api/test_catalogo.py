import pytest
from pytest_django import DjangoAssertNumQueries

from tests.api.cliente import Llamador

pytestmark = pytest.mark.django_db


def test_catalogo_names_where_and_what_can_be_filed_without_a_token() -> None:
    catalogo = Llamador().get("catalogo").json()

    tipos = {tipo["codigo"]: tipo for tipo in catalogo["tipos_de_documento"]}
    assert catalogo["institucion"]["ruc"] == "20100128218"
    assert len(catalogo["sedes"]) == 6
    assert all(sede["dependencias"] for sede in catalogo["sedes"])
    assert tipos["contrato"]["solo_certificado_digital"] is True
    assert tipos["carta"]["solo_fisico"] is False
    assert catalogo["limites"]["expediente_bytes"] == 20_971_520
    assert catalogo["limites"]["formatos_principal"] == ["pdf"]


def test_catalogo_tells_the_hours() -> None:
    horario = Llamador().get("catalogo").json()["horario"]

    assert horario["dias"] == ["lunes", "martes", "miércoles", "jueves", "viernes"]
    assert (horario["desde"], horario["hasta"], horario["zona"]) == ("07:00", "16:36", "America/Lima")


def test_catalogo_is_remembered(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Llamador().get("catalogo")

    with django_assert_num_queries(0):
        assert Llamador().get("catalogo").status_code == 200


@pytest.mark.parametrize(
    ("momento", "fecha"),
    [
        ("2026-06-26T16:36:59-05:00", "2026-06-26"),
        ("2026-06-26T16:37:00-05:00", "2026-06-30"),
        ("2026-06-26T21:36:59Z", "2026-06-26"),
        ("2026-06-26T16:36:59", "2026-06-26"),
        ("2026-06-26T21:37:00+00:00", "2026-06-30"),
    ],
)
def test_plazo_dates_a_moment(momento: str, fecha: str) -> None:
    plazo = Llamador().get("plazo", momento=momento).json()

    assert plazo["fecha_de_ingreso"] == fecha
    assert plazo["regla"] == "A-2026.1"
    assert plazo["momento"].endswith("-05:00")


def test_plazo_says_what_moved_the_date() -> None:
    plazo = Llamador().get("plazo", momento="2026-06-27T10:00:00-05:00").json()

    assert plazo["fecha_de_ingreso"] == "2026-06-30"
    assert "San Pedro y San Pablo" in plazo["motivo"]


def test_plazo_takes_a_plus_sign_that_was_not_escaped() -> None:
    plazo = Llamador().client.get("/api/v1/plazo?momento=2026-06-26T21:36:59+00:00").json()

    assert plazo["fecha_de_ingreso"] == "2026-06-26"


@pytest.mark.parametrize(
    "momento", ["ayer", "2026-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1990-01-01"]
)
def test_plazo_refuses_a_moment_it_cannot_date(momento: str) -> None:
    respuesta = Llamador().get("plazo", momento=momento)

    assert respuesta.status_code == 422
    assert respuesta.json()["hallazgos"][0]["campo"] == "momento"


def test_plazo_refuses_an_unknown_sede() -> None:
    respuesta = Llamador().get("plazo", sede="atlantida")

    assert respuesta.status_code == 422
    assert respuesta.json()["hallazgos"][0]["campo"] == "sede"
