"""Where the institution's calendar and rules meet legal time: what pages, API and presentar ask.

Cheap: the calendar and the rules are remembered by organizacion, so that a filing asks the database nothing more.
"""

from datetime import date, datetime
from typing import cast

from mesa.lib.fechas import en_lima
from mesa.organizacion import calendario as organizacion
from mesa.organizacion.models import Sede
from mesa.registro.plazos import Calendario, CodigoRegla, Ingreso, Regla, fecha_de_ingreso
from mesa.registro.reloj import Dia, Reloj, proximos_dias, reloj


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


def regla_vigente(sede: Sede | None, momento: datetime) -> Regla:
    """Return the rule in force at an instant. Raises SinReglaDePlazoError when there is none."""
    datos = organizacion.regla_vigente(sede=sede, dia=en_lima(momento).date())
    return Regla(
        codigo=cast("CodigoRegla", datos.codigo),
        version=datos.version,
        dias=datos.dias,
        desde=datos.desde,
        hasta=datos.hasta,
        zona=datos.zona,
        base_legal=datos.base_legal,
    )


def calendario_de(sede: Sede | None, momento: datetime) -> Calendario:
    """Return the non-working days of the instant's year in Lima and of the next one."""
    dias = organizacion.no_laborables(sede_id=sede.pk if sede else None, ejercicio=en_lima(momento).year)
    return Calendario(dias.nombres, dias.decretados)
