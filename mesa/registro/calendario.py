"""Where the institution's calendar and rules meet legal time: what pages, API and presentar ask.

Cheap: the calendar and the rules are remembered by organizacion, so that a filing asks the database nothing more.
"""

from datetime import date, datetime
from typing import cast

from mesa.lib.fechas import en_lima
from mesa.organizacion import calendario as organizacion
from mesa.organizacion.models import Sede
from mesa.registro.plazos import Calendario, CodigoRegla, Ingreso, Regla, fecha_de_ingreso
from mesa.registro.plazos_de_mesa import PlazoCorriendo, PlazoDeLey, correr
from mesa.registro.reloj import Dia, Reloj, proximos_dias, reloj
from mesa.registro.terminos import EJERCICIOS, Termino
from mesa.registro.tiempo_habil import dias_habiles_entre, minutos_habiles_entre
from mesa.registro.vencimiento import Vencimiento, vence


def ingreso_de(sede: Sede | None, momento: datetime) -> Ingreso:
    """Return the day on which a filing received at `momento` (aware) at a sede counts, and why.

    Raises ValueError for a datetime without zone, SinReglaDePlazoError when no rule is in force.
    """
    return fecha_de_ingreso(momento, calendario=calendario_de(sede, momento), regla=regla_vigente(sede, momento))


def reloj_de(sede: Sede | None, ahora: datetime) -> Reloj:
    """Return the legal clock of a sede at an instant (aware). Without sede, the institution's general one."""
    return reloj(ahora, calendario=calendario_de(sede, ahora), regla=regla_vigente(sede, ahora))


def dias_de_la_espera(sede: Sede | None, presentado_en: datetime, ingreso: date) -> tuple[Dia, ...]:
    """Return the strip from the day of a filing to the one it counts as of; empty when they are the same."""
    calendario, regla = calendario_de(sede, presentado_en), regla_vigente(sede, presentado_en)
    dia = regla.en_su_zona(presentado_en).date()
    return (
        () if dia == ingreso else proximos_dias(dia, cuenta=ingreso, hasta=ingreso, calendario=calendario, regla=regla)
    )


def vencimiento_de(sede: Sede | None, desde: date, termino: Termino) -> Vencimiento:
    """Return when a term ends at a sede that begins with an act of the day `desde`, by the rule of that day.

    Raises SinReglaDePlazoError, SinNormaError for an act too old, ValueError as vencimiento.vence.
    """
    regla = _regla(organizacion.regla_vigente(sede=sede, dia=desde))
    return vence(desde, termino, calendario=_calendario(sede, desde.year, EJERCICIOS), regla=regla)


def dias_habiles_hasta(sede: Sede | None, fecha: date, *, hoy: date) -> int:
    """Return how many business days there are after today and up to `fecha`, by the rule of today; 0 when it is past.

    Raises SinReglaDePlazoError.
    """
    regla = _regla(organizacion.regla_vigente(sede=sede, dia=hoy))
    return dias_habiles_entre(hoy, fecha, calendario=_calendario(sede, hoy.year, EJERCICIOS), regla=regla)


def plazo_corriendo(sede: Sede | None, desde: date, plazo: PlazoDeLey, *, version: str) -> PlazoCorriendo:
    """Return how a term of law runs from the day an act counts, by the rule that its receipt names.

    By the calendar as it is known now: a day declared off after the filing lengthens the terms that still run.
    Raises SinReglaDePlazoError, SinNormaError.
    """
    regla = _regla(organizacion.regla_de_version(version))
    return correr(plazo, desde, calendario=_calendario(sede, desde.year), regla=regla)


def minutos_habiles_hasta(sede: Sede | None, limite: datetime, *, ahora: datetime, version: str) -> int:
    """Return the minutes of business hours left until `limite` (aware), by the rule of that version; 0 once past."""
    regla = _regla(organizacion.regla_de_version(version))
    return minutos_habiles_entre(ahora, limite, calendario=calendario_de(sede, ahora), regla=regla)


def regla_vigente(sede: Sede | None, momento: datetime) -> Regla:
    """Return the rule in force at an instant. Raises SinReglaDePlazoError when there is none."""
    return _regla(organizacion.regla_vigente(sede=sede, dia=en_lima(momento).date()))


def calendario_de(sede: Sede | None, momento: datetime) -> Calendario:
    """Return the non-working days of the instant's year in Lima and of the next one."""
    return _calendario(sede, en_lima(momento).year)


def _calendario(sede: Sede | None, ejercicio: int, ejercicios: int = 2) -> Calendario:
    dias = organizacion.no_laborables(sede_id=sede.pk if sede else None, ejercicio=ejercicio, ejercicios=ejercicios)
    return Calendario(dias.nombres, dias.decretados)


def _regla(datos: organizacion.DatosDeRegla) -> Regla:
    return Regla(
        codigo=cast("CodigoRegla", datos.codigo),
        version=datos.version,
        dias=datos.dias,
        desde=datos.desde,
        hasta=datos.hasta,
        zona=datos.zona,
        base_legal=datos.base_legal,
    )
