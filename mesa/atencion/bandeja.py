"""What an officer of a dependencia may see, and what of it still waits for an answer."""

from django.db.models import QuerySet

from mesa.cuentas.models import Cuenta
from mesa.cuentas.queries import dependencias_de_funcionario
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Expediente

ESPERAN = (Estado.DERIVADO, Estado.EN_ATENCION)


def de_funcionario(cuenta: Cuenta) -> QuerySet[Expediente]:
    """Return everything forwarded to an officer's dependencias, answered or not."""
    return Expediente.objects.filter(dependencia_actual__in=dependencias_de_funcionario(cuenta))


def por_atender(cuenta: Cuenta) -> QuerySet[Expediente]:
    """Return what waits for an officer's dependencias."""
    return de_funcionario(cuenta).filter(estado__in=ESPERAN)
