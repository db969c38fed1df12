"""The dependencia's table of actions. The page's buttons, their addresses and what each does all come from it."""

from django.utils.translation import gettext_lazy as _

from mesa import flujo
from mesa.atencion.forms import RespuestaForm
from mesa.cuentas.models import Rol
from mesa.expedientes.acciones import Accion
from mesa.expedientes.estados import ClaseDeActo, Estado

TOMAR = Accion(
    nombre="tomar",
    acto=ClaseDeActo.TOMAR,
    rotulo=_("Tomar"),
    explicacion=_("Deja constancia de que alguien de tu dependencia ya lo tiene entre manos."),
    hecho=_("Tomaste %(numero)s. Cuando lo resuelvas, márcalo como atendido."),
    rol=Rol.FUNCIONARIO,
    desde=frozenset({Estado.DERIVADO}),
    verbo=flujo.tomar,
)
RESPONDER = Accion(
    nombre="responder",
    acto=ClaseDeActo.RESPONDER,
    rotulo=_("Marcar como atendido"),
    explicacion=_("Cierra la atención y envía tu respuesta al remitente."),
    hecho=_("Atendido: %(numero)s. Tu respuesta va al correo del remitente."),
    rol=Rol.FUNCIONARIO,
    # The verb takes in hand first what nobody did.
    desde=frozenset({Estado.DERIVADO, Estado.EN_ATENCION}),
    verbo=flujo.responder,
    form=RespuestaForm,
    principal=True,
)

ACCIONES = (TOMAR, RESPONDER)
