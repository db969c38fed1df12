"""A tray of the institution: what waits, oldest first, by keyset. Each room says what waits for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Self
from uuid import UUID

from django.db.models import Count, Min, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mesa.expedientes.models import Documento, Expediente
from mesa.expedientes.vista import entro_otro_dia
from mesa.lib.paginas import Orden, contar_hasta, paginar

ORDEN = Orden("presentado_en")
# Counting further would cost more than the whole page, and nobody acts on the difference.
SE_CUENTA_HASTA = 500


class Filtro(StrEnum):
    """Which part of a tray is shown; the values stand in addresses."""

    TODO = ""
    COMPROBANTES = "comprobantes"
    POR_VENCER = "por-vencer"

    @classmethod
    def leer(cls, pedido: str) -> Self:
        """Return the filter that an address asks for; everything when it names none."""
        return next((filtro for filtro in cls if filtro == pedido), cls(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformidad:
    """How long the vouchers of a row may still be objected to (plazo de conformidad), by shape and words."""

    tono: str
    texto: str


@dataclass(frozen=True, slots=True)
class Fila:
    """A row of a tray: the expediente, and what the row says of its files, its vouchers and its entry.

    `conformidad` is None where no such term runs.
    """

    expediente: Expediente
    archivos: int
    folios: int
    comprobantes: int
    conformidad: Conformidad | None
    fuera_de_horario: bool


@dataclass(frozen=True, slots=True)
class Grupo:
    """The rows of a tray that count from one day."""

    ingreso: date | None
    filas: list[Fila]


@dataclass(frozen=True, slots=True)
class Cuantos:
    """How many rows there are: exact up to SE_CUENTA_HASTA; `hay_mas` when there are more."""

    total: int
    hay_mas: bool

    def __str__(self) -> str:
        return _("Más de %(total)s") % {"total": self.total} if self.hay_mas else str(self.total)


@dataclass(frozen=True, slots=True)
class Bandeja:
    """A page of a tray, through its filter; `hay_por_vencer`: the filter of that name would show something."""

    filtro: Filtro
    grupos: list[Grupo]
    cuantos: Cuantos
    hay_por_vencer: bool
    siguiente: str


def bandeja_de(
    pendientes: QuerySet[Expediente], *, filtro: Filtro, por_vencer: QuerySet[Expediente], cursor: str, hoy: date,
    apremia: int,
) -> Bandeja:  # fmt: skip
    """Return the page of a tray that starts after `cursor`; the same queries for one row or for many.

    `pendientes`: what the filter let through; `por_vencer`: what that one would; `hoy` in Lima; `apremia`: with how
    many days left a plazo de conformidad presses.
    """
    pagina = paginar(pendientes.select_related("tipo_documento", "dependencia"), orden=ORDEN, cursor=cursor)
    return Bandeja(
        filtro=filtro,
        grupos=_por_ingreso(pagina.filas, partial(conformidad_hasta, hoy=hoy, apremia=apremia)),
        cuantos=Cuantos(*contar_hasta(pendientes, maximo=SE_CUENTA_HASTA)),
        # Counted, it would cost as much as the page.
        hay_por_vencer=por_vencer.exists(),
        siguiente=pagina.siguiente,
    )


def conformidad_hasta(ultimo_dia: date | None, *, hoy: date, apremia: int) -> Conformidad | None:
    """Return how a term with this last day is told; None for none. With `apremia` days left it presses."""
    if ultimo_dia is None:
        return None
    dias = (ultimo_dia - hoy).days
    if dias < 0:
        return Conformidad(tono="espera", texto=_("Venció el plazo de conformidad"))
    if dias == 0:
        return Conformidad(tono="hora", texto=_("La conformidad vence hoy"))
    frase = ngettext("Vence la conformidad en %(dias)s día", "Vence la conformidad en %(dias)s días", dias)
    texto = _("La conformidad vence mañana") if dias == 1 else frase % {"dias": dias}
    return Conformidad(tono="hora suave" if dias <= apremia else "hora calma", texto=texto)


def siguiente_en(pendientes: QuerySet[Expediente], expediente: Expediente) -> Expediente | None:
    """Return what comes after an expediente in a tray, or the tray's first when nothing does."""
    otros = pendientes.exclude(pk=expediente.pk).order_by(*ORDEN.columnas)
    if expediente.presentado_en:
        posterior = otros.filter(ORDEN.despues_de(expediente.presentado_en, expediente.pk)).first()
        if posterior:
            return posterior
    return otros.first()


def _por_ingreso(
    expedientes: Sequence[Expediente], conformidad: Callable[[date | None], Conformidad | None]
) -> list[Grupo]:
    """Return a page by the day from which each row counts, in the order in which they come."""
    grupos: list[Grupo] = []
    cuentas = _cuentas(expedientes)
    for uno in expedientes:
        if not grupos or grupos[-1].ingreso != uno.fecha_de_ingreso:
            grupos.append(Grupo(uno.fecha_de_ingreso, []))
        archivos, folios, comprobantes, hasta = cuentas.get(uno.pk, (0, 0, 0, None))
        grupos[-1].filas.append(
            Fila(uno, archivos, folios or 0, comprobantes, conformidad(hasta), fuera_de_horario=entro_otro_dia(uno))
        )
    return grupos


def _cuentas(expedientes: Sequence[Expediente]) -> dict[UUID, tuple[int, int | None, int, date | None]]:
    """Return files, folios, vouchers filed for payment, and the last day of their term, the same for all of them."""
    # Counted for the page's rows alone; joined to the tray's query it would count for the whole tray.
    de_la_pagina = Documento.objects.filter(expediente__in=[uno.pk for uno in expedientes]).order_by()
    cuentas = de_la_pagina.values_list("expediente").annotate(
        Count("id"), Sum("folios"), Count("comprobante__presentado_en"), Min("comprobante__conformidad_hasta")
    )
    return {expediente: tuple(contado) for expediente, *contado in cuentas}
