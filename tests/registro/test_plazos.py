"""On which day a filing counts. The instants are Lima's unless they say UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.registro.plazos import Calendario, CodigoRegla, Ingreso, Regla, fecha_de_ingreso

LIMA = ZoneInfo("America/Lima")
FERIADOS = {
    date(2025, 12, 25): "Navidad del Señor",
    date(2026, 1, 1): "Año Nuevo",
    date(2026, 4, 2): "Jueves Santo",
    date(2026, 4, 3): "Viernes Santo",
    date(2026, 6, 29): "San Pedro y San Pablo",
    date(2026, 7, 28): "Día de la Independencia",
    date(2026, 7, 29): "Día de la Gran Parada Militar",
    date(2026, 12, 8): "Inmaculada Concepción",
    date(2026, 12, 9): "Batalla de Ayacucho",
    date(2026, 12, 25): "Navidad del Señor",
    date(2027, 1, 1): "Año Nuevo",
}
CALENDARIO = Calendario(FERIADOS)


def una_regla(codigo: CodigoRegla = "A") -> Regla:
    return Regla(codigo, f"{codigo}-2026.1", frozenset(range(5)), time(7), time(16, 36))


def en_lima(*partes: int) -> datetime:
    return datetime(*partes, tzinfo=LIMA)  # type: ignore[misc, arg-type]


def ingreso(momento: datetime, codigo: CodigoRegla = "A") -> Ingreso:
    return fecha_de_ingreso(momento, calendario=CALENDARIO, regla=una_regla(codigo))


def test_within_hours_counts_today() -> None:
    resultado = ingreso(en_lima(2026, 6, 26, 10, 24))

    assert resultado.fecha == date(2026, 6, 26)
    assert resultado.motivo == "Se presentó dentro del horario de atención (7:00 a 16:36)."
    assert resultado.regla == "A-2026.1"
    assert resultado.en_horario
    assert not resultado.movido


def test_after_closing_on_a_friday_before_a_holiday_names_the_holiday() -> None:
    resultado = ingreso(en_lima(2026, 6, 26, 16, 52))

    assert resultado.fecha == date(2026, 6, 30)
    assert resultado.motivo == (
        "Se presentó a las 16:52, después del cierre de las 16:36. "
        "El lunes 29 de junio es feriado (San Pedro y San Pablo)."
    )
    assert resultado.movido


@pytest.mark.parametrize(
    ("momento", "fecha"),
    [
        (en_lima(2026, 6, 25, 16, 36, 59, 999_999), date(2026, 6, 25)),
        (en_lima(2026, 6, 25, 16, 37, 0), date(2026, 6, 26)),
    ],
)
def test_the_closing_minute_belongs_to_the_filer(momento: datetime, fecha: date) -> None:
    assert ingreso(momento).fecha == fecha


def test_before_opening_on_a_business_day_counts_that_day() -> None:
    resultado = ingreso(en_lima(2026, 6, 25, 1, 5))

    assert resultado.fecha == date(2026, 6, 25)
    assert resultado.motivo == "Se presentó a la 1:05 de un día hábil, antes de abrir: cuenta ese mismo día."
    assert not resultado.en_horario


def test_a_weekend_counts_as_the_next_business_day() -> None:
    resultado = ingreso(en_lima(2026, 6, 20, 9, 0))

    assert resultado.fecha == date(2026, 6, 22)
    assert resultado.motivo == "Se presentó el sábado 20 de junio, que no es día hábil."


def test_a_holiday_is_named_as_the_cause() -> None:
    resultado = ingreso(en_lima(2026, 6, 29, 9, 0))

    assert resultado.fecha == date(2026, 6, 30)
    assert resultado.motivo == "Se presentó el lunes 29 de junio, que es feriado (San Pedro y San Pablo)."


def test_holy_week_names_both_days() -> None:
    resultado = ingreso(en_lima(2026, 4, 1, 18, 0))

    assert resultado.fecha == date(2026, 4, 6)
    assert "El jueves 2 de abril es feriado (Jueves Santo)." in resultado.motivo
    assert "El viernes 3 de abril es feriado (Viernes Santo)." in resultado.motivo


def test_the_last_evening_of_the_year_counts_in_the_next_year() -> None:
    resultado = ingreso(datetime(2027, 1, 1, 1, 0, tzinfo=UTC))

    assert resultado.fecha == date(2027, 1, 4)
    assert resultado.motivo == (
        "Se presentó a las 20:00, después del cierre de las 16:36. El viernes 1 de enero es feriado (Año Nuevo)."
    )


def test_a_day_declared_non_working_by_decree_is_not_called_a_holiday() -> None:
    puente = date(2026, 7, 27)
    calendario = Calendario({puente: "Fiestas Patrias, Decreto Supremo 001-2026-PCM"}, frozenset({puente}))

    resultado = fecha_de_ingreso(en_lima(2026, 7, 27, 9, 0), calendario=calendario, regla=una_regla())

    assert resultado.motivo == (
        "Se presentó el lunes 27 de julio, que es no laborable (Fiestas Patrias, Decreto Supremo 001-2026-PCM)."
    )


def test_rule_b_takes_a_business_day_up_to_its_last_minute() -> None:
    resultado = ingreso(en_lima(2026, 6, 26, 23, 59, 59), "B")

    assert resultado.fecha == date(2026, 6, 26)
    assert resultado.motivo == "Se presentó en un día hábil: cuenta ese mismo día."


def test_rule_b_moves_a_non_working_day() -> None:
    resultado = ingreso(en_lima(2026, 6, 27, 9, 0), "B")

    assert resultado.fecha == date(2026, 6, 30)
    assert resultado.motivo == (
        "Se presentó el sábado 27 de junio, que no es día hábil. "
        "El lunes 29 de junio es feriado (San Pedro y San Pablo)."
    )


def test_rule_c_takes_any_day_and_says_when_terms_begin() -> None:
    resultado = ingreso(en_lima(2026, 6, 28, 23, 59), "C")

    assert resultado.fecha == date(2026, 6, 28)
    assert resultado.motivo == (
        "Cuenta el mismo día en que se presentó. Los plazos corren desde el martes 30 de junio. "
        "El lunes 29 de junio es feriado (San Pedro y San Pablo)."
    )


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without zone"):
        ingreso(datetime(2026, 6, 26, 10, 0))  # noqa: DTZ001 -- the refused case


@pytest.mark.parametrize(
    ("cambio", "frase"),
    [
        ({"codigo": "Z"}, "no existe"),
        ({"dias": frozenset()}, "al menos un día"),
        ({"dias": frozenset({7})}, "al menos un día"),
        ({"desde": time(17)}, "anterior"),
    ],
)
def test_a_rule_that_could_date_nothing_is_refused(cambio: dict[str, object], frase: str) -> None:
    datos: dict[str, object] = {
        "codigo": "A", "version": "A-1", "dias": frozenset({0}), "desde": time(7), "hasta": time(16, 36),
    }  # fmt: skip

    with pytest.raises(ValueError, match=frase):
        Regla(**(datos | cambio))  # type: ignore[arg-type]


def test_a_calendar_without_business_days_says_so_instead_of_searching_for_ever() -> None:
    todo_el_ejercicio = {date(2026, 1, 1) + timedelta(days=n): "Cierre" for n in range(800)}

    with pytest.raises(ValueError, match="no tiene días hábiles"):
        fecha_de_ingreso(en_lima(2026, 1, 1, 9, 0), calendario=Calendario(todo_el_ejercicio), regla=una_regla())


def ingenuo(momento: datetime, codigo: CodigoRegla) -> date:
    """The rules again, as one would count them on a wall calendar: Lima is five hours behind UTC."""
    pared = momento.astimezone(UTC).replace(tzinfo=None) - timedelta(hours=5)
    dia = pared.date()
    tarde = codigo == "A" and pared.strftime("%H:%M") > "16:36"
    if codigo == "C":
        return dia
    while dia.isoweekday() in (6, 7) or dia in FERIADOS or (tarde and dia == pared.date()):
        dia += timedelta(days=1)
    return dia


NOCHES = st.builds(
    lambda dia, segundos: datetime.combine(dia, time(19), LIMA) + timedelta(seconds=segundos),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 5 * 3600),
)
FIN_DE_ANIO = st.datetimes(datetime(2026, 12, 20), datetime(2027, 1, 10), timezones=st.just(UTC))  # noqa: DTZ001
SEMANA_SANTA = st.datetimes(datetime(2026, 3, 30), datetime(2026, 4, 8), timezones=st.just(UTC))  # noqa: DTZ001
CIERRES = st.builds(
    lambda dia, segundos: datetime.combine(dia, time(16, 36), LIMA) + timedelta(seconds=segundos),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(-120, 120),
)


@given(NOCHES | FIN_DE_ANIO | SEMANA_SANTA | CIERRES, st.sampled_from(["A", "B", "C"]))
def test_every_rule_agrees_with_counting_on_a_wall_calendar(momento: datetime, codigo: CodigoRegla) -> None:
    assert ingreso(momento, codigo).fecha == ingenuo(momento, codigo)


@given(NOCHES | FIN_DE_ANIO | CIERRES)
def test_filing_later_never_counts_earlier(momento: datetime) -> None:
    assert ingreso(momento).fecha <= ingreso(momento + timedelta(minutes=1)).fecha


@given(NOCHES, st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
def test_the_zone_the_instant_comes_in_changes_nothing(momento: datetime, zona: str) -> None:
    assert ingreso(momento.astimezone(ZoneInfo(zona))) == ingreso(momento)
