"""What is left of a term, pure: business days between two days, business hours between two instants."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mesa.registro.plazos import UN_DIA, Calendario, Regla

UN_MINUTO = timedelta(minutes=1)


def dias_habiles_entre(desde: date, hasta: date, *, calendario: Calendario, regla: Regla) -> int:
    """Return how many business days there are after `desde` and up to `hasta`, that day included; 0 when it is past."""
    return sum(calendario.es_habil(dia, regla) for dia in _dias(desde + UN_DIA, hasta))


def minutos_habiles_entre(desde: datetime, hasta: datetime, *, calendario: Calendario, regla: Regla) -> int:
    """Return the whole minutes of business hours between two instants (aware): what a countdown shows.

    Under rule A the hours are the desk's, its closing minute included; under B and C the business day has all of them.
    Raises ValueError for an instant without zone.
    """
    inicio, fin = regla.en_su_zona(desde), regla.en_su_zona(hasta)
    habiles = (dia for dia in _dias(inicio.date(), fin.date()) if calendario.es_habil(dia, regla))
    total = sum((_atendido(dia, inicio, fin, regla) for dia in habiles), timedelta())
    return total // UN_MINUTO


def _atendido(dia: date, inicio: datetime, fin: datetime, regla: Regla) -> timedelta:
    abre = regla.desde if regla.codigo == "A" else time()
    zona = ZoneInfo(regla.zona)
    desde = max(inicio, datetime.combine(dia, abre, zona))
    hasta = min(fin, datetime.combine(dia, regla.cierre, zona) + UN_MINUTO)
    return max(hasta - desde, timedelta())


def _dias(desde: date, hasta: date) -> Iterator[date]:
    return (desde + n * UN_DIA for n in range((hasta - desde).days + 1))
