from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as dicho
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


class PeriodoForm(forms.Form):
    """Days of filing, both included, at most so many of them and none to come. `cleaned_data` holds dates."""

    desde = forms.DateField(label=_("Presentados desde"))
    hasta = forms.DateField(label=_("Hasta"))

    def __init__(self, data: Any, *, hoy: date, dias_maximos: int) -> None:
        super().__init__(data)
        self.hoy, self.dias_maximos = hoy, dias_maximos
        for field in self.fields.values():
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "max": hoy.isoformat()})
            field.error_messages["required"] = dicho("Elige el día.")
            field.error_messages["invalid"] = dicho("Escribe el día como AAAA-MM-DD.")

    def clean_hasta(self) -> date:
        desde, hasta = self.cleaned_data.get("desde"), self.cleaned_data["hasta"]
        if hasta > self.hoy:
            raise forms.ValidationError(dicho("Ese día todavía no llega: elige hoy o uno anterior."))
        if desde and desde > hasta:
            raise forms.ValidationError(dicho("El último día es anterior al primero: cámbialos de lugar."))
        if desde and hasta - desde >= timedelta(days=self.dias_maximos):
            raise forms.ValidationError(
                dicho("Son más de %(dias)s días: elige un periodo más corto.") % {"dias": self.dias_maximos}
            )
        return hasta  # type: ignore[no-any-return]
