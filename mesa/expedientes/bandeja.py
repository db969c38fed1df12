"""A tray of the institution: what waits, oldest first, by keyset. Each room says what waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from mesa.expedientes.models import Documento, Expediente
from mesa.expedientes.vista import entro_otro_dia
from mesa.lib.paginas import Orden, contar_hasta, paginar

ORDEN = Orden("presentado_en")
# Counting further would cost more than the whole page, and nobody acts on the difference.
SE_CUENTA_HASTA = 500


@dataclass(frozen=True, slots=True)
class Fila:
    """A row of a tray: the expediente, and what the row says of its files and of its entry."""

    expediente: Expediente
    archivos: int
    folios: int
    fuera_de_horario: bool


@dataclass(frozen=True, slots=True)
class Grupo:
    """The rows of a tray that count from one day."""

    ingreso: date | None
    filas: list[Fila]


@dataclass(frozen=True, slots=True)
class Bandeja:
    """A page of a tray. `total` is exact up to SE_CUENTA_HASTA; `hay_mas_del_total` when there are more."""

    grupos: list[Grupo]
    total: int
    hay_mas_del_total: bool
    siguiente: str


def bandeja_de(pendientes: QuerySet[Expediente], *, cursor: str) -> Bandeja:
    """Return the page of a tray that starts after `cursor`; the same queries for one row or for many."""
    total, hay_mas = contar_hasta(pendientes, maximo=SE_CUENTA_HASTA)
    pagina = paginar(pendientes.select_related("tipo_documento", "dependencia"), orden=ORDEN, cursor=cursor)
    return Bandeja(_por_ingreso(pagina.filas), total, hay_mas, pagina.siguiente)


def siguiente_en(pendientes: QuerySet[Expediente], expediente: Expediente) -> Expediente | None:
    """Return what comes after an expediente in a tray, or the tray's first when nothing does."""
    otros = pendientes.exclude(pk=expediente.pk).order_by(*ORDEN.columnas)
    if expediente.presentado_en:
        posterior = otros.filter(ORDEN.despues_de(expediente.presentado_en, expediente.pk)).first()
        if posterior:
            return posterior
    return otros.first()


def _por_ingreso(expedientes: Sequence[Expediente]) -> list[Grupo]:
    """Return a page by the day from which each row counts, in the order in which they come."""
    grupos: list[Grupo] = []
    cuentas = _archivos_y_folios(expedientes)
    for uno in expedientes:
        if not grupos or grupos[-1].ingreso != uno.fecha_de_ingreso:
            grupos.append(Grupo(uno.fecha_de_ingreso, []))
        archivos, folios = cuentas.get(uno.pk, (0, 0))
        grupos[-1].filas.append(Fila(uno, archivos, folios, entro_otro_dia(uno)))
    return grupos


def _archivos_y_folios(expedientes: Sequence[Expediente]) -> dict[UUID, tuple[int, int]]:
    # Counted for the page's rows alone; joined to the tray's query it would count for the whole tray.
    de_la_pagina = Documento.objects.filter(expediente__in=[uno.pk for uno in expedientes]).order_by()
    cuentas = de_la_pagina.values_list("expediente").annotate(Count("id"), Sum("folios"))
    return {expediente: (archivos, folios or 0) for expediente, archivos, folios in cuentas}
