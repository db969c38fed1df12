"""The outbox: a notice is a row, written inside the transaction of its act; sending it can be repeated."""

import smtplib
from datetime import datetime

import structlog
from django.db.models import F

from mesa.expedientes.models import Acto
from mesa.notificacion.models import Aviso
from mesa.notificacion.redactar import redactar

log = structlog.get_logger("mesa.notificacion")


def encolar(clase: Aviso.Clase, *, acto: Acto, para: str, idioma: str, ahora: datetime) -> None:
    """Write the notice of `acto` into the outbox; one of each kind an act."""
    Aviso.objects.get_or_create(acto=acto, clase=clase, defaults={"para": para, "idioma": idioma, "creado_en": ahora})


def enviar_pendientes(acto: Acto, *, ahora: datetime) -> None:
    """Send the notices of `acto` that are still to be sent. Raises OSError or SMTPException when the relay fails.

    Sent first, marked afterwards: a crash in between repeats a mail (with the same Message-ID) and never loses one.
    """
    for aviso in Aviso.objects.filter(acto=acto, estado=Aviso.Estado.PENDIENTE).select_related("acto__expediente"):
        Aviso.objects.filter(pk=aviso.pk).update(intentos=F("intentos") + 1)
        try:
            redactar(aviso).send()
        except smtplib.SMTPRecipientsRefused as refused:
            if _is_permanent(refused):
                _marcar(aviso, estado=Aviso.Estado.FALLIDO, ultimo_error="550")
                log.warning("aviso_no_entregable", aviso=aviso.pk)
                continue
            _marcar(aviso, ultimo_error=type(refused).__name__)
            raise
        except (OSError, smtplib.SMTPException) as error:
            _marcar(aviso, ultimo_error=type(error).__name__)
            raise
        _marcar(aviso, estado=Aviso.Estado.ENVIADO, enviado_en=ahora, ultimo_error="")


def _is_permanent(refused: smtplib.SMTPRecipientsRefused) -> bool:
    return all(500 <= code < 600 for code, _text in refused.recipients.values())


def _marcar(aviso: Aviso, **columns: object) -> None:
    Aviso.objects.filter(pk=aviso.pk).update(**columns)
