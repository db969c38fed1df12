"""The outbox: a notice is a row, written inside the transaction of its act; sending it can be repeated."""

import smtplib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog
from django.core.mail import EmailMultiAlternatives
from django.db.models import F

from mesa.expedientes.models import Acto
from mesa.notificacion.models import Aviso, Recordatorio
from mesa.notificacion.redactar import redactar, redactar_recordatorio

log = structlog.get_logger("mesa.notificacion")

Carta = TypeVar("Carta", Aviso, Recordatorio)


def encolar(clase: Aviso.Clase, *, acto: Acto, para: str, idioma: str, ahora: datetime) -> None:
    """Write the notice of `acto` into the outbox; one of each kind an act."""
    Aviso.objects.get_or_create(acto=acto, clase=clase, defaults={"para": para, "idioma": idioma, "creado_en": ahora})


def enviar_pendientes(acto: Acto, *, ahora: datetime) -> None:
    """Send the notices of `acto` that are still to be sent. Raises OSError or SMTPException when the relay fails.

    Sent first, marked afterwards: a crash in between repeats a mail (with the same Message-ID) and never loses one.
    """
    for aviso in Aviso.objects.filter(acto=acto, estado=Aviso.Estado.PENDIENTE).select_related("acto__expediente"):
        _enviar(aviso, redactar, ahora=ahora)


def enviar_recordatorio(recordatorio_id: int, *, ahora: datetime) -> None:
    """Send a letter of reminders, unless it was sent. Raises OSError or SMTPException when the relay fails."""
    pendientes = Recordatorio.objects.filter(pk=recordatorio_id, estado=Aviso.Estado.PENDIENTE)
    for recordatorio in pendientes:
        _enviar(recordatorio, partial(redactar_recordatorio, ahora=ahora), ahora=ahora)


def _enviar(carta: Carta, redactar_: Callable[[Carta], EmailMultiAlternatives], *, ahora: datetime) -> None:
    _marcar(carta, intentos=F("intentos") + 1)
    try:
        redactar_(carta).send()
    except smtplib.SMTPRecipientsRefused as refused:
        if _is_permanent(refused):
            _marcar(carta, estado=Aviso.Estado.FALLIDO, ultimo_error="550")
            log.warning("carta_no_entregable", carta=carta.pk, clase=type(carta).__name__)
            return
        _marcar(carta, ultimo_error=type(refused).__name__)
        raise
    except (OSError, smtplib.SMTPException) as error:
        _marcar(carta, ultimo_error=type(error).__name__)
        raise
    _marcar(carta, estado=Aviso.Estado.ENVIADO, enviado_en=ahora, ultimo_error="")


def _is_permanent(refused: smtplib.SMTPRecipientsRefused) -> bool:
    return all(500 <= code < 600 for code, _text in refused.recipients.values())


def _marcar(carta: Aviso | Recordatorio, **columns: object) -> None:
    type(carta)._default_manager.filter(pk=carta.pk).update(**columns)  # noqa: SLF001 – Django's documented name
