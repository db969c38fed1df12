"""Malware: each file is given to clamd when it arrives, and again by the worker until clamd could judge it.

Three outcomes. Clean files open; infected ones are refused, or never opened when they were filed already; what could
not be scanned is filed all the same and stays shut until it is.
"""

import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mesa.expedientes.analisis import atrasados
from mesa.expedientes.archivo import ruta_de
from mesa.expedientes.models import Documento
from mesa.expedientes.models.documento import veredicto_de
from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.lib import sandbox
from mesa.lib.antivirus import LIMPIO, Antivirus, Desenlace, Resultado, no_analizado
from mesa.presentacion.subida import Hechos

log = structlog.get_logger("mesa.analisis")

# Seconds that one scan may take: somebody waits for an upload; the worker has time. 20 MB take half a second.
ESPERA_AL_SUBIR = 5.0
ESPERA_DEL_OBRERO = 60.0
ESPERA_DE_SALUD = 1.0

Analisis = Documento.Analisis


class NoAnalizadoError(Exception):
    """The scanner could not judge a file this time."""


def analizar_subida(ruta: Path, hechos: Hechos, *, ahora: datetime) -> Hechos:
    """Return the facts of a file that just arrived, with what the scanner says of it."""
    resultado = _analizar(ruta, formato=hechos.formato, espera=ESPERA_AL_SUBIR)
    hechos = replace(hechos, **_columnas(resultado, ahora=ahora))
    return con_hallazgos(hechos, [guardado(uno) for uno in _hallazgos(resultado)])


def con_hallazgos(hechos: Hechos, otros: list[dict[str, Any]]) -> Hechos:
    """Return `hechos` with these findings before the others, and the verdict that all of them amount to."""
    todos = [*otros, *hechos.hallazgos]
    return replace(hechos, hallazgos=todos, veredicto=veredicto_de(todos))


def ajenos_a_los_bytes(documento: Documento) -> list[dict[str, Any]]:
    """Return the stored findings that another inspection of the same bytes does not repeat: scanner's and record's."""
    return [uno for uno in documento.hallazgos if uno["codigo"].startswith(("malware.", "duplicado."))]


def de_malware(documento: Documento) -> list[dict[str, Any]]:
    """Return the stored findings that are the scanner's, which another inspection does not repeat."""
    return [uno for uno in documento.hallazgos if uno["codigo"].startswith("malware.")]


def guardado(uno: Hallazgo) -> dict[str, Any]:
    """Return a finding as a document keeps it."""
    return {**uno.a_json(), "mensaje": uno.mensaje, "solucion": uno.solucion}


def reintentar(documento_id: UUID, *, ahora: datetime) -> None:
    """Analyse a pending document again, filed or not. Safe to repeat. Raises NoAnalizadoError when it stays pending."""
    pendientes = Documento.objects.filter(pk=documento_id, analisis=Analisis.PENDIENTE)
    documento = pendientes.select_related("expediente").first()
    if documento is None:  # done, or taken out of the draft
        return
    resultado = _analizar(ruta_de(documento), formato=documento.formato, espera=ESPERA_DEL_OBRERO)
    with transaction.atomic():
        _anotar(documento_id, resultado, ahora=ahora)
    if resultado and resultado.desenlace is Desenlace.NO_ANALIZADO:
        raise NoAnalizadoError(resultado.detalle)


def vigilar(*, encolar: Callable[[UUID], object], ahora: datetime) -> int:
    """Raise the alarm for files that wait too long, whose number is returned; queue those that no task waits for."""
    cuantos = atrasados(ahora=ahora)
    if cuantos:
        log.error("archivos_sin_analizar", cantidad=cuantos, antivirus=estado_del_antivirus())
    for documento_id in _sin_tarea():
        encolar(documento_id)
    return cuantos


def estado_del_antivirus() -> str:
    """«sin antivirus», «responde» or «no responde», as machines and people read it."""
    antivirus = _antivirus(ESPERA_DE_SALUD)
    if antivirus is None:
        return "sin antivirus"
    return "responde" if antivirus.responde() else "no responde"


def _antivirus(espera: float) -> Antivirus | None:
    return Antivirus(settings.CLAMD, espera) if settings.CLAMD else None


def _analizar(ruta: Path, *, formato: str, espera: float) -> Resultado | None:
    """Return the worst that the scanner says of a file and of those attached in it; None without a scanner."""
    antivirus = _antivirus(espera)
    return _el_peor(_por_partes(antivirus, ruta, formato)) if antivirus else None


def _por_partes(antivirus: Antivirus, ruta: Path, formato: str) -> Iterator[Resultado]:
    with ruta.open("rb") as archivo:
        yield antivirus.analizar(archivo)
    if formato != "pdf":
        return
    with tempfile.TemporaryFile() as adjuntos:
        try:
            extraido = sandbox.ejecutar("mesa.inspeccion.tareas_adjuntos:extraer_adjuntos", ruta, salida=adjuntos)
        except sandbox.NoConcluidaError as error:
            yield no_analizado(f"adjuntos: {error.motivo}")
            return
        adjuntos.seek(0)
        for largo in extraido["largos"]:
            yield antivirus.analizar(io.BytesIO(adjuntos.read(largo)))
        if not extraido["completo"]:
            yield no_analizado("adjuntos: demasiados")


def _el_peor(resultados: Iterable[Resultado]) -> Resultado:
    peor = LIMPIO
    for uno in resultados:
        if uno.desenlace is Desenlace.INFECTADO:
            return uno
        if uno.desenlace is Desenlace.NO_ANALIZADO:
            peor = uno
            if not uno.es_del_archivo:  # the scanner is down: asking it for the next part would wait again
                break
    return peor


def _columnas(resultado: Resultado | None, *, ahora: datetime) -> dict[str, Any]:
    if resultado is None:
        return {"analisis": Analisis.SIN_ANTIVIRUS.value, "analisis_firma": "", "analizado_en": None}
    if resultado.desenlace is Desenlace.NO_ANALIZADO:
        return {"analisis": Analisis.PENDIENTE.value, "analisis_firma": resultado.detalle, "analizado_en": None}
    return {"analisis": resultado.desenlace.value, "analisis_firma": resultado.detalle, "analizado_en": ahora}


def _hallazgos(resultado: Resultado | None) -> list[Hallazgo]:
    if resultado and resultado.desenlace is Desenlace.INFECTADO:
        return [hallazgo("malware.infectado")]
    return [hallazgo("malware.cifrado")] if resultado and resultado.esta_cifrado else []


def _anotar(documento_id: UUID, resultado: Resultado | None, *, ahora: datetime) -> None:
    filas = Documento.objects.select_related("expediente").select_for_update(of=("self",))
    documento = filas.filter(pk=documento_id).first()
    if documento is None:
        return
    columnas = _columnas(resultado, ahora=ahora)
    if documento.expediente.es_borrador:  # what was filed keeps the findings that its filer was shown
        columnas |= _veredicto_de_borrador(documento, _hallazgos(resultado))
    elif resultado and resultado.desenlace is Desenlace.INFECTADO:
        expediente = documento.expediente.numero
        log.error("archivo_infectado", expediente=expediente, documento=str(documento_id), firma=resultado.detalle)
    Documento.objects.filter(pk=documento_id).update(**columnas)


def _veredicto_de_borrador(documento: Documento, nuevos: list[Hallazgo]) -> dict[str, Any]:
    otros = [uno for uno in documento.hallazgos if uno not in de_malware(documento)]
    hechos = Hechos(documento.formato, documento.folios, documento.veredicto, documento.estado_firma, otros)
    hechos = con_hallazgos(hechos, [guardado(uno) for uno in nuevos])
    return {"veredicto": hechos.veredicto, "hallazgos": hechos.hallazgos}


def _sin_tarea() -> set[UUID]:
    """Pending documents whose task was given up: a scanner may be away longer than the queue is patient."""
    pendientes = set(Documento.objects.filter(analisis=Analisis.PENDIENTE).values_list("pk", flat=True))
    if not pendientes:
        return set()
    vivas = DBTaskResult.objects.filter(
        task_path="mesa.flujo.analizar", status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    return pendientes - {UUID(uno["args"][0]) for uno in vivas.values_list("args_kwargs", flat=True)}
