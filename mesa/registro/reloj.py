"""The legal clock a filer sees before sending, pure: is the desk open, which day counts now, and which one later."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from mesa.lib.fechas import a_las, dia_corto, dia_y_mes
from mesa.registro.plazos import UN_DIA, Calendario, Ingreso, Regla, fecha_de_ingreso, saltados

EstadoReloj = Literal["abierta", "por_abrir", "cerrada", "no_habil"]

DIAS_DE_LA_CINTA = 5


@dataclass(frozen=True, slots=True)
class Dia:
    """One cell of the strip of days: «vie 26 hoy».

    `razon` is its word, `nombre` the holiday's, `cuenta` marks the day a filing made now would carry, and `tras_salto`
    that days between the previous cell and this one are not shown.
    """

    fecha: date
    semana: str
    habil: bool
    razon: str
    nombre: str
    hoy: bool
    cuenta: bool
    tras_salto: bool = False


@dataclass(frozen=True, slots=True)
class Reloj:
    """The clock at one instant.

    `ahora` is on the rule's clock; `cierre` and `minutos_restantes` (whole minutes) are None once today no longer
    counts; `ingreso_si_despues` is for a filing made after today's closing.
    """

    ahora: datetime
    estado: EstadoReloj
    abierta_ahora: bool
    ingreso: Ingreso
    explicacion: str
    apertura: time
    cierre: time | None
    minutos_restantes: int | None
    ingreso_si_despues: Ingreso
    explicacion_si_despues: str
    dias: tuple[Dia, ...]


def reloj(momento: datetime, *, calendario: Calendario, regla: Regla) -> Reloj:
    """Return the clock at an instant (aware). Raises ValueError for a datetime without zone."""
    local = regla.en_su_zona(momento)
    ingreso = fecha_de_ingreso(local, calendario=calendario, regla=regla)
    despues = fecha_de_ingreso(_despues_del_cierre(local, regla), calendario=calendario, regla=regla)
    restantes = None if ingreso.movido else _minutos_hasta(local, regla.cierre)
    estado = _estado(local, ingreso, calendario, regla)
    return Reloj(
        ahora=local,
        estado=estado,
        abierta_ahora=estado == "abierta",
        ingreso=ingreso,
        explicacion=_explicacion(estado, local, ingreso, calendario, regla),
        apertura=regla.desde,
        cierre=None if ingreso.movido else regla.cierre,
        minutos_restantes=restantes,
        ingreso_si_despues=despues,
        explicacion_si_despues="" if ingreso.movido else _explicacion_despues(local, despues, calendario, regla),
        dias=proximos_dias(local.date(), cuenta=ingreso.fecha, hasta=despues.fecha, calendario=calendario, regla=regla),
    )


def proximos_dias(hoy: date, *, cuenta: date, hasta: date, calendario: Calendario, regla: Regla) -> tuple[Dia, ...]:
    """Return the strip from `hoy` to `hasta`: five cells or, when those days are more, the first three and the last."""
    total = max((hasta - hoy).days + 1, DIAS_DE_LA_CINTA)
    dias = [_dia(hoy + n * UN_DIA, hoy, cuenta, calendario, regla) for n in range(total)]
    if total == DIAS_DE_LA_CINTA:
        return tuple(dias)
    ultimo = _dia(hasta, hoy, cuenta, calendario, regla, tras_salto=True)
    return (*dias[:3], ultimo)


def _dia(dia: date, hoy: date, cuenta: date, calendario: Calendario, regla: Regla, *, tras_salto: bool = False) -> Dia:
    habil = calendario.es_habil(dia, regla)
    nombre = calendario.no_laborables.get(dia, "")
    if dia == hoy:
        razon = "hoy"
    elif dia == cuenta:
        razon = "ingresa"
    elif habil:
        razon = "hábil"
    else:
        razon = calendario.clase_de(dia) if nombre else "no hábil"
    return Dia(dia, dia_corto(dia), habil, razon, nombre, dia == hoy, dia == cuenta, tras_salto)


def _estado(local: datetime, ingreso: Ingreso, calendario: Calendario, regla: Regla) -> EstadoReloj:
    if ingreso.en_horario:
        return "abierta"
    if not ingreso.movido:
        return "por_abrir"
    return "cerrada" if calendario.es_habil(local.date(), regla) else "no_habil"


def _explicacion(estado: EstadoReloj, local: datetime, ingreso: Ingreso, calendario: Calendario, regla: Regla) -> str:
    hoy = local.date()
    hasta_el_cierre = f"Lo que presentes hasta {a_las(regla.cierre)} ingresa hoy."
    frase = {
        "abierta": hasta_el_cierre,
        "por_abrir": f"La atención abre a {a_las(regla.desde)}. {hasta_el_cierre}",
        "cerrada": f"La atención de hoy cerró a {a_las(regla.cierre)}.",
        "no_habil": f"Hoy, {dia_y_mes(hoy)}, {calendario.por_que_no(hoy)}.",
    }[estado]
    return f"{frase} {saltados(hoy, ingreso.fecha, calendario=calendario, regla=regla)}".strip()


def _explicacion_despues(local: datetime, despues: Ingreso, calendario: Calendario, regla: Regla) -> str:
    frase = f"Lo que llegue después de {a_las(regla.cierre)} ingresa el {dia_y_mes(despues.fecha)}."
    return f"{frase} {saltados(local.date(), despues.fecha, calendario=calendario, regla=regla)}".strip()


def _despues_del_cierre(local: datetime, regla: Regla) -> datetime:
    cierre = local.replace(hour=regla.cierre.hour, minute=regla.cierre.minute, second=0, microsecond=0)
    return max(local, cierre + timedelta(minutes=1))


def _minutos_hasta(local: datetime, cierre: time) -> int:
    return (cierre.hour * 60 + cierre.minute) - (local.hour * 60 + local.minute)
