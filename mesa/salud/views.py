"""For machines: is the process alive, and can it acknowledge a filing; with the reasons when it cannot."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mesa.analisis import estado_del_antivirus
from mesa.confianza.vigilancia import advertencias
from mesa.expedientes.analisis import atrasados
from mesa.lib import sandbox
from mesa.registro.recibos import sin_tiempo_desde
from mesa.sello import sello


@require_safe
def viva(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"viva": True})


@require_safe
def lista(_request: HttpRequest) -> JsonResponse:
    """200 when database, archive and seal answer, else 503; `motivos` names what does not.

    `avisos` are for a person to look into, while filings go on; `antivirus` says whether files are analysed.
    """
    reasons = [reason for reason, check in COMPROBACIONES.items() if not _holds(check)]
    answer = {
        "lista": not reasons,
        "motivos": reasons,
        "avisos": _avisos(),
        "antivirus": estado_del_antivirus(),
        "aislamiento": _aislamiento(),
    }
    return JsonResponse(answer, status=503 if reasons else 200)


def _aislamiento() -> str:
    """How far the jail in which files are parsed is shut off: completo, parcial, or ninguno when it does not start."""
    try:
        return sandbox.aislamiento()
    except sandbox.NoConcluidaError:
        return "ninguno"


def _avisos() -> list[str]:
    now = timezone.now()
    return [*_de_la_base(now), *(una.mensaje for una in advertencias(ahora=now))]


def _de_la_base(now: datetime) -> list[str]:
    try:
        counts = {aviso: count(now) for aviso, count in AVISOS.items()}
    except DatabaseError:  # which `motivos` tells
        return []
    return [aviso.format(count) for aviso, count in counts.items() if count]


def _holds(check: Callable[[], None]) -> bool:
    try:
        check()
    except (OSError, DatabaseError, ValueError):
        return False
    return True


def _base() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _archivo() -> None:
    for folder in (settings.QUARANTINE_DIR, settings.ARCHIVE_DIR):
        if not os.access(folder, os.W_OK):
            raise OSError(folder)


def _sello() -> None:
    sello().comprobar()


AVISOS: dict[str, Callable[[datetime], int]] = {
    "Hay archivos pendientes de análisis desde hace más de 5 minutos ({}).": lambda now: atrasados(ahora=now),
    "Se dieron recibos sin sello de tiempo en las últimas 24 horas, porque su autoridad no respondió ({}).": (
        lambda now: sin_tiempo_desde(now - timedelta(days=1))
    ),
}
COMPROBACIONES: dict[str, Callable[[], None]] = {
    "La base de datos no responde.": _base,
    "No se puede escribir en el archivo de documentos.": _archivo,
    "No hay un sello con que firmar los recibos.": _sello,
}
