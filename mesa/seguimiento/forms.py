from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MAXIMO = 5 * 1024 * 1024
MUY_GRANDE = _("El archivo pesa más de 5 MB, más que cualquier constancia o cargo: revisa que sea el correcto.")


class SeguimientoForm(forms.Form):
    """Number and clave, as they are on the constancia. Sent by POST: a clave must not stay in an address."""

    numero = forms.CharField(
        label=_("Número de trámite"),
        help_text=_("Por ejemplo, 2026-0012345"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={
            "required": _("Escribe el número de trámite: está en tu constancia."),
            "max_length": _("El número de trámite se escribe como 2026-0012345."),
        },
    )
    clave = forms.CharField(
        label=_("Clave de seguimiento"),
        help_text=_("Doce letras y números. Está en tu correo y en tu constancia."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={
            "required": _("Escribe la clave de seguimiento: está en tu constancia."),
            "max_length": _("La clave tiene doce letras y números, como K7QM-4TRX-9WDF."),
        },
    )


class HuellaForm(forms.Form):
    """The SHA-256 of a file that claims to be a receipt, as a browser computed it."""

    sha256 = forms.RegexField(regex=r"\A[0-9a-f]{64}\Z", strip=True)


class VerificacionForm(forms.Form):
    """A file that claims to be a receipt, at most MAXIMO bytes."""

    recibo = forms.FileField(
        label=_("PDF de la constancia o del cargo"),
        help_text=_("Tal como lo recibiste por correo o lo descargaste, hasta 5 MB."),
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": _("Elige el PDF de la constancia o del cargo."),
            "empty": _("El archivo está vacío: elige el PDF que recibiste."),
        },
    )

    def clean_recibo(self) -> UploadedFile[Any]:
        recibo: UploadedFile[Any] = self.cleaned_data["recibo"]
        if (recibo.size or 0) > MAXIMO:
            raise forms.ValidationError(MUY_GRANDE)
        return recibo
