"""Dates and hours as a person in Peru reads them. Pure, with own tables: no receipt depends on a locale."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LIMA = ZoneInfo("America/Lima")

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def dia_semana(dia: date) -> str:
    """Return the weekday's name: «viernes»."""
    return DIAS[dia.weekday()]


def dia_corto(dia: date) -> str:
    """Return the weekday's first three letters, as a calendar strip shows it: «vie», «mié»."""
    return dia_semana(dia)[:3]


def dia_y_mes(dia: date) -> str:
    """Return weekday, day and month, for prose where the year goes without saying: «viernes 26 de junio»."""
    return f"{dia_semana(dia)} {dia.day} de {MESES[dia.month - 1]}"


def fecha_larga(dia: date) -> str:
    """Return the whole date: «viernes 26 de junio de 2026». A datetime is refused: its day depends on a zone."""
    if isinstance(dia, datetime):
        raise TypeError("fecha_larga takes a date; convert the datetime to Lima first, or use momento_largo")
    return f"{dia_y_mes(dia)} de {dia.year}"


def hora(momento: datetime | time) -> str:
    """Return the 24-hour clock, «16:36» or «7:05»: of a datetime in Lima, of a plain time as it is.

    Raises ValueError for a datetime without zone.
    """
    cuando = momento if isinstance(momento, time) else en_lima(momento)
    return f"{cuando.hour}:{cuando.minute:02d}"


def momento_largo(momento: datetime) -> str:
    """Return date and hour in Lima: «viernes 26 de junio de 2026, 16:36»."""
    return f"{fecha_larga(en_lima(momento).date())}, {hora(momento)}"


def momento_breve(momento: datetime) -> str:
    """Return what fits in a tray's row, in Lima: «mar 30, 7:00»."""
    local = en_lima(momento)
    return f"{dia_corto(local)} {local.day}, {hora(momento)}"


def en_lima(momento: datetime) -> datetime:
    """Return the same instant on Lima's clock. Raises ValueError for a datetime without zone: it names no instant."""
    if momento.tzinfo is None:
        raise ValueError("a datetime without zone names no instant")
    return momento.astimezone(LIMA)


def a_las(cuando: datetime | time) -> str:
    """Return the hour with its article, as after «a» or «de»: «las 16:36», «la 1:05»."""
    texto = hora(cuando)
    return f"la {texto}" if texto.startswith("1:") else f"las {texto}"
