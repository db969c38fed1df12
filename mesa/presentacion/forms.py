"""The words of a draft. One validator for the page and for the API; nothing is required until presentar."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.models import Expediente
from mesa.organizacion.models import Dependencia, Sede, TipoDocumento

CAMPOS = (
    "tipo_documento",
    "numero_documento",
    "fecha_documento",
    "sede",
    "dependencia",
    "destinatario_persona",
    "asunto",
    "referencia",
    "orden_de_compra",
)

ORDEN_MAXIMA = 60
ORDEN_LARGA = _("El número de orden tiene hasta 60 caracteres: acórtalo.")


class BorradorForm(forms.Form):
    """Fields of a draft, by code. `cleaned_data` holds columns of Expediente."""

    tipo_documento = forms.ModelChoiceField(
        TipoDocumento.objects.filter(activo=True),
        to_field_name="codigo",
        required=False,
        label=_("Tipo de documento"),
        error_messages={"invalid_choice": _("Elige un tipo de documento de la lista.")},
    )
    numero_documento = forms.CharField(
        required=False,
        max_length=100,
        label=_("Número del documento"),
        error_messages={"max_length": _("El número del documento tiene hasta 100 caracteres: acórtalo.")},
    )
    fecha_documento = forms.DateField(
        required=False,
        label=_("Fecha del documento"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Escribe la fecha como día/mes/año, por ejemplo 25/06/2026.")},
    )
    sede = forms.ModelChoiceField(
        Sede.objects.filter(activa=True),
        to_field_name="codigo",
        required=False,
        label=_("Sede"),
        error_messages={"invalid_choice": _("Elige una sede de la lista.")},
    )
    dependencia = forms.CharField(required=False, label=_("Dependencia"))
    destinatario_persona = forms.CharField(
        required=False,
        max_length=150,
        label=_("A la atención de (opcional)"),
        error_messages={"max_length": _("El nombre tiene hasta 150 caracteres: acórtalo.")},
    )
    asunto = forms.CharField(
        required=False,
        max_length=500,
        label=_("Asunto"),
        error_messages={"max_length": _("El asunto tiene hasta 500 caracteres: di en una frase qué pides o informas.")},
    )
    referencia = forms.CharField(required=False, label=_("Número de trámite anterior"))

    orden_de_compra = forms.CharField(
        required=False,
        max_length=60,
        label=_("Número de la orden de compra o de servicio"),
        error_messages={"max_length": ORDEN_LARGA},
    )

    def __init__(self, data: Any = None, *, expediente: Expediente | None = None, **kwargs: Any) -> None:
        """`expediente`: the draft that the words belong to; its sede stands in when the data brings none."""
        super().__init__(data, **kwargs)
        self.expediente = expediente

    def clean_asunto(self) -> str:
        return " ".join(str(self.cleaned_data["asunto"]).split())

    def clean_orden_de_compra(self) -> str:
        return orden_limpia(str(self.cleaned_data["orden_de_compra"]))

    def clean_referencia(self) -> str:
        numero = str(self.cleaned_data["referencia"]).strip()
        if not numero:
            return ""
        if not re.fullmatch(r"\d{4}-\d{7}", numero):
            raise forms.ValidationError(_("El número de trámite se escribe como 2026-0012345."))
        if not Expediente.objects.filter(numero=numero).exists():
            raise forms.ValidationError(_("No hay un trámite con ese número: revísalo en tu constancia."))
        return numero

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        codigo = str(data.get("dependencia") or "")
        sede = data.get("sede") if "sede" in self.data else getattr(self.expediente, "sede", None)
        data["dependencia"] = None
        if codigo:
            data["dependencia"] = Dependencia.objects.filter(sede=sede, codigo=codigo, activa=True).first()
            if data["dependencia"] is None:
                self.add_error("dependencia", _("Elige una dependencia de la sede escogida."))
        return data

    def columnas(self) -> dict[str, Any]:
        """The columns that the data brought and that are valid, ready to be written."""
        self.is_valid()
        brought = [name for name in CAMPOS if name in self.data and name not in self.errors]
        columns = {name: self.cleaned_data.get(name) for name in brought}
        if self._otra_sede(columns):
            columns.setdefault("dependencia", None)
        return {name: "" if value is None and name in _TEXTOS else value for name, value in columns.items()}

    def _otra_sede(self, columns: dict[str, Any]) -> bool:
        """Whether the draft's dependencia belongs to another sede than the one that is being written."""
        actual = self.expediente.dependencia if self.expediente else None
        return "sede" in columns and actual is not None and actual.sede_id != getattr(columns["sede"], "pk", None)


def orden_limpia(orden: str) -> str:
    """Return an order number as it is kept. Raises ValidationError for what cannot be one."""
    limpia = " ".join(orden.split())
    if len(limpia) > ORDEN_MAXIMA:
        raise forms.ValidationError(ORDEN_LARGA)
    if not re.fullmatch(r"[\w ./#°º-]*", limpia):
        raise forms.ValidationError(_("El número de orden lleva letras, dígitos, guiones, puntos o barras."))
    return limpia


_TEXTOS = {"numero_documento", "destinatario_persona", "asunto", "referencia", "orden_de_compra"}
