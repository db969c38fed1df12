"""Where somebody lives and is called: the part of a ficha that its owner may change."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from mesa.cuentas import identidad, ubigeo
from mesa.cuentas.forms.base import CampoDeTexto, hablar_claro
from mesa.cuentas.models import Ficha, TipoDePersona

NO_ES_DISTRITO = _("No encontramos ese distrito. Escribe distrito, provincia y departamento con comas.")


class CampoDeDistrito(forms.CharField):
    """A district typed as «Miraflores, Lima, Lima»; its value is the ubigeo of six digits.

    Suggestions come from the server while typing; without JavaScript the same text is understood when sent.
    """

    def __init__(self, **kwargs: Any) -> None:
        attrs = {
            "list": "distritos",
            "autocomplete": "off",
            "hx-get": reverse_lazy("distritos"),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": "#distritos",
            "hx-sync": "this:replace",
        }
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=120, **kwargs)

    def clean(self, value: Any) -> str:
        texto = super().clean(value)
        hallados = ubigeo.candidatos(texto)
        if len(hallados) == 1:
            return hallados[0].codigo
        if opciones := (hallados or ubigeo.parecidos(texto))[:4]:
            datos = {"opciones": "; ".join(map(str, opciones))}
            raise ValidationError(_("¿Cuál de estos es? %(opciones)s. Escríbelo entero.") % datos, code="ambiguo")
        raise ValidationError(NO_ES_DISTRITO, code="desconocido")

    def prepare_value(self, value: Any) -> Any:
        return ubigeo.nombre_de(str(value)) or value


class DomicilioForm(forms.Form):
    """Address, district (in Peru) and mobile; `de_peru` False for a foreign company."""

    direccion = CampoDeTexto(
        label=_("Dirección"), max_length=250, widget=forms.TextInput(attrs={"autocomplete": "street-address"})
    )
    distrito = CampoDeDistrito(
        label=_("Distrito"), help_text=_("Distrito, provincia y departamento. Por ejemplo: Miraflores, Lima, Lima.")
    )
    celular = forms.CharField(
        label=_("Celular"), max_length=30, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    )
    de_peru = True

    def clean_celular(self) -> str:
        return identidad.celular(self.cleaned_data["celular"], de_peru=self.de_peru)

    def domicilio(self) -> dict[str, str]:
        """The columns of Ficha that were filled in. Only after is_valid()."""
        datos = self.cleaned_data
        return {
            "direccion": datos["direccion"],
            "celular": datos["celular"],
            **({"ubigeo": datos["distrito"]} if "distrito" in datos else {}),
        }


class MisDatosForm(DomicilioForm):
    """The same, in the account's page."""

    def __init__(self, data: Any = None, *, ficha: Ficha) -> None:
        inicial = {
            "direccion": ficha.direccion,
            "distrito": ficha.ubigeo,
            "celular": identidad.celular_legible(ficha.celular),
        }
        super().__init__(data, initial=inicial)
        self.ficha = ficha
        self.de_peru = ficha.tipo != TipoDePersona.EXTRANJERA
        if not self.de_peru:
            del self.fields["distrito"]
        hablar_claro(self)

    def guardar(self) -> None:
        """Write what was changed. Only after is_valid()."""
        columnas = self.domicilio()
        Ficha.objects.filter(pk=self.ficha.pk).update(**columnas)
