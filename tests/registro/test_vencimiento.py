"""When terms end, by example. 2026-06-26 is a Friday; Monday 29 June is a holiday."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from mesa.registro.plazos import Calendario, CodigoRegla
from mesa.registro.terminos import Suspension, Termino, Unidad
from mesa.registro.vencimiento import Vencimiento, vence
from tests.registro.calendarios import IQUITOS, PAIS, una_regla

VIERNES = date(2026, 6, 26)
LIMA = ZoneInfo("America/Lima")


def vencimiento(
    desde: date,
    cantidad: int,
    unidad: Unidad = Unidad.HABILES,
    *,
    calendario: Calendario = PAIS,
    regla: CodigoRegla = "A",
    distancia: int = 0,
    suspension: Suspension | None = None,
) -> Vencimiento:
    termino = Termino(cantidad=cantidad, unidad=unidad, distancia=distancia, suspension=suspension)
    return vence(desde, termino, calendario=calendario, regla=una_regla(regla))


def test_two_business_days_pass_over_weekend_and_holiday_and_name_it() -> None:
    resultado = vencimiento(VIERNES, 2)

    assert (resultado.primer_dia, resultado.fecha) == (date(2026, 6, 30), date(2026, 7, 1))
    assert [(d.fecha, d.motivo) for d in resultado.dias_saltados] == [
        (date(2026, 6, 29), "es feriado (San Pedro y San Pablo)")
    ]
    assert resultado.explicacion == (
        "Son 2 días hábiles desde el martes 30 de junio de 2026: vence el miércoles 1 de julio de 2026, a las 16:36. "
        "El lunes 29 de junio es feriado (San Pedro y San Pablo)."
    )


def test_a_sedes_own_day_off_moves_its_terms_alone() -> None:
    assert vencimiento(VIERNES, 2, calendario=IQUITOS).fecha == date(2026, 7, 2)
    assert "no laborable (Día de la sede, Ley 1)" in vencimiento(VIERNES, 2, calendario=IQUITOS).explicacion


def test_office_hours_end_a_term_at_closing_and_the_closing_minute_belongs_to_whoever_acts() -> None:
    assert vencimiento(VIERNES, 2).limite == datetime(2026, 7, 1, 16, 37, tzinfo=LIMA)


@pytest.mark.parametrize("codigo", ["B", "C"])
def test_the_other_rules_end_it_at_midnight(codigo: CodigoRegla) -> None:
    assert vencimiento(VIERNES, 2, regla=codigo).limite == datetime(2026, 7, 2, tzinfo=LIMA)


def test_an_act_of_a_sunday_begins_its_term_on_the_next_business_day() -> None:
    assert vencimiento(date(2026, 6, 28), 1, regla="C").fecha == date(2026, 6, 30)


def test_calendar_days_begin_on_a_business_day_and_then_run_on() -> None:
    resultado = vencimiento(date(2026, 6, 19), 5, Unidad.CALENDARIO)

    assert (resultado.primer_dia, resultado.fecha) == (date(2026, 6, 22), date(2026, 6, 26))
    assert resultado.movido_desde is None


def test_a_last_calendar_day_that_is_no_business_day_gives_way_and_says_why() -> None:
    resultado = vencimiento(date(2026, 6, 19), 6, Unidad.CALENDARIO)

    assert (resultado.movido_desde, resultado.fecha) == (date(2026, 6, 27), date(2026, 6, 30))
    assert "El último día sería el sábado 27 de junio, que no es día hábil." in resultado.explicacion
    assert "El lunes 29 de junio es feriado (San Pedro y San Pablo)." in resultado.explicacion


def test_a_last_day_on_a_holiday_is_named_once() -> None:
    resultado = vencimiento(date(2026, 5, 29), 1, Unidad.MESES)

    assert resultado.fecha == date(2026, 6, 30)
    assert resultado.explicacion.count("San Pedro") == 1


@pytest.mark.parametrize(
    ("desde", "meses", "fecha"),
    [
        (date(2026, 6, 26), 1, date(2026, 7, 27)),  # the 26th is a Sunday
        (date(2026, 1, 31), 1, date(2026, 3, 2)),  # no 31 February: the first business day of March, 1 is a Sunday
        (date(2028, 1, 31), 1, date(2028, 3, 1)),  # leap year: still no 31 February
        (date(2027, 2, 28), 12, date(2028, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 3, 1)),  # no 29 February in 2029
        (date(2026, 12, 31), 1, date(2027, 2, 1)),  # 31 January is a Sunday
        (date(2026, 10, 1), 3, date(2027, 1, 4)),  # 1 January is a holiday, then a weekend
    ],
)
def test_months_run_from_date_to_date(desde: date, meses: int, fecha: date) -> None:
    assert vencimiento(desde, meses, Unidad.MESES).fecha == fecha


def test_the_distance_is_added_in_business_days() -> None:
    assert vencimiento(VIERNES, 2, distancia=3).fecha == date(2026, 7, 6)
    assert vencimiento(VIERNES, 2, distancia=3).explicacion.startswith(
        "Son 2 días hábiles más 3 días hábiles por el término de la distancia, desde el martes 30 de junio de 2026"
    )
    assert "135.1" in vencimiento(VIERNES, 2, distancia=3).base_legal


def test_a_suspended_term_goes_on_where_it_was() -> None:
    suspension = Suspension(desde=date(2026, 7, 1), hasta=date(2026, 7, 7), motivo="falta un informe")
    resultado = vencimiento(VIERNES, 2, suspension=suspension)

    assert resultado.fecha == date(2026, 7, 8)
    assert "No corre del miércoles 1 de julio al martes 7 de julio: falta un informe." in resultado.explicacion


def test_a_month_is_as_much_longer_as_it_was_suspended() -> None:
    suspension = Suspension(desde=date(2026, 7, 6), hasta=date(2026, 7, 15))

    assert vencimiento(date(2026, 7, 1), 1, Unidad.MESES).fecha == date(2026, 8, 3)  # 1 August is a Saturday
    assert vencimiento(date(2026, 7, 1), 1, Unidad.MESES, suspension=suspension).fecha == date(2026, 8, 11)


def test_a_term_cites_the_articles_of_the_day_it_began() -> None:
    assert vencimiento(date(2026, 4, 30), 2).base_legal.startswith("numerales 144.1, 145.1, 145.2 y 151.1 del TUO")
    assert vencimiento(date(2026, 5, 4), 1, Unidad.MESES).base_legal.startswith("numerales 133.2, 134.2, 134.3 y 140.1")


@pytest.mark.parametrize(
    ("cantidad", "unidad", "distancia"),
    [(0, Unidad.HABILES, 0), (366, Unidad.HABILES, 0), (37, Unidad.MESES, 0), (2, Unidad.HABILES, 61)],
)
def test_a_length_outside_its_limits_is_refused(cantidad: int, unidad: Unidad, distancia: int) -> None:
    with pytest.raises(ValueError, match="puede ser de"):
        Termino(cantidad=cantidad, unidad=unidad, distancia=distancia)


def test_a_suspension_that_ends_before_it_begins_or_never_does_is_refused() -> None:
    with pytest.raises(ValueError, match="antes de empezar"):
        Suspension(desde=date(2026, 7, 2), hasta=date(2026, 7, 1))
    with pytest.raises(ValueError, match="366 días"):
        Suspension(desde=date(2026, 7, 2), hasta=date(2027, 7, 3))


def test_a_calendar_without_business_days_says_so() -> None:
    nunca = Calendario({date.fromordinal(VIERNES.toordinal() + n): "Cierre" for n in range(9 * 366)})

    with pytest.raises(ValueError, match="no tiene días hábiles suficientes"):
        vencimiento(VIERNES, 2, calendario=nunca)
