from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from mesa.lib import fechas


def test_fecha_larga_names_weekday_month_and_year() -> None:
    assert fechas.fecha_larga(date(2026, 6, 26)) == "viernes 26 de junio de 2026"
    assert fechas.fecha_larga(date(2026, 9, 2)) == "miércoles 2 de septiembre de 2026"


def test_fecha_larga_refuses_a_datetime_because_its_day_depends_on_a_zone() -> None:
    with pytest.raises(TypeError, match="momento_largo"):
        fechas.fecha_larga(datetime(2026, 6, 27, 1, 0, tzinfo=UTC))


def test_hora_is_that_of_lima() -> None:
    assert fechas.hora(datetime(2026, 6, 26, 21, 36, tzinfo=UTC)) == "16:36"


def test_hora_of_a_plain_time_is_as_written() -> None:
    assert fechas.hora(time(7, 5)) == "7:05"


@pytest.mark.parametrize("funcion", [fechas.hora, fechas.momento_largo, fechas.momento_breve])
def test_a_datetime_without_zone_is_refused(funcion: Callable[[datetime], str]) -> None:
    sin_zona = datetime(2026, 6, 26, 16, 36)  # noqa: DTZ001 -- the refused case

    with pytest.raises(ValueError, match="without zone"):
        funcion(sin_zona)


def test_momento_largo_after_seven_in_the_evening_keeps_limas_day() -> None:
    filed_late = datetime(2027, 1, 1, 3, 12, tzinfo=UTC)

    assert fechas.momento_largo(filed_late) == "jueves 31 de diciembre de 2026, 22:12"


def test_momento_breve_fits_a_row() -> None:
    assert fechas.momento_breve(datetime(2026, 6, 30, 12, 0, tzinfo=UTC)) == "mar 30, 7:00"


@pytest.mark.parametrize(
    ("cuando", "texto"), [(time(1, 5), "la 1:05"), (time(13, 0), "las 13:00"), (time(0), "las 0:00")]
)
def test_a_las_agrees_with_the_hour(cuando: time, texto: str) -> None:
    assert fechas.a_las(cuando) == texto


def test_every_weekday_has_its_own_three_letters() -> None:
    lunes = date(2026, 6, 22)

    cortos = [fechas.dia_corto(lunes + timedelta(days=n)) for n in range(7)]

    assert cortos == ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]
