from django import forms
from django.utils.translation import gettext_lazy as _


class RespuestaForm(forms.Form):
    """The answer to the filer: the words that the mail carries and that their page shows."""

    nota = forms.CharField(
        label=_("Respuesta al remitente"),
        help_text=_("El remitente la recibe por correo y la ve en su trámite: di qué se resolvió y qué sigue."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Escribe la respuesta: el remitente la recibe por correo."),
            "max_length": _("La respuesta tiene hasta 4000 caracteres: acórtala."),
        },
    )
