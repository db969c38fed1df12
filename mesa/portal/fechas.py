"""Dates in the reader's language. Spanish comes from lib/fechas; English is for foreign companies' pages."""

from datetime import date, datetime, time

from django.utils.translation import get_language

from mesa.lib import fechas

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def fecha_larga(cuando: date | datetime) -> str:
    """Return «viernes 26 de junio de 2026»; of a datetime (aware), its day in Lima."""
    dia = _dia(cuando)
    return f"{_day_and_month(dia)} {dia.year}" if en_ingles() else fechas.fecha_larga(dia)


def dia_y_mes(cuando: date | datetime) -> str:
    """Return «viernes 26 de junio», for prose where the year goes without saying."""
    dia = _dia(cuando)
    return _day_and_month(dia) if en_ingles() else fechas.dia_y_mes(dia)


def dia_corto(cuando: date | datetime) -> str:
    """Return «vie»."""
    dia = _dia(cuando)
    return DAYS[dia.weekday()][:3] if en_ingles() else fechas.dia_corto(dia)


def hora(cuando: datetime | time) -> str:
    """Return «16:36», of a datetime in Lima."""
    return fechas.hora(cuando)


def momento(cuando: datetime) -> str:
    """Return «viernes 26 de junio de 2026, 16:36», in Lima."""
    return f"{fecha_larga(cuando)}, {hora(cuando)}"


def momento_breve(cuando: datetime) -> str:
    """Return «mar 30, 7:00», in Lima: what fits in a tray's row."""
    return f"{dia_corto(cuando)} {_dia(cuando).day}, {hora(cuando)}"


def en_ingles() -> bool:
    """Tell whether this page is being written in English."""
    return (get_language() or "").startswith("en")


def _dia(cuando: date | datetime) -> date:
    return fechas.en_lima(cuando).date() if isinstance(cuando, datetime) else cuando


def _day_and_month(dia: date) -> str:
    return f"{DAYS[dia.weekday()]} {dia.day} {MONTHS[dia.month - 1]}"
