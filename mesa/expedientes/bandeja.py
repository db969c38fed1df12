"""A tray of the institution: what waits, oldest first, by keyset. Each room says what waits for it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from mesa.expedientes.models import Expediente
from mesa.expedientes.vista import Grupo, por_ingreso
from mesa.lib.paginas import Orden, contar_hasta, paginar

ORDEN = Orden("presentado_en")
# Counting further would cost more than the whole page, and nobody acts on the difference.
SE_CUENTA_HASTA = 500


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
    filas = pendientes.select_related("tipo_documento", "dependencia", "sede").prefetch_related("documentos")
    pagina = paginar(filas, orden=ORDEN, cursor=cursor)
    return Bandeja(por_ingreso(pagina.filas), total, hay_mas, pagina.siguiente)


def siguiente_en(pendientes: QuerySet[Expediente], expediente: Expediente) -> Expediente | None:
    """Return what comes after an expediente in a tray, or the tray's first when nothing does."""
    otros = pendientes.exclude(pk=expediente.pk).order_by(*ORDEN.columnas)
    if expediente.presentado_en:
        posterior = otros.filter(ORDEN.despues_de(expediente.presentado_en, expediente.pk)).first()
        if posterior:
            return posterior
    return otros.first()
