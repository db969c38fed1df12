"""The public log: the daily closings as anyone may read and download them, with what their signatures say."""

from dataclasses import dataclass
from datetime import date, datetime

import structlog
from django.db.models import QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mesa.expedientes.models import Acto
from mesa.firmas.separada import FirmaSeparada, leer_firma_separada
from mesa.registro import cierres
from mesa.registro.cierre import Cierre, CierreInvalido
from mesa.registro.models import CierreDiario
from mesa.sello import autoridades_de_tiempo, certificados

log = structlog.get_logger("mesa.publicacion")

TAMANO = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class CierrePublicado:
    """A sealed closing: what it states, the very bytes, their signature and what that says.

    `sellado` is None when no key of this desk made the signature: a page must say so.
    """

    cierre: Cierre
    contenido: bytes
    firma: bytes
    sellado: FirmaSeparada | None

    @property
    def sellado_en(self) -> datetime | None:
        return self.sellado.sellado_en if self.sellado else None

    @property
    def estampado_en(self) -> datetime | None:
        return self.sellado.tiempo.en if self.sellado and self.sellado.tiempo else None

    @property
    def hojas(self) -> QuerySet[Acto, str]:
        """The digests under the root, in the order of the log."""
        return cierres.hojas(self.cierre.desde, self.cierre.hasta)


def pagina(*, antes: date | None = None) -> tuple[list[CierrePublicado], date | None]:
    """Return a page of sealed closings, newest first, and the day before which the next page starts."""
    filas = cierres.sellados()
    filas = filas.filter(dia__lt=antes) if antes else filas
    leidas = list(filas[: TAMANO + 1])
    publicados = [uno for fila in leidas[:TAMANO] if (uno := _publicado(fila))]
    return publicados, leidas[TAMANO - 1].dia if len(leidas) > TAMANO else None


def buscar(dia: date) -> CierrePublicado | None:
    """Return the sealed closing of a day; None while there is none."""
    fila = cierres.sellados().filter(dia=dia).first()
    return _publicado(fila) if fila else None


def sin_sello_ni_tarea() -> list[date]:
    """Return the days closed but not sealed for which no task is waiting: new ones, and those that were given up."""
    dias = cierres.sin_sello()
    if not dias:
        return []
    vivas = DBTaskResult.objects.filter(
        task_path="mesa.flujo.sellar_cierre", status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    pedidas = {uno["args"][0] for uno in vivas.values_list("args_kwargs", flat=True)}
    return [dia for dia in dias if dia.isoformat() not in pedidas]


def _publicado(fila: CierreDiario) -> CierrePublicado | None:
    try:
        cierre = fila.cierre
    except CierreInvalido:  # somebody wrote into the row: `mesa auditar` tells, and the page shows the others
        log.exception("cierre_ilegible", dia=str(fila.dia))
        return None
    contenido, firma = fila.contenido.encode(), bytes(fila.firma)
    sellado = leer_firma_separada(contenido, firma, certificados=certificados(), autoridades=autoridades_de_tiempo())
    return CierrePublicado(cierre=cierre, contenido=contenido, firma=firma, sellado=sellado)
