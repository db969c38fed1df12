"""Legal time, pure: on which day a filing counts, and why.

What counts is the instant the request to file reached the server. The rule is data with a version, because three
regimes live side by side in Peru and each receipt freezes the one it was issued under:

- **A**, office hours: after closing, or on a non-working day, the filing counts as of the next business day; before
  opening on a business day it counts that same day. The closing minute belongs to the filer (16:36:59 is in time).
- **B**, business days from 0:00 to 23:59 (TUO of Ley 27444, text of Ley 31465).
- **C**, any calendar day; the institution's terms run from the next business day (DS 029-2021-PCM art. 46, text of
  DS 098-2025-PCM).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from mesa.lib.fechas import a_las, dia_y_mes, hora

CodigoRegla = Literal["A", "B", "C"]

UN_DIA = timedelta(days=1)
ULTIMO_MINUTO = time(23, 59)


@dataclass(frozen=True, slots=True)
class Regla:
    """One version of the rule that dates filings. `dias` counts Monday as 0; `desde` and `hasta` are local minutes.

    Raises ValueError when the rule could not date anything: an unknown code, no days, or closing before opening.
    """

    codigo: CodigoRegla
    version: str
    dias: frozenset[int]
    desde: time
    hasta: time
    zona: str = "America/Lima"
    base_legal: str = ""

    def __post_init__(self) -> None:
        if self.codigo not in get_args(CodigoRegla):
            raise ValueError(f"La regla «{self.codigo}» no existe: usa A, B o C.")
        if not self.dias or not self.dias <= set(range(7)):
            raise ValueError("La regla necesita al menos un día de atención, contando desde lunes = 0.")
        if self.desde >= self.hasta:
            raise ValueError("La hora de apertura debe ser anterior a la de cierre.")

    @property
    def cierre(self) -> time:
        """The last local minute whose filings count that same day."""
        return self.hasta if self.codigo == "A" else ULTIMO_MINUTO

    def en_su_zona(self, momento: datetime) -> datetime:
        """Return the instant on the rule's clock. Raises ValueError for a datetime without zone."""
        if momento.tzinfo is None:
            raise ValueError("a datetime without zone names no instant")
        return momento.astimezone(ZoneInfo(self.zona))


@dataclass(frozen=True, slots=True)
class Calendario:
    """Days on which the institution does not work besides its weekly rest, each with the name a person reads.

    `decretados` are those among them declared «no laborables» by decree, which are not holidays (feriados).
    """

    no_laborables: Mapping[date, str] = field(default_factory=dict)
    decretados: frozenset[date] = frozenset()

    def es_habil(self, dia: date, regla: Regla) -> bool:
        """Tell whether a day is a business day under a rule."""
        return dia.weekday() in regla.dias and dia not in self.no_laborables

    def siguiente_habil(self, dia: date, regla: Regla) -> date:
        """Return the first business day strictly after `dia`. Raises ValueError when a whole year has none."""
        for salto in range(1, 367):
            candidato = dia + salto * UN_DIA
            if self.es_habil(candidato, regla):
                return candidato
        raise ValueError(f"El calendario no tiene días hábiles en el año que sigue al {dia_y_mes(dia)} de {dia.year}.")

    def clase_de(self, dia: date) -> str:
        """Return how a named day is called: «feriado» or «no laborable»."""
        return "no laborable" if dia in self.decretados else "feriado"

    def por_que_no(self, dia: date) -> str:
        """Return why a day is not a business day, as the end of a sentence: «es feriado (Navidad)»."""
        nombre = self.no_laborables.get(dia)
        return f"es {self.clase_de(dia)} ({nombre})" if nombre else "no es día hábil"


@dataclass(frozen=True, slots=True)
class Ingreso:
    """The day a filing counts.

    `regla` is the rule's version; `motivo` says in Spanish what moved the date, or that nothing did; `en_horario` is
    whether it arrived while the desk attends; `movido` whether a day other than that of arrival counts.
    """

    fecha: date
    regla: str
    motivo: str
    en_horario: bool
    movido: bool


def fecha_de_ingreso(momento: datetime, *, calendario: Calendario, regla: Regla) -> Ingreso:
    """Return the day on which a filing received at `momento` (aware, any zone) counts, and why.

    Raises ValueError for a datetime without zone, or a calendar without business days.
    """
    return _REGIMENES[regla.codigo](regla.en_su_zona(momento), calendario, regla)


def saltados(desde: date, hasta: date, *, calendario: Calendario, regla: Regla) -> str:
    """Return one sentence for each named day strictly between two days that would otherwise have been worked.

    Weekly rest needs no explanation. Empty text when nothing was skipped.
    """
    return " ".join(
        f"El {dia_y_mes(dia)} {calendario.por_que_no(dia)}."
        for dia in _entre(desde, hasta)
        if dia.weekday() in regla.dias and dia in calendario.no_laborables
    )


def _por_horario(local: datetime, calendario: Calendario, regla: Regla) -> Ingreso:
    if not calendario.es_habil(local.date(), regla):
        return _al_siguiente_habil(local, calendario, regla, _en_dia_inhabil(local.date(), calendario))
    minuto = _minuto(local)
    if minuto > regla.hasta:
        tarde = f"Se presentó a {a_las(minuto)}, después del cierre de {a_las(regla.hasta)}."
        return _al_siguiente_habil(local, calendario, regla, tarde)
    if minuto < regla.desde:
        return _el_mismo_dia(
            local, regla, f"Se presentó a {a_las(minuto)} de un día hábil, antes de abrir: cuenta ese mismo día."
        )
    horario = f"{hora(regla.desde)} a {hora(regla.hasta)}"
    return _el_mismo_dia(local, regla, f"Se presentó dentro del horario de atención ({horario}).", en_horario=True)


def _por_dia_habil(local: datetime, calendario: Calendario, regla: Regla) -> Ingreso:
    if calendario.es_habil(local.date(), regla):
        return _el_mismo_dia(local, regla, "Se presentó en un día hábil: cuenta ese mismo día.", en_horario=True)
    return _al_siguiente_habil(local, calendario, regla, _en_dia_inhabil(local.date(), calendario))


def _por_dia_calendario(local: datetime, calendario: Calendario, regla: Regla) -> Ingreso:
    dia = local.date()
    plazos = calendario.siguiente_habil(dia, regla)
    explicado = saltados(dia, plazos, calendario=calendario, regla=regla)
    motivo = f"Cuenta el mismo día en que se presentó. Los plazos corren desde el {dia_y_mes(plazos)}. {explicado}"
    return _el_mismo_dia(local, regla, motivo.strip(), en_horario=True)


# Adding a regime is adding a row: whoever dates a filing only knows this table.
_REGIMENES: Mapping[CodigoRegla, Callable[[datetime, Calendario, Regla], Ingreso]] = {
    "A": _por_horario,
    "B": _por_dia_habil,
    "C": _por_dia_calendario,
}


def _el_mismo_dia(local: datetime, regla: Regla, motivo: str, *, en_horario: bool = False) -> Ingreso:
    return Ingreso(local.date(), regla.version, motivo, en_horario, movido=False)


def _al_siguiente_habil(local: datetime, calendario: Calendario, regla: Regla, causa: str) -> Ingreso:
    fecha = calendario.siguiente_habil(local.date(), regla)
    explicado = saltados(local.date(), fecha, calendario=calendario, regla=regla)
    return Ingreso(fecha, regla.version, f"{causa} {explicado}".strip(), en_horario=False, movido=True)


def _en_dia_inhabil(dia: date, calendario: Calendario) -> str:
    return f"Se presentó el {dia_y_mes(dia)}, que {calendario.por_que_no(dia)}."


def _minuto(local: datetime) -> time:
    """Cut the seconds: the closing minute belongs to the filer up to its last microsecond."""
    return time(local.hour, local.minute)


def _entre(desde: date, hasta: date) -> Iterator[date]:
    return (desde + n * UN_DIA for n in range(1, (hasta - desde).days))
