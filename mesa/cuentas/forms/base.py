"""What the forms about accounts share: tidy text, and errors that say which field and how to mend it."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CORREO_MAL_ESCRITO = _("Escribe el correo completo, por ejemplo nombre@dominio.pe.")
NO_SON_IGUALES = _("Las dos contraseñas no son iguales. Escríbelas otra vez.")
CARACTERES_OCULTOS = _("Tiene caracteres que no se ven. Escríbelo a mano en vez de pegarlo.")
ELIGE = _("Elige una opción de la lista.")
AYUDA_CONTRASENA = _(
    "Al menos 10 caracteres. Una frase que solo tú conozcas es fácil de recordar y difícil de adivinar."
)


class CampoDeTexto(forms.CharField):
    """One line of a person's data: composed (NFC), single spaces, and no character that hides or turns text around."""

    def to_python(self, value: Any) -> str:
        texto = " ".join(unicodedata.normalize("NFC", super().to_python(value) or "").split())
        if any(unicodedata.category(caracter)[0] == "C" for caracter in texto):
            raise ValidationError(CARACTERES_OCULTOS, code="oculto")
        return texto


def hablar_claro(formulario: forms.BaseForm) -> None:
    """Give every field of a form sentences that name it, and take away placeholders: a label stays, they do not."""
    for campo in formulario.fields.values():
        nombre = {"campo": campo.label}
        campo.error_messages["required"] = _("Completa «%(campo)s».") % nombre
        campo.error_messages["invalid_choice"] = ELIGE
        campo.widget.attrs.pop("placeholder", None)
        campo.validators = [_con_nombre(validador, campo.label) for validador in campo.validators]
        if isinstance(campo, forms.EmailField):
            campo.error_messages["invalid"] = CORREO_MAL_ESCRITO
            campo.validators = [v for v in campo.validators if not isinstance(v, EmailValidator)]
            campo.validators.append(EmailValidator(message=CORREO_MAL_ESCRITO))


def _con_nombre(validador: Any, campo: str | Promise | None) -> Any:
    if not isinstance(validador, MaxLengthValidator):
        return validador
    datos = {"campo": campo, "maximo": validador.limit_value}
    return MaxLengthValidator(
        validador.limit_value, _("«%(campo)s» es muy largo: escribe como máximo %(maximo)s caracteres.") % datos
    )


class DosContrasenas:
    """For forms where a password is typed twice: allauth says in its own words that they differ."""

    def add_error(self, field: str | None, error: Any) -> None:
        if field == "password2" and not isinstance(error, ValidationError):
            error = NO_SON_IGUALES
        super().add_error(field, error)  # type: ignore[misc]
