"""How the legal clock is shown: the head state, the sentence with the date, and today's hours as percentages."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mesa.portal import fechas
from mesa.portal.medidor import por_ciento
from mesa.portal.texto import duracion
from mesa.registro.reloj import Dia, Reloj

MINUTOS_DEL_DIA = 24 * 60
# The words under a day, which registro gives in Spanish: named here so that `make mensajes` finds them.
PALABRAS_DE_LA_CINTA = (
    gettext_noop("hoy"),
    gettext_noop("ingresa"),
    gettext_noop("hábil"),
    gettext_noop("no hábil"),
    gettext_noop("feriado"),
    gettext_noop("no laborable"),
)
# When the reader should hurry: the head says how long is left instead of «Abierta ahora».
POCO_TIEMPO = 60


@dataclass(frozen=True, slots=True)
class Rotulo:
    """An hour written on the picture of the day: its place and how it is held so as not to leave the picture."""

    texto: str
    x: str
    ancla: str


@dataclass(frozen=True, slots=True)
class Jornada:
    """Today's hours: the open stretch and the hand, in percent of the day, and their three labels."""

    desde: str
    ancho: str
    ahora: str
    rotulo_ahora: Rotulo
    rotulo_desde: Rotulo
    rotulo_hasta: Rotulo


@dataclass(frozen=True, slots=True)
class VistaDelReloj:
    """What `_componentes/reloj.html` shows. `ingreso` is the day that counts; without `jornada` when today does not."""

    tono: str
    estado: str
    titulo: str
    ahora: datetime
    ingreso: date
    es_hoy: bool
    cierre: time | None
    resta: str
    explicacion: str
    despues: str
    dias: tuple[Dia, ...]
    jornada: Jornada | None


def vista_del_reloj(reloj: Reloj) -> VistaDelReloj:
    """Return how a clock is shown, in the reader's language."""
    tono, titulo = _cabeza(reloj)
    resta = reloj.minutos_restantes
    return VistaDelReloj(
        tono=tono,
        estado=reloj.estado,
        titulo=titulo,
        ahora=reloj.ahora,
        ingreso=reloj.ingreso.fecha,
        es_hoy=reloj.ingreso.fecha == reloj.ahora.date(),
        cierre=reloj.cierre,
        resta="" if resta is None else duracion(resta),
        explicacion=reloj.explicacion,
        despues=reloj.explicacion_si_despues,
        dias=reloj.dias,
        jornada=_jornada(reloj) if reloj.cierre else None,
    )


def _cabeza(reloj: Reloj) -> tuple[str, str]:
    if reloj.estado == "por_abrir":
        return "curso", _("Abre a las %(hora)s") % {"hora": fechas.hora(reloj.apertura)}
    if reloj.estado == "cerrada":
        return "ojo", _("Cerrada por hoy")
    if reloj.estado == "no_habil":
        return "ojo", _("Hoy no es día hábil")
    resta = reloj.minutos_restantes
    if resta is None or resta > POCO_TIEMPO:
        return "bien", _("Abierta ahora")
    if resta == 0:
        return "ojo", _("Último minuto para ingresar hoy")
    return "ojo", _("Quedan %(tiempo)s para ingresar hoy") % {"tiempo": duracion(resta)}


def _jornada(reloj: Reloj) -> Jornada:
    cierre = reloj.cierre or time(23, 59)
    # The closing minute is still the filer's, so the open stretch ends where it does.
    desde, hasta, ahora = _parte(reloj.apertura), _parte(cierre), _parte(reloj.ahora.time())
    return Jornada(
        desde=por_ciento(desde),
        ancho=por_ciento(hasta - desde),
        ahora=por_ciento(ahora),
        rotulo_ahora=_rotulo(reloj.ahora.time(), ahora),
        rotulo_desde=_rotulo(reloj.apertura, desde),
        rotulo_hasta=_rotulo(cierre, hasta),
    )


def _rotulo(hora: time, parte: float) -> Rotulo:
    ancla = "start" if parte < 0.06 else "end" if parte > 0.94 else "middle"
    return Rotulo(fechas.hora(hora), por_ciento(parte), ancla)


def _parte(hora: time) -> float:
    return (hora.hour * 60 + hora.minute) / MINUTOS_DEL_DIA
