"""Making a key for the API."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.cuentas.forms.base import CampoDeTexto, hablar_claro


class TokenForm(forms.Form):
    nombre = CampoDeTexto(
        label=_("Para qué es"),
        max_length=80,
        help_text=_("Un nombre que te diga después cuál era. Por ejemplo: facturación, servidor nuevo."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hablar_claro(self)
