"""How a form's fields and errors are shown: one sentence, the same beside the field and in the summary."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms import BaseForm, BoundField

AGRUPADOS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class Opcion:
    """One choice of a group: its control, its label and, under it, the hint that tells it from the others."""

    control: str
    etiqueta: str
    pista: str


@dataclass(frozen=True, slots=True)
class VistaDeCampo:
    """What `_componentes/campo.html` shows. `ancla` is what the error summary's link points at."""

    campo: BoundField
    forma: str
    etiqueta: str
    nota: str
    clase: str
    ancla: str
    opciones: tuple[Opcion, ...]


@dataclass(frozen=True, slots=True)
class Tropiezo:
    """One line of the error summary: the sentence, and the anchor of what it speaks of ("" for the whole form)."""

    ancla: str
    frase: str


def vista_de_campo(campo: BoundField, *, etiqueta: str = "", nota: str = "", clase: str = "") -> VistaDeCampo:
    """Return how a field is shown. A form field's `pistas` (value → text), if set, go under each of its options."""
    if nota:
        campo.help_text = nota
    return VistaDeCampo(
        campo=campo,
        forma=_forma(campo),
        etiqueta=etiqueta or str(campo.label),
        nota=str(campo.help_text),
        clase=clase,
        ancla=ancla_de(campo),
        opciones=_opciones(campo),
    )


def ancla_de(campo: BoundField) -> str:
    """Return the id of what takes the focus for a field: the first option of a group, else the control."""
    return f"{campo.auto_id}_0" if isinstance(campo.field.widget, AGRUPADOS) else campo.id_for_label or campo.auto_id


def tropiezos_de(*formularios: BaseForm) -> tuple[Tropiezo, ...]:
    """Return the errors of the forms in the order of their fields; those of a whole form come first."""
    return tuple(uno for formulario in formularios for uno in _de_un_formulario(formulario))


def _de_un_formulario(formulario: BaseForm) -> Iterator[Tropiezo]:
    for frase in formulario.non_field_errors():
        yield Tropiezo("", str(frase))
    for campo in formulario:
        ancla = "" if campo.is_hidden else ancla_de(campo)
        yield from (Tropiezo(ancla, str(frase)) for frase in campo.errors)


def _forma(campo: BoundField) -> str:
    widget = campo.field.widget
    if widget.is_hidden:
        return "oculto"
    if isinstance(widget, AGRUPADOS):
        return "grupo"
    return "casilla" if isinstance(widget, forms.CheckboxInput) else "simple"


def _opciones(campo: BoundField) -> tuple[Opcion, ...]:
    if not isinstance(campo.field.widget, AGRUPADOS):
        return ()
    pistas: dict[str, str] = getattr(campo.field, "pistas", {})
    return tuple(
        Opcion(opcion.tag(), str(opcion.choice_label), str(pistas.get(str(opcion.data["value"]), "")))
        for opcion in campo.subwidgets
    )
