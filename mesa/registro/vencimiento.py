"""Terms, pure: until when something has to be done, and which days did not count.

The rules are those of the TUO of Ley 27444 (articles as of 1 May 2026; normas.py knows the older numbers):

- days are business days, from the business day after the act (133.1, 134.1); calendar days, where a law says so, begin
  on that same business day and then run on (133.1, 139);
- months run from date to date, from the day of the act itself; where the last month has no such day, the term ends on
  the first business day of the month after it (133.2, 134.3);
- a last day that is no business day gives way to the next one (134.2), and the term lasts until it closes (140.1);
- the *término de la distancia* is added to the term (135.1). It is counted in business days like any term in days
  (134.1): the reading that is safe for whoever has to act;
- while a term is suspended its days do not count; the day after, it goes on where it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mesa.lib.fechas import a_las, dia_y_mes, fecha_larga
from mesa.registro.normas import citar
from mesa.registro.plazos import UN_DIA, Calendario, Regla
from mesa.registro.terminos import EJERCICIOS, Termino, Unidad

UN_MINUTO = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaSinContar:
    """A day off with a name that the term passed over, and why: «es feriado (Navidad)»."""

    fecha: date
    motivo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vencimiento:
    """When a term ends.

    `primer_dia` is the first that counts and `fecha` the last; `limite` the first instant that is too late (aware);
    `movido_desde` the day it would have ended on, had that been a business day; `dias_saltados` the named days off
    that did not count; `base_legal` the articles, by their numbers on the day of the act.
    """

    primer_dia: date
    fecha: date
    limite: datetime
    movido_desde: date | None
    dias_saltados: tuple[DiaSinContar, ...]
    explicacion: str
    base_legal: str


def vence(desde: date, termino: Termino, *, calendario: Calendario, regla: Regla) -> Vencimiento:
    """Return when a term ends that begins with an act of the day `desde` (the day as of which it counts).

    `calendario` must reach EJERCICIOS years for any term; less will do for a short one. Raises SinNormaError for an
    act older than the texts known, ValueError for a calendar without business days.
    """
    cuenta = _Cuenta(desde, termino, calendario, regla)
    primero, nominal, fecha = cuenta.primer_dia(), cuenta.ultimo_dia(), cuenta.con_distancia()
    movido_desde = nominal if fecha != nominal and not termino.distancia else None
    return Vencimiento(
        primer_dia=primero,
        fecha=fecha,
        limite=datetime.combine(fecha, regla.cierre, ZoneInfo(regla.zona)) + UN_MINUTO,
        movido_desde=movido_desde,
        dias_saltados=tuple(cuenta.saltados(hasta=fecha)),
        explicacion=" ".join(_explicar(cuenta, primero, fecha, movido_desde)),
        base_legal=citar(termino.materias, dia=desde),
    )


class _Cuenta:
    """One term being counted: which days count, and where that leads."""

    def __init__(self, desde: date, termino: Termino, calendario: Calendario, regla: Regla) -> None:
        self.desde, self.termino, self.calendario, self.regla = desde, termino, calendario, regla

    def primer_dia(self) -> date:
        if self.termino.unidad is Unidad.MESES:
            return self.desde
        return self._tras(self.desde, 1, self.es_habil)

    def ultimo_dia(self) -> date:
        """The last day of the term itself, business day or not."""
        cantidad = self.termino.cantidad
        if self.termino.unidad is Unidad.HABILES:
            return self._tras(self.desde, cantidad, self.es_habil)
        if self.termino.unidad is Unidad.CALENDARIO:
            return self._tras(self.primer_dia(), cantidad - 1, self.corre)
        return self._tras(self.desde, (_de_fecha_a_fecha(self.desde, cantidad) - self.desde).days, self.corre)

    def con_distancia(self) -> date:
        """The day on which it ends: with the distance, and on a business day."""
        ultimo, distancia = self.ultimo_dia(), self.termino.distancia
        if distancia:
            return self._tras(ultimo, distancia, self.es_habil)
        return ultimo if self.es_habil(ultimo) else self._tras(ultimo, 1, self.es_habil)

    def saltados(self, *, hasta: date) -> Iterator[DiaSinContar]:
        """The named days off that did not count; calendar days and months look at them only where they begin or end."""
        primero, ultimo = self.primer_dia(), self.ultimo_dia()
        for dia in _dias(self.desde + UN_DIA, hasta):
            se_conto = primero <= dia < ultimo or (dia == ultimo and self.termino.distancia > 0)
            if (self.termino.unidad is Unidad.HABILES or not se_conto) and self._libra(dia):
                yield DiaSinContar(fecha=dia, motivo=self.calendario.por_que_no(dia))

    def es_habil(self, dia: date) -> bool:
        return self.corre(dia) and self.calendario.es_habil(dia, self.regla)

    def por_que_no(self, dia: date) -> str:
        return self.calendario.por_que_no(dia) if self.corre(dia) else "está en suspenso"

    def corre(self, dia: date) -> bool:
        suspension = self.termino.suspension
        return suspension is None or not suspension.desde <= dia <= suspension.hasta

    def _libra(self, dia: date) -> bool:
        """Tell whether a day would have been worked, had it no name of its own."""
        return dia in self.calendario.no_laborables and dia.weekday() in self.regla.dias

    def _tras(self, desde: date, cuantos: int, cuenta: Callable[[date], bool]) -> date:
        """Return the day on which `cuantos` days that count have passed since `desde`."""
        dia, falta, tope = desde, cuantos, self.desde + EJERCICIOS * 366 * UN_DIA
        while falta:
            dia += UN_DIA
            if dia > tope:
                raise ValueError("El calendario no tiene días hábiles suficientes para este plazo.")
            falta -= cuenta(dia)
        return dia


def _explicar(cuenta: _Cuenta, primero: date, fecha: date, movido_desde: date | None) -> Iterator[str]:
    cierre = a_las(cuenta.regla.cierre)
    yield f"{_largo(cuenta.termino)} desde el {fecha_larga(primero)}: vence el {fecha_larga(fecha)}, a {cierre}."
    if movido_desde:
        yield f"El último día sería el {dia_y_mes(movido_desde)}, que {cuenta.por_que_no(movido_desde)}."
    for saltado in cuenta.saltados(hasta=fecha):
        if saltado.fecha != movido_desde:
            yield f"El {dia_y_mes(saltado.fecha)} {saltado.motivo}."
    if suspension := cuenta.termino.suspension:
        porque = f": {suspension.motivo}" if suspension.motivo else ""
        yield f"No corre del {dia_y_mes(suspension.desde)} al {dia_y_mes(suspension.hasta)}{porque}."


def _cuantos(dias: int) -> str:
    return f"{dias} día hábil" if dias == 1 else f"{dias} días hábiles"


def _largo(termino: Termino) -> str:
    uno, varios = {
        Unidad.HABILES: ("día hábil", "días hábiles"),
        Unidad.CALENDARIO: ("día calendario", "días calendario"),
        Unidad.MESES: ("mes, de fecha a fecha,", "meses, de fecha a fecha,"),
    }[termino.unidad]
    cuanto = f"{termino.cantidad} {uno if termino.cantidad == 1 else varios}"
    verbo = "Es" if termino.cantidad == 1 else "Son"
    distancia = f" más {_cuantos(termino.distancia)} por el término de la distancia," if termino.distancia else ""
    return f"{verbo} {cuanto}{distancia}"


def _de_fecha_a_fecha(desde: date, meses: int) -> date:
    """Return the same day that many months later, or the first of the month after when there is no such day."""
    total = desde.month - 1 + meses
    ejercicio, mes = desde.year + total // 12, total % 12 + 1
    try:
        return date(ejercicio, mes, desde.day)
    except ValueError:
        return date(ejercicio, mes + 1, 1)  # never December, which has 31 days


def _dias(desde: date, hasta: date) -> Iterator[date]:
    return (desde + n * UN_DIA for n in range((hasta - desde).days + 1))
