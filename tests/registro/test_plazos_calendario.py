"""Legal time of a real sede: the calendar and the rules come from the organization."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from mesa.organizacion import memoria
from mesa.organizacion.models import DiaNoLaborable, ReglaDePlazo, Sede
from mesa.organizacion.perfil import cargar_perfil
from mesa.registro.calendario import ingreso_de, reloj_de
from tests.organizacion.perfiles import escribir_perfil

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _perfil(tmp_path: Path) -> None:
    memoria.olvidar()
    # Another institution's rules begin on the same day.
    ReglaDePlazo.objects.all().delete()
    cargar_perfil(escribir_perfil(tmp_path))


def test_each_sede_follows_its_own_rule() -> None:
    sabado = datetime(2026, 6, 20, 15, 0, tzinfo=UTC)

    en_palacio = ingreso_de(Sede.objects.get(codigo="palacio"), sabado)
    en_agencia = ingreso_de(Sede.objects.get(codigo="agencia"), sabado)

    assert (en_palacio.fecha, en_palacio.regla) == (date(2026, 6, 22), "B-1")
    assert (en_agencia.fecha, en_agencia.regla) == (date(2026, 6, 20), "A-agencia")


def test_the_profiles_own_day_off_moves_a_filing_and_is_named() -> None:
    resultado = ingreso_de(None, datetime(2026, 5, 20, 15, 0, tzinfo=UTC))

    assert resultado.fecha == date(2026, 5, 21)
    assert resultado.motivo == (
        "Se presentó el miércoles 20 de mayo, que es no laborable (Aniversario del distrito, Ordenanza 12-2026)."
    )


def test_a_day_added_by_the_administrator_counts_at_once() -> None:
    momento = datetime(2026, 7, 27, 15, 0, tzinfo=UTC)
    antes = ingreso_de(None, momento).fecha

    DiaNoLaborable.objects.create(fecha=date(2026, 7, 27), nombre="Puente")

    assert antes == date(2026, 7, 27)
    assert ingreso_de(None, momento).fecha == date(2026, 7, 30)


def test_new_years_eve_in_lima_uses_limas_year() -> None:
    nochevieja = datetime(2027, 1, 1, 4, 30, tzinfo=UTC)

    assert ingreso_de(None, nochevieja).fecha == date(2026, 12, 31)


def test_the_clock_reads_the_same_rule() -> None:
    resultado = reloj_de(None, datetime(2026, 6, 29, 15, 0, tzinfo=UTC))

    assert resultado.estado == "no_habil"
    assert resultado.ingreso.regla == "B-1"
    assert resultado.ingreso.fecha == date(2026, 6, 30)


def test_after_the_first_time_a_filing_asks_the_database_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sede = Sede.objects.get(codigo="agencia")
    ingreso_de(sede, datetime(2026, 6, 26, 15, 0, tzinfo=UTC))

    with django_assert_num_queries(0):
        fecha = ingreso_de(sede, datetime(2026, 6, 26, 18, 1, tzinfo=UTC)).fecha

    assert fecha == date(2026, 6, 27)
