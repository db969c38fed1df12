"""The only writer of an expediente's state. Each transition leaves an act in the chain, in the same transaction."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from mesa.cuentas.models import Cuenta
from mesa.expedientes.estados import TRANSICIONES, ClaseDeActo
from mesa.expedientes.models import Acto, CabezaDeActos, Expediente


class ActoNoPermitidoError(Exception):
    """The table of states does not allow the act, or somebody else got there first."""

    def __init__(self, expediente: Expediente, acto: ClaseDeActo) -> None:
        super().__init__(f"{acto} is not allowed from {expediente.estado}")
        self.expediente = expediente
        self.acto = acto


def transitar(
    expediente: Expediente,
    acto: ClaseDeActo,
    *,
    por: Cuenta | None,
    por_nombre: str,
    ahora: datetime,
    nota: str = "",
    datos: dict[str, Any] | None = None,
    cambios: dict[str, Any] | None = None,
) -> Acto:
    """Move `expediente` along the table and chain the act.

    `cambios` are the columns that change with the state. Must run inside a transaction; raises ActoNoPermitidoError
    when the table has no such line or the state changed meanwhile.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("transitar() runs inside a transaction")
    de = expediente.estado
    destino = TRANSICIONES.get((de, acto))
    if destino is None:
        raise ActoNoPermitidoError(expediente, acto)
    columns = {**(cambios or {}), "estado": destino, "actualizado_en": ahora}
    # Conditional: of two who act at once, one finds no row in the old state.
    if Expediente.objects.filter(pk=expediente.pk, estado=de).update(**columns) != 1:
        raise ActoNoPermitidoError(expediente, acto)
    for name, value in columns.items():
        setattr(expediente, name, value)
    return _encadenar(
        Acto(
            expediente=expediente,
            acto=acto,
            de=de,
            a=destino,
            por=por,
            por_nombre=por_nombre,
            en=ahora.astimezone(UTC),
            nota=nota,
            datos=datos or {},
        )
    )


def _encadenar(acto: Acto) -> Acto:
    # The lock on the head is the last one taken in a transaction: short, and always in the same order.
    cabeza = CabezaDeActos.objects.select_for_update().get(pk=1)
    acto.indice = cabeza.indice + 1
    acto.previo = cabeza.resumen
    acto.resumen = hashlib.sha256(acto.canonico()).hexdigest()
    acto.save(force_insert=True)
    CabezaDeActos.objects.filter(pk=1).update(indice=acto.indice, resumen=acto.resumen)
    return acto
