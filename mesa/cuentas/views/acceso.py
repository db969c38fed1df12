"""Signing in and out, passwords, confirming an address: allauth's views with this house's forms."""

# allauth comes without types.
# mypy: disable-error-code="misc"

from http import HTTPStatus
from typing import Any

from allauth.account import app_settings
from allauth.account import views as de_allauth
from allauth.account.models import EmailAddress
from django.core import signing
from django.http import Http404, HttpResponse

from mesa.cuentas.forms import acceso as forms


class ConErrores422:
    """A form that cannot be taken answers 422 with everything typed still in it."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


class Ingresar(ConErrores422, de_allauth.LoginView):
    form_class = forms.IngresarForm


class Recuperar(ConErrores422, de_allauth.PasswordResetView):
    form_class = forms.RecuperarForm


class ContrasenaNueva(ConErrores422, de_allauth.PasswordResetFromKeyView):
    form_class = forms.ContrasenaNuevaForm


class CambiarContrasena(ConErrores422, de_allauth.PasswordChangeView):
    form_class = forms.CambiarContrasenaForm


class CrearContrasena(ConErrores422, de_allauth.PasswordSetView):
    form_class = forms.CrearContrasenaForm


class CambiarCorreo(ConErrores422, de_allauth.EmailView):
    form_class = forms.CambiarCorreoForm


class Comprobar(ConErrores422, de_allauth.ReauthenticateView):
    form_class = forms.ComprobarForm


class Confirmar(de_allauth.ConfirmEmailView):
    """The page behind the mailed link: a button, so that a mail scanner that opens links confirms nothing.

    A link that cannot be used says why: it was used already, it is too old, or it was copied badly.
    """

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().get(*args, **kwargs)
        if self.object is None:
            response.status_code = HTTPStatus.GONE
        return response

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().post(*args, **kwargs)
        except Http404:
            self.object = None
            response = self.render_to_response(self.get_context_data())
            response.status_code = HTTPStatus.GONE
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        motivo = "" if self.object else motivo_de_enlace(self.kwargs["key"])
        return {**super().get_context_data(**kwargs), "motivo": motivo}


def motivo_de_enlace(llave: str) -> str:
    """Say why a confirmation link cannot be used: «usado», «vencido» or «desconocido»."""
    dias: int = app_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS
    try:
        correo_id = signing.loads(llave, salt=app_settings.SALT)
        usado = EmailAddress.objects.filter(pk=correo_id, verified=True).exists()
        signing.loads(llave, salt=app_settings.SALT, max_age=dias * 24 * 3600)
    except signing.SignatureExpired:
        return "usado" if usado else "vencido"
    except signing.BadSignature:
        return "desconocido"
    return "usado" if usado else "desconocido"
