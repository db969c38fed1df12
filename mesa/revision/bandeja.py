"""What an operator of the desk may see, and what of it waits to be received or rejected."""

from django.db.models import QuerySet

from mesa.cuentas.models import Cuenta
from mesa.cuentas.queries import sedes_de_operador
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Expediente


def de_operador(cuenta: Cuenta) -> QuerySet[Expediente]:
    """Return every filing of the sedes an operator works at. Nobody's drafts."""
    presentados = Expediente.objects.exclude(estado=Estado.BORRADOR)
    sedes = sedes_de_operador(cuenta)
    return presentados if sedes is None else presentados.filter(sede__in=sedes)


def por_recibir(cuenta: Cuenta) -> QuerySet[Expediente]:
    """Return what waits for an operator."""
    return de_operador(cuenta).filter(estado=Estado.PRESENTADO)
