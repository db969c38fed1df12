"""Where somebody of the institution works. One query each."""

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
