"""What allauth asks of the house: who may register, where one goes after signing in, the mails, the sentences."""

# allauth comes without types.
# mypy: disable-error-code="misc"

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from mesa.cuentas import correo
from mesa.cuentas.idioma import recordar_idioma
from mesa.cuentas.models import Cuenta
from mesa.lib.direccion import direccion_de
from mesa.lib.fechas import en_lima
from mesa.organizacion.queries import politica_vigente

CONTRASENA_CORTA = _("Es muy corta: escribe al menos 10 caracteres. Una frase que solo tú conozcas sirve.")
CONTRASENA_COMUN = _("Es una de las contraseñas más usadas y se adivina enseguida. Escribe otra.")
CONTRASENA_PARECIDA = _("Se parece demasiado a tu correo o a tu nombre. Escribe otra.")
CONTRASENA_POR_CODIGO = {
    "password_too_short": CONTRASENA_CORTA,
    "password_too_common": CONTRASENA_COMUN,
    "password_too_similar": CONTRASENA_PARECIDA,
}

# What a notice may carry into the queue: no link, no key.
CON_EL_AVISO: tuple[str, ...] = ("from_email", "to_email")


class Adaptador(DefaultAccountAdapter):
    """The adapter named in settings.ACCOUNT_ADAPTER."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Esta cuenta está desactivada. Escríbenos si crees que es un error."),
        "duplicate_email": _("Ese ya es el correo de tu cuenta. Escribe otro."),
        "email_password_mismatch": _(
            "El correo o la contraseña no coinciden. Revísalos, o pide una contraseña nueva si la olvidaste."
        ),
        "enter_current_password": _("Esa no es tu contraseña actual. Escríbela otra vez."),
        "incorrect_password": _("Esa no es tu contraseña. Escríbela otra vez."),
        "invalid_password_reset": _("Este enlace ya no sirve. Pide uno nuevo."),
        "too_many_login_attempts": _("Hubo demasiados intentos. Espera cinco minutos, o pide una contraseña nueva."),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Nobody registers while there is no data-protection policy to show."""
        return politica_vigente(en_lima(timezone.now()).date()) is not None

    def get_client_ip(self, request: HttpRequest) -> str:
        return direccion_de(request)

    def is_ajax(self, _request: HttpRequest) -> bool:
        """These pages answer people only; programs have the API."""
        return False

    def clean_password(self, password: str, user: Cuenta | None = None) -> str:
        try:
            validate_password(password, user)
        except ValidationError as error:
            frases = [CONTRASENA_POR_CODIGO.get(uno.code or "", uno) for uno in error.error_list]
            raise ValidationError(frases) from error
        return password

    # Where one goes ----------------------------------------------------------------------------------------------

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse(puerta_de(request.user))

    def get_email_verification_redirect_url(self, _email_address: EmailAddress) -> str:
        return reverse("cuenta" if self.request.user.is_authenticated else "account_login")

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse("cuenta")

    def post_login(self, request: HttpRequest, user: Cuenta, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        recordar_idioma(response, user.idioma)
        return response

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever typed the password a moment ago, to sign in or again, is not asked for it once more."""
        hechas = get_authentication_records(self.request, self.request.user)
        reciente = bool(hechas) and time.time() - hechas[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not reciente and bool(super().is_reauthentication_required(app=app, **kwargs))

    # Mail: handed to the queue, without secrets ------------------------------------------------------------------

    def send_confirmation_mail(
        self, _request: HttpRequest, emailconfirmation: EmailConfirmationHMAC, signup: bool
    ) -> None:
        direccion = emailconfirmation.email_address
        # Asked for again when signing in, it is still the first one of a new account.
        correo.enviar_confirmacion.enqueue(direccion.pk, signup or not direccion.user.last_login)

    def send_password_reset_mail(self, user: Cuenta, email: str, _context: dict[str, Any]) -> None:
        correo.enviar_enlace_de_contrasena.enqueue(user.pk, email, "recuperar")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        datos: dict[str, str] = {clave: context[clave] for clave in CON_EL_AVISO if clave in context}
        clase = correo.POR_PLANTILLA[template_prefix]
        correo.enviar_aviso_de_cuenta.enqueue(clase, email, self._idioma_de(email), datos)

    @staticmethod
    def _idioma_de(email: str) -> str:
        suyo = Cuenta.objects.filter(correo__iexact=email).values_list("idioma", flat=True).first()
        return suyo or translation.get_language() or "es"


def puerta_de(cuenta: Cuenta | AnonymousUser) -> str:
    """Return the name of the page where somebody's work begins."""
    if not isinstance(cuenta, Cuenta):
        return "inicio"
    puertas = (
        (cuenta.es_operador, "bandeja"),
        (cuenta.es_funcionario, "atencion_bandeja"),
        (cuenta.es_administrador, "admin:index"),
        (cuenta.es_remitente, "mis_tramites"),
    )
    return next((puerta for entra, puerta in puertas if entra), "cuenta")
