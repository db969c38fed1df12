"""Terms against a second implementation that crosses out days on a wall calendar, one after the other."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mesa.registro.plazos import Calendario, fecha_de_ingreso
from mesa.registro.terminos import Suspension, Termino, Unidad
from mesa.registro.tiempo_habil import dias_habiles_entre, minutos_habiles_entre
from mesa.registro.vencimiento import vence
from tests.registro.calendarios import IQUITOS, PAIS, una_regla

UN_DIA = timedelta(days=1)


def es_habil(dia: date, calendario: Calendario) -> bool:
    return dia.isoweekday() < 6 and dia not in calendario.no_laborables


def ingenuo(desde: date, termino: Termino, calendario: Calendario) -> date:
    """Cross out one day after the other; a suspended day is as if it were not on the calendar."""
    en_suspenso: set[date] = set()
    if termino.suspension:
        largo = (termino.suspension.hasta - termino.suspension.desde).days
        en_suspenso = {termino.suspension.desde + n * UN_DIA for n in range(largo + 1)}
    dias = [d for n in range(1, 1900) if (d := desde + n * UN_DIA) not in en_suspenso]
    habiles = [d for d in dias if es_habil(d, calendario)]
    if termino.unidad is Unidad.HABILES:
        return habiles[termino.cantidad + termino.distancia - 1]
    if termino.unidad is Unidad.CALENDARIO:
        desde_el_primero = [d for d in dias if d >= habiles[0]]
        ultimo = desde_el_primero[termino.cantidad - 1]
    else:
        ultimo = dias[(meses_despues(desde, termino.cantidad) - desde).days - 1]
    if termino.distancia:
        return [d for d in habiles if d > ultimo][termino.distancia - 1]
    return next(d for d in habiles if d >= ultimo)


def meses_despues(desde: date, meses: int) -> date:
    """Turn the leaves of the calendar one by one."""
    hoja = desde.replace(day=1)
    for _ in range(meses):
        hoja = (hoja + 31 * UN_DIA).replace(day=1)
    mismo = hoja + (desde.day - 1) * UN_DIA
    return mismo if mismo.month == hoja.month else mismo.replace(day=1)


CUALQUIERA = st.dates(date(2026, 1, 1), date(2028, 12, 31))
DELICADAS = st.sampled_from(
    [
        date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 26), date(2026, 12, 31), date(2027, 1, 31), date(2028, 1, 31),
        date(2028, 2, 28), date(2028, 2, 29), date(2026, 7, 27), date(2026, 10, 31),
    ]
)  # fmt: skip
SUSPENSIONES = st.none() | st.builds(
    lambda desde, dias: Suspension(desde=desde, hasta=desde + dias * UN_DIA),
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.integers(0, 90),
)
TERMINOS = st.builds(
    Termino,
    cantidad=st.integers(1, 36),
    unidad=st.sampled_from(Unidad),
    distancia=st.integers(0, 10),
    suspension=SUSPENSIONES,
)
CALENDARIOS = st.sampled_from([PAIS, IQUITOS])


@given(DELICADAS | CUALQUIERA, TERMINOS, CALENDARIOS)
def test_every_term_agrees_with_crossing_out_days(desde: date, termino: Termino, calendario: Calendario) -> None:
    resultado = vence(desde, termino, calendario=calendario, regla=una_regla())

    assert resultado.fecha == ingenuo(desde, termino, calendario)
    assert es_habil(resultado.fecha, calendario)
    assert desde <= resultado.primer_dia <= resultado.fecha


@given(DELICADAS | CUALQUIERA, TERMINOS, CALENDARIOS)
def test_a_longer_term_never_ends_earlier(desde: date, termino: Termino, calendario: Calendario) -> None:
    mas = Termino(
        cantidad=min(termino.cantidad + 1, 36), unidad=termino.unidad, distancia=termino.distancia,
        suspension=termino.suspension,
    )  # fmt: skip

    antes = vence(desde, termino, calendario=calendario, regla=una_regla()).fecha
    assert antes <= vence(desde, mas, calendario=calendario, regla=una_regla()).fecha


@given(
    DELICADAS | CUALQUIERA, st.integers(19 * 3600, 24 * 3600 - 1), st.sampled_from(["A", "B", "C"]), st.integers(1, 20),
    CALENDARIOS,
)  # fmt: skip
def test_an_evening_in_lima_is_already_tomorrow_in_utc_and_changes_no_term(
    dia: date, segundos: int, codigo: str, cantidad: int, calendario: Calendario
) -> None:
    regla = una_regla(codigo)  # type: ignore[arg-type]
    utc = datetime(dia.year, dia.month, dia.day, 5, tzinfo=UTC) + timedelta(seconds=segundos)
    cuenta = dia
    if codigo == "A" or (codigo == "B" and not es_habil(dia, calendario)):
        cuenta = next(d for n in range(1, 30) if es_habil(d := dia + n * UN_DIA, calendario))

    ingreso = fecha_de_ingreso(utc, calendario=calendario, regla=regla)
    resultado = vence(ingreso.fecha, Termino(cantidad=cantidad), calendario=calendario, regla=regla)

    assert ingreso.fecha == cuenta
    assert resultado.fecha == ingenuo(cuenta, Termino(cantidad=cantidad), calendario)


@given(CUALQUIERA, st.integers(-5, 60), CALENDARIOS)
def test_business_days_between_are_those_that_were_crossed_out(dia: date, dias: int, calendario: Calendario) -> None:
    hasta = dia + dias * UN_DIA
    contados = sum(es_habil(dia + n * UN_DIA, calendario) for n in range(1, dias + 1))

    assert dias_habiles_entre(dia, hasta, calendario=calendario, regla=una_regla()) == contados


MOMENTOS = st.datetimes(
    datetime(2026, 6, 24), datetime(2026, 7, 2), timezones=st.just(UTC)  # noqa: DTZ001 -- Hypothesis gives the zone
)  # fmt: skip


@given(MOMENTOS, st.integers(0, 4 * 24 * 60), CALENDARIOS, st.sampled_from(["A", "B"]))
def test_business_minutes_are_those_that_a_clock_strikes(
    desde: datetime, minutos: int, calendario: Calendario, codigo: str
) -> None:
    desde = desde.replace(second=0, microsecond=0)
    abiertos = 0
    for n in range(minutos):
        pared = (desde + timedelta(minutes=n)).replace(tzinfo=None) - timedelta(hours=5)
        atiende = codigo == "B" or "07:00" <= pared.strftime("%H:%M") <= "16:36"
        abiertos += es_habil(pared.date(), calendario) and atiende

    hasta = desde + timedelta(minutes=minutos)
    regla = una_regla(codigo)  # type: ignore[arg-type]
    assert minutos_habiles_entre(desde, hasta, calendario=calendario, regla=regla) == abiertos
