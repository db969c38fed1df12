"""What the filing page says about time before sending. The instants are Lima's."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from mesa.registro.plazos import Calendario, CodigoRegla, Regla
from mesa.registro.reloj import Reloj, reloj

LIMA = ZoneInfo("America/Lima")
CALENDARIO = Calendario(
    {
        date(2026, 4, 2): "Jueves Santo",
        date(2026, 4, 3): "Viernes Santo",
        date(2026, 6, 29): "San Pedro y San Pablo",
    }
)


def el_reloj(momento: datetime, codigo: CodigoRegla = "A") -> Reloj:
    regla = Regla(codigo, f"{codigo}-2026.1", frozenset(range(5)), time(7), time(16, 36))
    return reloj(momento, calendario=CALENDARIO, regla=regla)


def cinta(resultado: Reloj) -> list[str]:
    """The strip as it reads: «…» before a gap, «*» on the day that counts."""
    return [
        f"{'… ' if d.tras_salto else ''}{d.semana} {d.fecha.day} {d.razon}{'*' if d.cuenta else ''}"
        for d in resultado.dias
    ]


def test_open_on_a_friday_says_what_is_left_and_what_comes_after() -> None:
    resultado = el_reloj(datetime(2026, 6, 26, 10, 24, 30, tzinfo=LIMA))

    assert resultado.abierta_ahora
    assert resultado.ingreso.fecha == date(2026, 6, 26)
    assert resultado.minutos_restantes == 6 * 60 + 12
    assert resultado.cierre == time(16, 36)
    assert resultado.explicacion == "Lo que presentes hasta las 16:36 ingresa hoy."
    assert resultado.ingreso_si_despues.fecha == date(2026, 6, 30)
    assert resultado.explicacion_si_despues == (
        "Lo que llegue después de las 16:36 ingresa el martes 30 de junio. "
        "El lunes 29 de junio es feriado (San Pedro y San Pablo)."
    )
    assert cinta(resultado) == ["vie 26 hoy*", "sáb 27 no hábil", "dom 28 no hábil", "lun 29 feriado", "mar 30 hábil"]


def test_the_closing_minute_is_open_with_nothing_left() -> None:
    resultado = el_reloj(datetime(2026, 6, 25, 16, 36, 59, tzinfo=LIMA))

    assert resultado.abierta_ahora
    assert resultado.minutos_restantes == 0


def test_closed_after_hours_explains_the_date() -> None:
    resultado = el_reloj(datetime(2026, 6, 26, 16, 52, tzinfo=LIMA))

    assert resultado.estado == "cerrada"
    assert resultado.minutos_restantes is None
    assert resultado.cierre is None
    assert resultado.explicacion == (
        "La atención de hoy cerró a las 16:36. El lunes 29 de junio es feriado (San Pedro y San Pablo)."
    )
    assert resultado.ingreso_si_despues.fecha == resultado.ingreso.fecha == date(2026, 6, 30)
    assert resultado.explicacion_si_despues == ""
    assert cinta(resultado)[-1] == "mar 30 ingresa*"


def test_a_sunday_is_not_a_business_day() -> None:
    resultado = el_reloj(datetime(2026, 6, 28, 11, 5, tzinfo=LIMA))

    assert resultado.estado == "no_habil"
    assert resultado.explicacion == (
        "Hoy, domingo 28 de junio, no es día hábil. El lunes 29 de junio es feriado (San Pedro y San Pablo)."
    )
    assert cinta(resultado) == ["dom 28 hoy", "lun 29 feriado", "mar 30 ingresa*", "mié 1 hábil", "jue 2 hábil"]
    assert resultado.dias[1].nombre == "San Pedro y San Pablo"


def test_before_opening_counts_today_though_nobody_attends_yet() -> None:
    resultado = el_reloj(datetime(2026, 6, 25, 5, 30, tzinfo=LIMA))

    assert resultado.estado == "por_abrir"
    assert not resultado.abierta_ahora
    assert resultado.explicacion == "La atención abre a las 7:00. Lo que presentes hasta las 16:36 ingresa hoy."
    assert resultado.minutos_restantes == 11 * 60 + 6


def test_a_long_gap_keeps_the_first_three_days_and_the_one_that_counts() -> None:
    resultado = el_reloj(datetime(2026, 4, 1, 18, 0, tzinfo=LIMA))

    assert cinta(resultado) == ["mié 1 hoy", "jue 2 feriado", "vie 3 feriado", "… lun 6 ingresa*"]


def test_the_clock_shows_limas_hour_for_an_instant_in_utc() -> None:
    resultado = el_reloj(datetime(2026, 6, 27, 1, 0, tzinfo=UTC))

    assert resultado.ahora.date() == date(2026, 6, 26)
    assert resultado.ahora.hour == 20


def test_rule_b_is_open_until_midnight_of_a_business_day() -> None:
    resultado = el_reloj(datetime(2026, 6, 26, 23, 0, tzinfo=LIMA), "B")

    assert resultado.abierta_ahora
    assert resultado.minutos_restantes == 59
    assert resultado.ingreso_si_despues.fecha == date(2026, 6, 30)


def test_rule_c_is_open_on_a_sunday() -> None:
    resultado = el_reloj(datetime(2026, 6, 28, 11, 5, tzinfo=LIMA), "C")

    assert resultado.abierta_ahora
    assert resultado.explicacion == "Lo que presentes hasta las 23:59 ingresa hoy."
    assert resultado.ingreso_si_despues.fecha == date(2026, 6, 29)
