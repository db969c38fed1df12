from datetime import UTC, date, datetime

from django.utils.translation import override

from mesa.portal import fechas

# 23:30 of Thursday the 25th in Lima, already Friday in UTC.
NOCHE = datetime(2026, 6, 26, 4, 30, tzinfo=UTC)


def test_a_late_instant_keeps_its_day_in_lima() -> None:
    assert fechas.momento(NOCHE) == "jueves 25 de junio de 2026, 23:30"


def test_dates_are_english_for_who_reads_english() -> None:
    with override("en"):
        assert fechas.momento(NOCHE) == "Thursday 25 June 2026, 23:30"
        assert fechas.dia_y_mes(date(2026, 6, 30)) == "Tuesday 30 June"


def test_the_short_form_names_day_and_hour() -> None:
    assert fechas.momento_breve(NOCHE) == "jue 25, 23:30"
