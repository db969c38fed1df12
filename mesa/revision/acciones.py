"""The desk's table of actions. The page's buttons, their addresses and what each does all come from it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa import flujo
from mesa.cuentas.models import Rol
from mesa.expedientes.acciones import Accion
from mesa.expedientes.estados import ClaseDeActo, Estado
from mesa.expedientes.models import Expediente
from mesa.organizacion.models.tipo import Modo
from mesa.revision.forms import RechazoForm


def _no_es_corporativo(expediente: Expediente) -> str | Promise:
    tipo = expediente.tipo_documento
    if tipo is not None and tipo.modo == Modo.CORPORATIVO:
        return ""
    return _("Este tipo de documento se observa, no se rechaza (%(norma)s).") % {
        "norma": flujo.norma_de_admision(expediente)
    }


RECIBIR = Accion(
    nombre="recibir",
    acto=ClaseDeActo.RECIBIR,
    rotulo=_("Recibir y derivar"),
    explicacion=_("Emite el cargo de recepción, lo envía al remitente y pasa el expediente a su dependencia."),
    hecho=_("Recibido: %(numero)s pasó a %(dependencia)s y el cargo va al correo del remitente."),
    rol=Rol.OPERADOR,
    desde=frozenset({Estado.PRESENTADO}),
    verbo=flujo.recibir,
    principal=True,
)
RECHAZAR = Accion(
    nombre="rechazar",
    acto=ClaseDeActo.RECHAZAR,
    rotulo=_("Rechazar"),
    explicacion=_("Cierra el expediente y envía el motivo al remitente. No se puede deshacer."),
    hecho=_("Rechazado: %(numero)s. El motivo va al correo del remitente."),
    rol=Rol.OPERADOR,
    desde=frozenset({Estado.PRESENTADO}),
    verbo=flujo.rechazar,
    form=RechazoForm,
    impedimento=_no_es_corporativo,
)

ACCIONES = (RECIBIR, RECHAZAR)
