from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from mesa.organizacion.calendario import (
    SinReglaDePlazoError,
    feriados_nacionales,
    no_laborables,
    regla_de_version,
    regla_vigente,
)
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


# DL 713 art. 6 in the text of Ley 31822, and since when each day that was added counts (year of its first celebration).
FERIADOS_DE_LEY = (
    ("Año Nuevo", 1, 1, 1992),
    ("Día del Trabajo", 5, 1, 1992),
    ("Batalla de Arica y Día de la Bandera", 6, 7, 2024),  # Ley 31788, published after 7 June 2023
    ("San Pedro y San Pablo", 6, 29, 1992),
    ("Capitán FAP José Abelardo Quiñones Gonzales", 7, 23, 2023),  # Ley 31822
    ("Fiestas Patrias", 7, 28, 1992),
    ("Fiestas Patrias", 7, 29, 1992),
    ("Batalla de Junín", 8, 6, 2022),  # Ley 31530
    ("Santa Rosa de Lima", 8, 30, 1992),
    ("Combate de Angamos", 10, 8, 1992),
    ("Todos los Santos", 11, 1, 1992),
    ("Inmaculada Concepción", 12, 8, 1992),
    ("Batalla de Ayacucho", 12, 9, 2022),  # Ley 31381
    ("Navidad del Señor", 12, 25, 1992),
)
# Easter Sundays, as almanacs give them; Thursday and Friday before are holidays and the Sunday is not.
PASCUAS = {
    2019: date(2019, 4, 21), 2020: date(2020, 4, 12), 2021: date(2021, 4, 4), 2022: date(2022, 4, 17),
    2023: date(2023, 4, 9), 2024: date(2024, 3, 31), 2025: date(2025, 4, 20), 2026: date(2026, 4, 5),
    2027: date(2027, 3, 28), 2028: date(2028, 4, 16), 2029: date(2029, 4, 1), 2030: date(2030, 4, 21),
}  # fmt: skip


@pytest.mark.parametrize("ejercicio", PASCUAS)
def test_national_holidays_are_those_of_the_law_and_no_other(ejercicio: int) -> None:
    fijos = {date(ejercicio, mes, dia) for _, mes, dia, desde in FERIADOS_DE_LEY if ejercicio >= desde}
    santos = {PASCUAS[ejercicio] - timedelta(days=n) for n in (2, 3)}

    assert set(feriados_nacionales(ejercicio)) == fijos | santos


@pytest.mark.django_db
def test_a_receipts_rule_is_found_by_its_version_though_another_is_in_force() -> None:
    una_regla("A-1", desde=date(2025, 1, 1))
    una_regla("A-2", desde=date(2026, 3, 1))

    assert regla_de_version("A-1").version == "A-1"
    with pytest.raises(SinReglaDePlazoError, match="«A-9» no está"):
        regla_de_version("A-9")


@pytest.mark.django_db
@pytest.mark.parametrize("con_sede", [False, True])
def test_two_rules_of_one_sede_cannot_begin_on_the_same_day(con_sede: bool) -> None:
    sede = Sede.objects.create(codigo="iquitos", nombre="Iquitos") if con_sede else None
    una_regla("A-1", desde=date(2026, 1, 1), sede=sede)
    otra = ReglaDePlazo(
        version="A-2", codigo="A", dias=[0], desde=time(8), hasta=time(15), vigente_desde=date(2026, 1, 1), sede=sede
    )

    with pytest.raises(ValidationError, match="rige desde ese mismo día"):
        otra.full_clean()


@pytest.mark.django_db
def test_summer_hours_end_and_the_usual_rule_comes_back() -> None:
    una_regla("usual", desde=date(2025, 1, 1))
    una_regla("verano", desde=date(2026, 1, 1), hasta=date(2026, 3, 31))

    assert regla_vigente(sede=None, dia=date(2026, 3, 31)).version == "verano"
    assert regla_vigente(sede=None, dia=date(2026, 4, 1)).version == "usual"


@pytest.mark.django_db
def test_the_calendar_reaches_as_far_as_it_is_asked() -> None:
    assert date(2033, 1, 1) in no_laborables(sede_id=None, ejercicio=2026, ejercicios=8).nombres


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
