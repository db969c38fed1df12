from django import forms
from django.utils.translation import gettext_lazy as _


class RechazoForm(forms.Form):
    """Why a filing is rejected: the words that the rejection mail carries."""

    motivo = forms.CharField(
        label=_("Motivo del rechazo"),
        help_text=_("Va tal cual en el correo al remitente: di qué falta o está mal y cómo puede arreglarlo."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Escribe el motivo: el remitente lo recibe por correo y lo necesita para corregir."),
            "max_length": _("El motivo tiene hasta 2000 caracteres: acórtalo."),
        },
    )
