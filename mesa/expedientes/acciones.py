"""What somebody of the institution may do on an expediente's page. Each room lists its own acts as a table of these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mesa.cuentas.models import Rol
from mesa.expedientes.estados import ClaseDeActo, Estado
from mesa.expedientes.models import Acto, Expediente
from mesa.lib import fechas


@dataclass(frozen=True, slots=True, kw_only=True)
class Accion:
    """One act: its button, who does it, from which states, and the verb of mesa/flujo.py behind it.

    `nombre` is the URL's name. `impedimento` says why an expediente does not allow it although its state would, "" when
    it does. `hecho` is what the page says afterwards. The form's fields are the verb's arguments.
    """

    nombre: str
    acto: ClaseDeActo
    rotulo: str | Promise
    explicacion: str | Promise
    hecho: str | Promise
    rol: Rol
    desde: frozenset[Estado]
    verbo: Callable[..., None]
    form: type[forms.Form] | None = None
    principal: bool = False
    impedimento: Callable[[Expediente], str | Promise] | None = None

    def por_que_no(self, expediente: Expediente) -> str:
        """Return why it cannot be done now, as a sentence, or "" when it can."""
        if expediente.estado not in self.desde:
            return _("Este expediente ya está en «%(estado)s».") % {"estado": expediente.get_estado_display()}
        return str(self.impedimento(expediente)) if self.impedimento else ""


@dataclass(frozen=True, slots=True)
class Boton:
    """An act as the page shows it: available, or with the reason why not; `form` is what it asks for, if anything."""

    accion: Accion
    por_que_no: str
    form: forms.Form | None


def botones(acciones: Sequence[Accion], expediente: Expediente, *, form: forms.Form | None = None) -> list[Boton]:
    """Return a room's acts for an expediente, none when its state allows none; `form` is one already filled in."""
    if not any(expediente.estado in accion.desde for accion in acciones):
        return []
    return [Boton(accion, accion.por_que_no(expediente), _form_de(accion, form)) for accion in acciones]


def _form_de(accion: Accion, lleno: forms.Form | None) -> forms.Form | None:
    if accion.form is None or (lleno is not None and lleno.prefix == accion.nombre):
        return lleno if accion.form else None
    return accion.form(prefix=accion.nombre)


def quien_se_adelanto(expediente: Expediente) -> str:
    """Say who acted last and when, for somebody whose act came too late."""
    ultimo = Acto.objects.filter(expediente=expediente).order_by("-indice").first()
    if ultimo is None:
        return _("El expediente cambió mientras lo mirabas. No se hizo nada.")
    return _("%(por)s se adelantó: el expediente está en «%(estado)s» desde el %(momento)s. No se hizo nada más.") % {
        "por": ultimo.por_nombre,
        "estado": ultimo.get_a_display(),
        "momento": fechas.momento_largo(ultimo.en),
    }
