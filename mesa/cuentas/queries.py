"""Where somebody of the institution works, and who has a filing in hand."""

from django.db.models import Q

from mesa.cuentas.models import Asignacion, Cuenta, Rol


def sedes_de_operador(cuenta: Cuenta) -> frozenset[int] | None:
    """Return the ids of the sedes whose desk an operator works at; None for all of them, empty for no operator."""
    sedes = {una.sede_id for una in cuenta.asignaciones_activas if una.rol == Rol.OPERADOR}
    return None if None in sedes else frozenset(sede for sede in sedes if sede is not None)


def dependencias_de_funcionario(cuenta: Cuenta) -> frozenset[int]:
    """Return the ids of the dependencias an officer answers for; empty for no officer."""
    suyas = {una.dependencia_id for una in cuenta.asignaciones_activas if una.rol == Rol.FUNCIONARIO}
    return frozenset(dependencia for dependencia in suyas if dependencia is not None)


def encargados_de(*, sede_id: int | None, dependencia_id: int | None) -> list[str]:
    """Return the addresses of who has a filing in hand: the dependencia's officers or, without one, the sede's desk."""
    activas = Asignacion.objects.filter(activa=True, cuenta__is_active=True)
    if dependencia_id is not None:
        suyas = activas.filter(rol=Rol.FUNCIONARIO, dependencia=dependencia_id)
    else:
        suyas = activas.filter(Q(sede=sede_id) | Q(sede__isnull=True), rol=Rol.OPERADOR)
    return sorted(set(suyas.values_list("cuenta__correo", flat=True)))
