"""What happens after filing, said in order, by how the institution treats a filing that does not conform."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from mesa import flujo
from mesa.expedientes.models import Expediente
from mesa.organizacion.models.tipo import Modo
from mesa.portal import fechas


def que_sigue(expediente: Expediente, *, correo: str, con_constancia: bool, ahora: datetime) -> list[dict[str, Any]]:
    """Return the steps that follow a filing, for the component `hitos`, as they stand at an instant (aware)."""
    return [
        {
            "titulo": _("Te enviamos la constancia"),
            "nota": _("A %(correo)s, con tu número y la huella de cada archivo.") % {"correo": correo},
            "tono": "bien" if con_constancia else "curso",
        },
        {"titulo": _("Trámite Documentario revisa"), "nota": _revision(expediente, ahora), "porvenir": True},
        {
            "titulo": _("Recibes el cargo de recepción"),
            "nota": _("Llega por correo y queda en Mis trámites."),
            "porvenir": True,
        },
        {
            "titulo": _("Responde %(dependencia)s") % {"dependencia": expediente.dependencia},
            "nota": _("Te avisamos por correo cuando haya respuesta."),
            "porvenir": True,
        },
    ]


def _revision(expediente: Expediente, ahora: datetime) -> str:
    if plazo := flujo.plazo_para_observar(expediente, ahora=ahora):
        return _(
            "Recibe tu documento u observa lo que falte, una sola vez, hasta el %(fecha)s. Si observa, tienes %(dias)s "
            "días hábiles para corregir y conservas tu fecha (%(norma)s)."
        ) % {"fecha": fechas.dia_y_mes(plazo.hasta), "dias": plazo.dias_para_subsanar, "norma": plazo.base_legal}
    if expediente.tipo_documento and expediente.tipo_documento.modo == Modo.LPAG:
        return _("Recibe tu documento u observa lo que falte, una sola vez.")
    return _("Si está conforme, lo recibe. Si no, te escribe con el motivo del rechazo y lo que puedes hacer.")
