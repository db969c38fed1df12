"""Reminders before the term of a voucher ends. It was filed on Friday 26 June: its last day is Saturday 4 July."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.comprobantes.plazo_de_conformidad import REGLAS, Plazo, plazo_de_conformidad
from mesa.comprobantes.recordatorios import Recordatorio, recordatorios_debidos

LIMA = ZoneInfo("America/Lima")


def un_plazo(disponible: datetime) -> Plazo:
    return plazo_de_conformidad(disponible=disponible, emision=None, regla=REGLAS[0])


PLAZOS = {"20100128218-01-F001-7": un_plazo(datetime(2026, 6, 26, 22, tzinfo=LIMA))}


def debidos(*momento: int, enviados: set[str] | None = None) -> list[int]:
    instante = datetime(*momento, tzinfo=LIMA)  # type: ignore[arg-type, misc]  # year, month, day, hour…
    return [r.dias_antes for r in recordatorios_debidos(PLAZOS, enviados=enviados or set(), momento=instante)]


def test_a_reminder_names_the_voucher_the_last_day_and_itself() -> None:
    momento = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)

    assert recordatorios_debidos(PLAZOS, enviados=(), momento=momento) == (
        Recordatorio(
            llave="conformidad:20100128218-01-F001-7:2026-07-04:3",
            comprobante="20100128218-01-F001-7",
            dias_antes=3,
            ultimo_dia=date(2026, 7, 4),
        ),
    )


@pytest.mark.parametrize(
    ("momento", "cuales"),
    [
        ((2026, 6, 26, 23), []),
        ((2026, 7, 1, 6, 59, 59), []),
        ((2026, 7, 1, 7), [3]),
        ((2026, 7, 2, 23), [3]),
        ((2026, 7, 3, 6, 59), [3]),
        ((2026, 7, 3, 7), [1]),
        ((2026, 7, 4, 23, 59, 59), [1]),
        ((2026, 7, 5, 0), []),
    ],
)
def test_one_is_due_three_days_and_one_day_before_from_seven_in_the_morning(
    momento: tuple[int, ...], cuales: list[int]
) -> None:
    assert debidos(*momento) == cuales


def test_what_was_sent_is_not_due_again() -> None:
    enviado = {"conformidad:20100128218-01-F001-7:2026-07-04:3"}

    assert debidos(2026, 7, 2, 10, enviados=enviado) == []
    assert debidos(2026, 7, 3, 10, enviados=enviado) == [1]


def test_after_a_pause_one_reminder_stands_for_those_that_were_missed() -> None:
    enviado = {"conformidad:20100128218-01-F001-7:2026-07-04:1"}

    assert debidos(2026, 7, 3, 10) == [1]
    assert debidos(2026, 7, 3, 11, enviados=enviado) == []


def test_the_most_pressing_comes_first() -> None:
    plazos = {
        "b": un_plazo(datetime(2026, 6, 26, 10, tzinfo=LIMA)),
        "a": un_plazo(datetime(2026, 6, 26, 11, tzinfo=LIMA)),
        "c": un_plazo(datetime(2026, 6, 25, 10, tzinfo=LIMA)),
        "later": un_plazo(datetime(2026, 7, 1, 10, tzinfo=LIMA)),
    }

    resultado = recordatorios_debidos(plazos, enviados=(), momento=datetime(2026, 7, 3, 10, tzinfo=LIMA))

    assert [r.comprobante for r in resultado] == ["c", "a", "b"]


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without zone"):
        recordatorios_debidos(PLAZOS, enviados=(), momento=datetime(2026, 7, 3))  # noqa: DTZ001 – the refused case


@given(
    st.datetimes(datetime(2027, 12, 15), datetime(2028, 1, 5), timezones=st.just(UTC)),  # noqa: DTZ001
    st.lists(st.integers(1, 47), min_size=10, max_size=60),
)
def test_however_often_one_asks_each_reminder_is_sent_at_most_once(disponible: datetime, horas: list[int]) -> None:
    plazo, enviados, momento = un_plazo(disponible), list[Recordatorio](), disponible
    for paso in horas:
        momento += timedelta(hours=paso)
        llaves = {r.llave for r in enviados}
        enviados += recordatorios_debidos({"uno": plazo}, enviados=llaves, momento=momento)

    assert [r.dias_antes for r in enviados] in ([], [3], [1], [3, 1])
    assert len({r.llave for r in enviados}) == len(enviados)


@given(st.datetimes(datetime(2027, 12, 15), datetime(2028, 1, 5), timezones=st.just(UTC)))  # noqa: DTZ001
def test_who_asks_every_hour_sends_both(disponible: datetime) -> None:
    enviados: list[Recordatorio] = []
    for hora in range(24 * 10):
        momento = disponible + timedelta(hours=hora)
        llaves = {r.llave for r in enviados}
        enviados += recordatorios_debidos({"uno": un_plazo(disponible)}, enviados=llaves, momento=momento)

    assert [r.dias_antes for r in enviados] == [3, 1]
