"""Until when an institution may object to a voucher. The instants are Lima's unless they say UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.comprobantes.plazo_de_conformidad import (
    REGLAS,
    Estado,
    Plazo,
    Situacion,
    plazo_de_conformidad,
    regla_de,
    situacion,
)

LIMA = ZoneInfo("America/Lima")
REGLA = REGLAS[0]


def en_lima(*partes: int) -> datetime:
    return datetime(*partes, tzinfo=LIMA)  # type: ignore[arg-type, misc]  # year, month, day, hour…


def el_plazo(disponible: datetime, *, emision: date | None = None) -> Plazo:
    return plazo_de_conformidad(disponible=disponible, emision=emision, regla=REGLA)


def a_los(dias: int) -> Situacion:
    """How the term of a voucher filed on 26 June stands so many days later, at noon."""
    return situacion(el_plazo(en_lima(2026, 6, 26, 10)), momento=en_lima(2026, 6, 26, 12) + timedelta(days=dias))


@pytest.mark.parametrize(
    ("tipo", "forma_de_pago", "emision", "tiene"),
    [
        ("01", "credito", date(2026, 6, 26), True),
        ("R1", "credito", date(2026, 6, 26), True),
        ("01", None, None, True),
        ("01", "contado", date(2026, 6, 26), False),
        ("03", "credito", date(2026, 6, 26), False),
        ("07", "credito", date(2026, 6, 26), False),
        ("R7", "credito", date(2026, 6, 26), False),
        (None, None, None, False),
        ("01", "credito", date(2021, 12, 16), False),
        ("01", "credito", date(2021, 12, 17), True),
    ],
)
def test_only_facturas_and_receipts_for_fees_on_credit_have_the_term(
    tipo: str | None, forma_de_pago: str | None, emision: date | None, tiene: bool
) -> None:
    assert (regla_de(tipo=tipo, emision=emision, forma_de_pago=forma_de_pago) is REGLA) is tiene


def test_the_eight_days_begin_the_day_after_and_include_the_last_to_its_end() -> None:
    plazo = el_plazo(en_lima(2026, 6, 26, 10))

    assert plazo.primer_dia == date(2026, 6, 27)
    assert plazo.ultimo_dia == date(2026, 7, 4)
    assert plazo.vence == en_lima(2026, 7, 5, 0, 0)


def test_days_off_count_and_do_not_move_the_last_one() -> None:
    # Holidays on 28 and 29 July; 1 August 2026 is a Saturday.
    assert el_plazo(en_lima(2026, 7, 24, 10)).ultimo_dia == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("dias", "estado", "en_bandeja"),
    [
        (0, Estado.EN_PLAZO, "Quedan 8 días"),
        (5, Estado.EN_PLAZO, "Quedan 3 días"),
        (6, Estado.POR_VENCER, "Quedan 2 días"),
        (7, Estado.POR_VENCER, "Vence mañana"),
        (8, Estado.POR_VENCER, "Vence hoy"),
        (9, Estado.VENCIDO, "Venció el sábado 4 de julio"),
        (400, Estado.VENCIDO, "Venció el sábado 4 de julio"),
    ],
)
def test_the_tray_says_how_much_it_presses(dias: int, estado: Estado, en_bandeja: str) -> None:
    resultado = a_los(dias)

    assert (resultado.estado, resultado.en_bandeja, resultado.dias) == (estado, en_bandeja, 8 - dias)


def test_the_card_says_what_to_do_where_and_why() -> None:
    assert a_los(5).explicacion == (
        "Hasta el sábado 4 de julio de 2026 se puede dar la conformidad o la disconformidad en la plataforma de la "
        "SUNAT. Después se presume la conformidad, sin admitir prueba en contrario (Decreto de Urgencia 013-2020, "
        "artículos 6 y 7)."
    )


def test_afterwards_it_does_not_claim_to_know_what_was_answered() -> None:
    assert a_los(9).explicacion == (
        "El plazo para dar la disconformidad venció el sábado 4 de julio de 2026. Si no se dio en la plataforma de la "
        "SUNAT, se presume la conformidad, sin admitir prueba en contrario (Decreto de Urgencia 013-2020, artículos 6 "
        "y 7)."
    )


def test_a_voucher_filed_after_its_issue_warns_that_the_term_may_end_earlier() -> None:
    plazo = el_plazo(en_lima(2026, 6, 26, 10), emision=date(2026, 6, 23))

    resultado = situacion(plazo, momento=en_lima(2026, 6, 26, 12))

    assert plazo.ultimo_dia_desde_emision == date(2026, 7, 1)
    assert resultado.explicacion.endswith(
        "Se cuenta desde su presentación en esta mesa. Si la SUNAT lo puso a disposición el día de su emisión, el plazo "
        "vence antes, el miércoles 1 de julio: compruébalo en la plataforma."
    )


def test_a_voucher_filed_very_late_warns_that_the_term_may_be_over() -> None:
    plazo = el_plazo(en_lima(2026, 6, 26, 10), emision=date(2026, 6, 1))

    assert "el plazo venció antes, el martes 9 de junio" in situacion(plazo, momento=en_lima(2026, 6, 26)).explicacion


@pytest.mark.parametrize("emision", [None, date(2026, 6, 26), date(2026, 7, 30)])
def test_a_voucher_filed_at_once_has_no_earlier_end(emision: date | None) -> None:
    assert el_plazo(en_lima(2026, 6, 26, 10), emision=emision).ultimo_dia_desde_emision is None


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without zone"):
        el_plazo(datetime(2026, 6, 26, 10))  # noqa: DTZ001 – the refused case
    with pytest.raises(ValueError, match="without zone"):
        situacion(el_plazo(en_lima(2026, 6, 26)), momento=datetime(2026, 6, 26, 10))  # noqa: DTZ001


# Around 19:00–24:00, when UTC is a day ahead, and around the ends of years.

NOCHES = st.builds(
    lambda dia, segundos: datetime.combine(dia, time(19), LIMA) + timedelta(seconds=segundos),
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.integers(0, 5 * 3600),
)
FIN_DE_ANIO = st.datetimes(datetime(2027, 12, 20), datetime(2028, 1, 10), timezones=st.just(UTC))  # noqa: DTZ001
BISIESTO = st.datetimes(datetime(2028, 2, 18), datetime(2028, 3, 10), timezones=st.just(UTC))  # noqa: DTZ001
MOMENTOS = NOCHES | FIN_DE_ANIO | BISIESTO


def en_la_pared(momento: datetime) -> date:
    """The day on a wall calendar in Lima, five hours behind UTC."""
    return (momento.astimezone(UTC).replace(tzinfo=None) - timedelta(hours=5)).date()


@given(MOMENTOS)
def test_the_last_day_is_eight_sheets_of_a_wall_calendar_later(disponible: datetime) -> None:
    hoja = en_la_pared(disponible)
    for _ in range(8):
        hoja += timedelta(days=1)

    assert el_plazo(disponible).ultimo_dia == hoja


@given(MOMENTOS, st.integers(-86_400, 12 * 86_400))
def test_it_is_over_exactly_when_the_last_day_is(disponible: datetime, segundos: int) -> None:
    plazo, momento = el_plazo(disponible), disponible + timedelta(seconds=segundos)

    resultado = situacion(plazo, momento=momento)

    assert (resultado.estado is Estado.VENCIDO) is (en_la_pared(momento) > plazo.ultimo_dia)
    assert (resultado.estado is Estado.VENCIDO) is (momento >= plazo.vence)
    assert resultado.dias == (plazo.ultimo_dia - en_la_pared(momento)).days


@given(MOMENTOS)
def test_the_last_second_of_the_last_day_is_in_time(disponible: datetime) -> None:
    plazo = el_plazo(disponible)

    assert situacion(plazo, momento=plazo.vence - timedelta(microseconds=1)).en_bandeja == "Vence hoy"
    assert situacion(plazo, momento=plazo.vence).estado is Estado.VENCIDO


@given(MOMENTOS, st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
def test_the_zone_the_instants_come_in_changes_nothing(momento: datetime, zona: str) -> None:
    otro = momento.astimezone(ZoneInfo(zona))

    assert el_plazo(momento) == el_plazo(otro)
    assert situacion(el_plazo(momento), momento=momento) == situacion(el_plazo(otro), momento=otro)


@given(MOMENTOS)
def test_what_is_available_later_never_ends_earlier(momento: datetime) -> None:
    assert el_plazo(momento).vence <= el_plazo(momento + timedelta(minutes=1)).vence
