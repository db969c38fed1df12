"""Where somebody of the institution works. One query each."""

from django.db.models import Q

from mesa.cuentas.models import Asignacion, Cuenta, Rol


def sedes_de_operador(cuenta: Cuenta) -> frozenset[int] | None:
    """Return the ids of the sedes whose desk an operator works at; None for all of them, empty for no operator."""
    sedes = set(_asignaciones(cuenta, Rol.OPERADOR, "sede_id"))
    return None if None in sedes else frozenset(sede for sede in sedes if sede is not None)


def dependencias_de_funcionario(cuenta: Cuenta) -> frozenset[int]:
    """Return the ids of the dependencias an officer answers for; empty for no officer."""
    return frozenset(d for d in _asignaciones(cuenta, Rol.FUNCIONARIO, "dependencia_id") if d is not None)


def _asignaciones(cuenta: Cuenta, rol: Rol, columna: str) -> list[int | None]:
    return list(Asignacion.objects.filter(cuenta=cuenta, rol=rol, activa=True).values_list(columna, flat=True))


def encargados_de(*, sede_id: int | None, dependencia_id: int | None) -> list[str]:
    """Return the addresses of who has a filing in hand: the dependencia's officers or, without one, the sede's desk."""
    activas = Asignacion.objects.filter(activa=True, cuenta__is_active=True)
    if dependencia_id is not None:
        suyas = activas.filter(rol=Rol.FUNCIONARIO, dependencia=dependencia_id)
    else:
        suyas = activas.filter(Q(sede=sede_id) | Q(sede__isnull=True), rol=Rol.OPERADOR)
    return sorted(set(suyas.values_list("cuenta__correo", flat=True)))
