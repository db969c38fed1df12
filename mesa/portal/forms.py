"""What is asked to count a term."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.organizacion.models import Sede
from mesa.registro.normas import PRIMER_DIA
from mesa.registro.terminos import DIAS_MAXIMO, DISTANCIA_MAXIMA, MESES_MAXIMO, Suspension, Termino, Unidad

UNIDADES = (
    (Unidad.HABILES.value, _("días hábiles")),
    (Unidad.CALENDARIO.value, _("días calendario")),
    (Unidad.MESES.value, _("meses")),
)
UN_DIA_ESCRITO = {"type": "date"}


class PlazoForm(forms.Form):
    """A term from a day on. After is_valid(), `termino` is what was asked."""

    desde = forms.DateField(
        label=_("Día en que se notificó o ingresó"),
        help_text=_("El plazo en días empieza el siguiente día hábil."),
        widget=forms.DateInput(attrs=UN_DIA_ESCRITO, format="%Y-%m-%d"),
        error_messages={
            "required": _("Escribe el día desde el que se cuenta."),
            "invalid": _("Escribe el día con su mes y su año, por ejemplo 26/06/2026."),
        },
    )
    cantidad = forms.IntegerField(
        label=_("Cuánto dura"),
        min_value=1,
        max_value=DIAS_MAXIMO,
        error_messages={
            "required": _("Escribe cuántos días o meses dura."),
            "invalid": _("Escribe un número entero."),
            "min_value": _("El plazo dura al menos 1."),
            "max_value": _("Se cuentan plazos de hasta 365 días."),
        },
    )
    unidad = forms.ChoiceField(label=_("Se cuenta en"), choices=UNIDADES, initial=Unidad.HABILES.value)
    sede = forms.ChoiceField(label=_("Sede"), required=False)
    distancia = forms.IntegerField(
        label=_("Término de la distancia, en días"),
        help_text=_("Solo si una norma lo agrega por la distancia entre tu domicilio y la sede."),
        required=False,
        min_value=0,
        max_value=DISTANCIA_MAXIMA,
        error_messages={"max_value": _("El término de la distancia puede ser de hasta 60 días.")},
    )
    suspendido_desde = forms.DateField(
        label=_("Suspendido desde"),
        help_text=_("Solo si el plazo se suspendió. Después sigue donde quedó."),
        required=False,
        widget=forms.DateInput(attrs=UN_DIA_ESCRITO, format="%Y-%m-%d"),
    )
    suspendido_hasta = forms.DateField(
        label=_("Suspendido hasta, ese día incluido"),
        required=False,
        widget=forms.DateInput(attrs=UN_DIA_ESCRITO, format="%Y-%m-%d"),
    )

    termino: Termino

    def __init__(self, *args: Any, sedes: Sequence[Sede], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sede = self.fields["sede"]
        if isinstance(sede, forms.ChoiceField):
            sede.choices = [("", _("La regla general")), *((s.codigo, s.nombre) for s in sedes)]

    def clean_desde(self) -> Any:
        desde = self.cleaned_data["desde"]
        if desde < PRIMER_DIA or desde.year > 2100:
            raise forms.ValidationError(_("Se cuentan plazos que empiezan desde el 26 de enero de 2019."))
        return desde

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or self.cleaned_data
        if self.errors:
            return datos
        if datos["unidad"] == Unidad.MESES and datos["cantidad"] > MESES_MAXIMO:
            self.add_error("cantidad", _("Se cuentan plazos de hasta 36 meses."))
            return datos
        if suspension := self._suspension(datos):
            self.termino = Termino(
                cantidad=datos["cantidad"],
                unidad=Unidad(datos["unidad"]),
                distancia=datos["distancia"] or 0,
                suspension=suspension[0],
            )
        return datos

    def _suspension(self, datos: dict[str, Any]) -> tuple[Suspension | None] | None:
        """Return the suspension asked for, if any, or None after saying what is wrong with it."""
        desde, hasta = datos["suspendido_desde"], datos["suspendido_hasta"]
        if not desde and not hasta:
            return (None,)
        if not desde or not hasta:
            self.add_error("suspendido_hasta", _("Escribe los dos días de la suspensión, o ninguno."))
            return None
        try:
            return (Suspension(desde=desde, hasta=hasta),)
        except ValueError:
            self.add_error(
                "suspendido_hasta", _("La suspensión termina después de empezar y dura como máximo 366 días.")
            )
            return None
