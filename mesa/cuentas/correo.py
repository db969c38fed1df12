"""The mails about an account. The worker writes and sends them, so that no page waits for the relay.

What waits in the queue holds no secret: links that open an account are made when the mail is written. Every task may
run twice; the second mail says the same.
"""

import smtplib
from email.utils import formataddr
from typing import Any

import structlog
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from mesa.cuentas.models import Cuenta
from mesa.organizacion.queries import institucion_actual

log = structlog.get_logger("mesa.cuentas")

# The mails of allauth under the house's names; each is correo/cuenta/<name>/{asunto.txt,cuerpo.txt,cuerpo.html}.
POR_PLANTILLA = {
    "account/email/account_already_exists": "ya_existe",
    "account/email/unknown_account": "no_existe",
    "account/email/password_changed": "contrasena_cambiada",
    "account/email/password_reset": "contrasena_cambiada",
    "account/email/password_set": "contrasena_cambiada",
    "account/email/email_changed": "correo_cambiado",
}


@task()
def enviar_confirmacion(correo_id: int, es_nueva: bool) -> None:
    """Send the single-use link that confirms an address; nothing when it is confirmed already or gone."""
    direccion = EmailAddress.objects.select_related("user").filter(pk=correo_id, verified=False).first()
    if direccion is None:
        return
    ruta = reverse("account_confirm_email", args=[EmailConfirmationHMAC.create(direccion).key])
    clase = "confirmacion" if es_nueva else "confirmacion_de_cambio"
    datos = {"enlace": _absoluta(ruta), "cuenta": direccion.user, "correo": direccion.email}
    _enviar(clase, para=direccion.email, idioma=direccion.user.idioma, datos=datos)


@task()
def enviar_enlace_de_contrasena(cuenta_id: int, para: str, clase: str) -> None:
    """Send the single-use link that sets a password: `clase` is «recuperar» or «personal» (a new colleague's)."""
    cuenta = Cuenta.objects.filter(pk=cuenta_id, is_active=True).first()
    if cuenta is None:
        return
    llave = {"uidb36": user_pk_to_url_str(cuenta), "key": default_token_generator.make_token(cuenta)}
    datos = {"enlace": _absoluta(reverse("account_reset_password_from_key", kwargs=llave)), "cuenta": cuenta}
    _enviar(clase, para=para, idioma=cuenta.idioma, datos=datos)


@task()
def enviar_bienvenida(cuenta_id: int) -> None:
    """Welcome a filer who has just confirmed the address."""
    cuenta = Cuenta.objects.get(pk=cuenta_id)
    datos = {"cuenta": cuenta, "enlace": _absoluta(reverse("account_login"))}
    _enviar("bienvenida", para=cuenta.correo, idioma=cuenta.idioma, datos=datos)


@task()
def enviar_aviso_de_cuenta(clase: str, para: str, idioma: str, datos: dict[str, str]) -> None:
    """Send a mail without secrets: one of the values of POR_PLANTILLA."""
    enlaces = {
        "recuperar": _absoluta(reverse("account_reset_password")),
        "registro": _absoluta(reverse("account_signup")),
    }
    _enviar(clase, para=para, idioma=idioma, datos={**enlaces, **datos})


def _absoluta(ruta: str) -> str:
    # Never the Host of a request: whoever asks for the mail could choose it.
    return f"{settings.SITE_URL}{ruta}"


def _enviar(clase: str, *, para: str, idioma: str, datos: dict[str, Any]) -> None:
    """Write a mail and hand it to the relay. Raises OSError or SMTPException when that may go well later."""
    with translation.override(idioma):
        mensaje = _redactar(f"correo/cuenta/{clase}", para=para, datos=datos)
    try:
        mensaje.send()
    except smtplib.SMTPRecipientsRefused as refused:
        if not all(500 <= code < 600 for code, _text in refused.recipients.values()):
            raise
        log.warning("correo_de_cuenta_no_entregable", clase=clase)


def _redactar(carpeta: str, *, para: str, datos: dict[str, Any]) -> EmailMultiAlternatives:
    institucion = institucion_actual()
    context = {**datos, "institucion": institucion, "sitio": settings.SITE_URL}
    mensaje = EmailMultiAlternatives(
        subject=" ".join(render_to_string(f"{carpeta}/asunto.txt", context).split()),
        body=render_to_string(f"{carpeta}/cuerpo.txt", context).strip() + "\n",
        from_email=formataddr((institucion.nombre_corto, settings.DEFAULT_FROM_EMAIL)),
        to=[para],
        reply_to=[institucion.correo],
    )
    mensaje.attach_alternative(render_to_string(f"{carpeta}/cuerpo.html", context), "text/html")
    return mensaje
