"""A notice put into words: three templates for each kind, correo/<clase>/{asunto.txt,cuerpo.txt,cuerpo.html}."""

from datetime import datetime
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Recibo
from mesa.lib.fechas import en_lima
from mesa.notificacion.models import Aviso, Recordatorio
from mesa.organizacion.models import Institucion
from mesa.organizacion.queries import institucion_actual


def redactar(aviso: Aviso) -> EmailMultiAlternatives:
    """Return the message of `aviso`, with the receipt of its act attached when there is one."""
    institucion = institucion_actual()
    recibo = Recibo.objects.filter(acto=aviso.acto).first()
    context: dict[str, Any] = {
        "aviso": aviso,
        "acto": aviso.acto,
        "expediente": aviso.acto.expediente,
        "recibo": recibo,
        "institucion": institucion,
        "sitio": settings.SITE_URL,
    }
    with translation.override(aviso.idioma):
        message = mensaje(f"correo/{aviso.clase}", context, para=aviso.para, institucion=institucion)
    message.extra_headers["Message-ID"] = _id_de_mensaje("aviso", aviso.pk)
    if recibo:
        with archivo().abrir(recibo.sha256) as pdf:
            message.attach(recibo.nombre_de_archivo, pdf.read(), "application/pdf")
    return message


def redactar_recordatorio(recordatorio: Recordatorio, *, ahora: datetime) -> EmailMultiAlternatives:
    """Return the message that tells somebody of the institution which terms run out, the most pressing first."""
    institucion = institucion_actual()
    lineas = recordatorio.lineas.select_related("comprobante__expediente")
    comprobantes = [linea.comprobante for linea in lineas.order_by("comprobante__conformidad_hasta", "pk")]
    context: dict[str, Any] = {
        "comprobantes": comprobantes,
        "institucion": institucion,
        "sitio": settings.SITE_URL,
        "hoy": en_lima(ahora).date(),
    }
    with translation.override(recordatorio.idioma):
        message = mensaje("correo/conformidad", context, para=recordatorio.para, institucion=institucion)
    message.extra_headers["Message-ID"] = _id_de_mensaje("recordatorio", recordatorio.pk)
    return message


def _id_de_mensaje(clase: str, pk: int) -> str:
    return f"<{clase}-{pk}@{settings.SITE_URL.split('//')[-1].split(':')[0]}>"


def mensaje(plantilla: str, context: dict[str, Any], *, para: str, institucion: Institucion) -> EmailMultiAlternatives:
    """Render the three templates of a message into a mail from the institution."""
    asunto = " ".join(render_to_string(f"{plantilla}/asunto.txt", context).split())
    message = EmailMultiAlternatives(
        subject=asunto,
        body=render_to_string(f"{plantilla}/cuerpo.txt", context),
        from_email=formataddr((institucion.nombre_corto, settings.DEFAULT_FROM_EMAIL)),
        to=[para],
        reply_to=[institucion.correo] if institucion.correo else None,
    )
    message.attach_alternative(render_to_string(f"{plantilla}/cuerpo.html", context), "text/html")
    return message
