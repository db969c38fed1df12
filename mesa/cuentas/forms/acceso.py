"""allauth's forms with this house's labels and sentences."""

# allauth comes without types.
# mypy: disable-error-code="misc"

from typing import Any

from allauth.account import forms as de_allauth
from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.cuentas.forms.base import AYUDA_CONTRASENA, DosContrasenas, hablar_claro

ROTULOS = {
    "login": _("Correo electrónico"),
    "email": _("Correo electrónico"),
    "password": _("Contraseña"),
    "oldpassword": _("Contraseña actual"),
    "password1": _("Contraseña nueva"),
    "password2": _("La misma contraseña, otra vez"),
}


class _DeLaCasa(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nombre, campo in self.fields.items():
            campo.label = ROTULOS.get(nombre, campo.label)
            campo.help_text = AYUDA_CONTRASENA if nombre == "password1" else ""
        hablar_claro(self)


class IngresarForm(_DeLaCasa, de_allauth.LoginForm):
    pass


class RecuperarForm(_DeLaCasa, de_allauth.ResetPasswordForm):
    pass


class ContrasenaNuevaForm(DosContrasenas, _DeLaCasa, de_allauth.ResetPasswordKeyForm):
    pass


class CambiarContrasenaForm(DosContrasenas, _DeLaCasa, de_allauth.ChangePasswordForm):
    pass


class CrearContrasenaForm(DosContrasenas, _DeLaCasa, de_allauth.SetPasswordForm):
    pass


class CambiarCorreoForm(_DeLaCasa, de_allauth.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Correo nuevo")
        hablar_claro(self)


class ComprobarForm(_DeLaCasa, de_allauth.ReauthenticateForm):
    pass
