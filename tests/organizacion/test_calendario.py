from datetime import date, time

import pytest

from mesa.organizacion.calendario import SinReglaDePlazoError, feriados_nacionales, no_laborables, regla_vigente
from mesa.organizacion.models import DiaNoLaborable, ReglaDePlazo, Sede


def una_regla(version: str, *, desde: date, hasta: date | None = None, sede: Sede | None = None) -> ReglaDePlazo:
    return ReglaDePlazo.objects.create(
        version=version, codigo="A", dias=[0, 1], desde=time(8), hasta=time(15), vigente_desde=desde,
        vigente_hasta=hasta, sede=sede,
    )  # fmt: skip


def test_national_holidays_have_spanish_names() -> None:
    feriados = feriados_nacionales(2026)

    assert feriados[date(2026, 6, 29)] == "San Pedro y San Pablo"
    assert feriados[date(2026, 4, 2)] == "Jueves Santo"
    assert feriados[date(2026, 12, 9)] == "Batalla de Ayacucho"


@pytest.mark.django_db
def test_the_calendar_reaches_into_the_next_year() -> None:
    dias = no_laborables(sede_id=None, ejercicio=2026)

    assert dias.nombres[date(2027, 1, 1)] == "Año Nuevo"


@pytest.mark.django_db
def test_a_decreed_day_counts_for_all_and_a_regional_one_for_its_sede() -> None:
    iquitos = Sede.objects.create(codigo="iquitos", nombre="Iquitos")
    talara = Sede.objects.create(codigo="talara", nombre="Talara")
    DiaNoLaborable.objects.create(fecha=date(2026, 7, 27), nombre="Puente", base_legal="DS 1-2026-PCM")
    DiaNoLaborable.objects.create(fecha=date(2026, 1, 5), nombre="Aniversario de Iquitos", sede=iquitos)

    en_iquitos = no_laborables(sede_id=iquitos.pk, ejercicio=2026)
    en_talara = no_laborables(sede_id=talara.pk, ejercicio=2026)

    assert en_iquitos.decretados == {date(2026, 7, 27), date(2026, 1, 5)}
    assert en_talara.decretados == {date(2026, 7, 27)}
    assert en_talara.nombres[date(2026, 7, 27)] == "Puente, DS 1-2026-PCM"


@pytest.mark.django_db
def test_a_holiday_decreed_again_stays_a_holiday() -> None:
    DiaNoLaborable.objects.create(fecha=date(2026, 6, 29), nombre="Otro nombre")

    dias = no_laborables(sede_id=None, ejercicio=2026)

    assert dias.nombres[date(2026, 6, 29)] == "San Pedro y San Pablo"
    assert dias.decretados == frozenset()


@pytest.mark.django_db
def test_a_later_rule_supersedes_and_the_past_keeps_its_own() -> None:
    una_regla("A-1", desde=date(2025, 1, 1))
    una_regla("A-2", desde=date(2026, 3, 1))

    assert regla_vigente(sede=None, dia=date(2026, 2, 28)).version == "A-1"
    assert regla_vigente(sede=None, dia=date(2026, 3, 1)).version == "A-2"


@pytest.mark.django_db
def test_a_sedes_own_rule_goes_before_the_general_one() -> None:
    iquitos = Sede.objects.create(codigo="iquitos", nombre="Iquitos")
    talara = Sede.objects.create(codigo="talara", nombre="Talara")
    una_regla("general", desde=date(2026, 3, 1))
    una_regla("iquitos", desde=date(2026, 1, 1), hasta=date(2026, 6, 30), sede=iquitos)

    assert regla_vigente(sede=iquitos, dia=date(2026, 6, 30)).version == "iquitos"
    assert regla_vigente(sede=iquitos, dia=date(2026, 7, 1)).version == "general"
    assert regla_vigente(sede=talara, dia=date(2026, 6, 30)).version == "general"


@pytest.mark.django_db
def test_a_day_without_rule_says_what_to_do() -> None:
    with pytest.raises(SinReglaDePlazoError, match=r"Ninguna regla de plazo rige el 26/06/2026: agrega una"):
        regla_vigente(sede=None, dia=date(2026, 6, 26))
