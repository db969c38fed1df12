"""Legal time of one expediente: what its pages say of the days before it counts and of the term that runs now.

The day a filing counts is frozen in its act; a term that still runs is counted at each look, by the rule its receipt
names and by the calendar as it is known now, because a day declared off meanwhile lengthens it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Expediente
from mesa.organizacion.models import Modo, Sede
from mesa.registro.calendario import dias_de_la_espera, ingreso_de, minutos_habiles_hasta, plazo_corriendo
from mesa.registro.normas import Materia, citar
from mesa.registro.plazos_de_mesa import OBSERVAR, SUBSANAR
from mesa.registro.reloj import Dia


@dataclass(frozen=True, slots=True, kw_only=True)
class PlazoParaObservar:
    """The desk's term to observe a filing, at an instant: its last day, and the minutes of business hours left.

    `dias_para_subsanar`: business days that its filer would then have. `explicacion` and `base_legal` are in Spanish.
    """

    hasta: date
    vencido: bool
    minutos: int
    dias_para_subsanar: int
    explicacion: str
    base_legal: str


def dias_hasta_el_ingreso(expediente: Expediente) -> tuple[Dia, ...]:
    """The days from the filing to the one that counts, for a strip; empty when it counts the same day."""
    if expediente.presentado_en is None or expediente.fecha_de_ingreso is None:
        return ()
    return dias_de_la_espera(expediente.sede, expediente.presentado_en, expediente.fecha_de_ingreso)


def plazo_para_observar(expediente: Expediente, *, ahora: datetime) -> PlazoParaObservar | None:
    """Until when the desk may observe a filing that waits for it; None once it does not, or where it may reject."""
    desde = expediente.fecha_de_ingreso
    if expediente.estado != Estado.PRESENTADO or desde is None or not _se_observa(expediente):
        return None
    return _plazo(expediente.sede, desde, expediente.regla, ahora=ahora)


def plazo_si_presenta(expediente: Expediente, *, ahora: datetime) -> PlazoParaObservar | None:
    """Until when the desk might observe a draft that were filed now; None while its type is not one that is observed.

    Raises SinReglaDePlazoError.
    """
    if not expediente.es_borrador or not _se_observa(expediente):
        return None
    ingreso = ingreso_de(expediente.sede, ahora)
    return _plazo(expediente.sede, ingreso.fecha, ingreso.regla, ahora=ahora)


def norma_de_admision(expediente: Expediente) -> str:
    """What obliges the desk to admit a filing, and to observe what it lacks, by the numbers of its day."""
    dia = expediente.fecha_de_ingreso
    return citar((Materia.ADMISION, Materia.OBSERVACION), dia=dia) if dia else ""


def _se_observa(expediente: Expediente) -> bool:
    return expediente.tipo_documento is not None and expediente.tipo_documento.modo == Modo.LPAG


def _plazo(sede: Sede | None, desde: date, version: str, *, ahora: datetime) -> PlazoParaObservar:
    plazo = plazo_corriendo(sede, desde, OBSERVAR, version=version)
    vencimiento = plazo.vencimiento
    return PlazoParaObservar(
        hasta=vencimiento.fecha,
        vencido=ahora >= vencimiento.limite,
        minutos=minutos_habiles_hasta(sede, vencimiento.limite, ahora=ahora, version=version),
        dias_para_subsanar=SUBSANAR.termino.cantidad,
        explicacion=vencimiento.explicacion,
        base_legal=plazo.base_legal,
    )
