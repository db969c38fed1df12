"""The institution's calendar and hours as plain data; what they mean for a filing is for registro to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from types import MappingProxyType

import holidays

from mesa.organizacion.memoria import recordar
from mesa.organizacion.models import DiaNoLaborable, ReglaDePlazo, Sede

# The library takes Easter Sunday for a holiday; the law does not, and a sede that opens on Sundays works on it.
DOMINGO_DE_RESURRECCION = "Domingo de Resurrección"


class SinReglaDePlazoError(LookupError):
    """No rule says on which day a filing made that day would count."""


@dataclass(frozen=True, slots=True)
class DatosDeRegla:
    """A row of ReglaDePlazo: `dias` counts Monday as 0, hours are the sede's local time."""

    codigo: str
    version: str
    dias: frozenset[int]
    desde: time
    hasta: time
    zona: str
    base_legal: str


@dataclass(frozen=True, slots=True)
class NoLaborables:
    """The days of a period on which nobody works, with their names, and which of them are not holidays."""

    nombres: Mapping[date, str]
    decretados: frozenset[date]


@recordar
def no_laborables(*, sede_id: int | None, ejercicio: int, ejercicios: int = 2) -> NoLaborables:
    """Return the non-working days of `ejercicios` calendar years: that one and the next, since a term may end there.

    National holidays and the administrator's own days for all sedes, and those of `sede_id` when given.
    """
    alcance = range(ejercicio, ejercicio + ejercicios)
    nombres = {fecha: nombre for uno in alcance for fecha, nombre in feriados_nacionales(uno).items()}
    propios = {
        dia.fecha: str(dia)
        for dia in _dias_decretados()
        if dia.fecha.year in alcance and dia.sede_id in (None, sede_id)
    }
    # A holiday that is also decreed stays a holiday: its own name is the better known.
    return NoLaborables(MappingProxyType(propios | nombres), frozenset(propios.keys() - nombres.keys()))


@lru_cache(maxsize=64)
def feriados_nacionales(ejercicio: int) -> Mapping[date, str]:
    """Return Peru's national holidays of a year with their Spanish names (DL 713 art. 6 and its amendments)."""
    del_pais = holidays.country_holidays("PE", years=ejercicio, language="es")
    return MappingProxyType({fecha: nombre for fecha, nombre in del_pais.items() if nombre != DOMINGO_DE_RESURRECCION})


def regla_vigente(*, sede: Sede | None, dia: date) -> DatosDeRegla:
    """Return the rule in force on a day: the sede's own, else the general one; the latest supersedes.

    Raises SinReglaDePlazoError, with a sentence for the administrator, when there is none.
    """
    vigentes = [r for r in _reglas() if r.vigente_desde <= dia and (r.vigente_hasta is None or dia <= r.vigente_hasta)]
    propias = [r for r in vigentes if sede is not None and r.sede_id == sede.pk]
    generales = [r for r in vigentes if r.sede_id is None]
    for regla in propias + generales:
        return _datos(regla)
    raise SinReglaDePlazoError(f"Ninguna regla de plazo rige el {dia:%d/%m/%Y}: agrega una en la administración.")


def regla_de_version(version: str) -> DatosDeRegla:
    """Return the rule that a receipt names. Raises SinReglaDePlazoError for a version that is not there."""
    for regla in _reglas():
        if regla.version == version:
            return _datos(regla)
    raise SinReglaDePlazoError(f"La regla de plazo «{version}» no está en la administración.")


@recordar
def _dias_decretados() -> tuple[DiaNoLaborable, ...]:
    return tuple(DiaNoLaborable.objects.all())


@recordar
def _reglas() -> tuple[ReglaDePlazo, ...]:
    """All rules, the latest first."""
    return tuple(ReglaDePlazo.objects.order_by("-vigente_desde", "-id"))


def _datos(regla: ReglaDePlazo) -> DatosDeRegla:
    return DatosDeRegla(
        codigo=regla.codigo,
        version=regla.version,
        dias=frozenset(int(dia) for dia in regla.dias),
        desde=regla.desde,
        hasta=regla.hasta,
        zona="America/Lima",
        base_legal=regla.base_legal,
    )
