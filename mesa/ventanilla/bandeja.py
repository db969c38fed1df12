"""Vouchers in the trays of the institution: which rows have one, and how long it may still be objected to."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from mesa.comprobantes.plazo_de_conformidad import REGLAS
from mesa.expedientes.bandeja import Bandeja, ComprobantesDeFila, Filtro, bandeja_de
from mesa.expedientes.models import Comprobante, Expediente
from mesa.lib.fechas import en_lima
from mesa.organizacion.models.tipo import Clase

# With how many days left a term presses.
_APREMIA = timedelta(days=max(regla.por_vencer for regla in REGLAS))


def bandeja(pendientes: QuerySet[Expediente], *, ver: str, cursor: str, ahora: datetime) -> Bandeja:
    """Return the page of a tray that starts after `cursor`, oldest first. `ver` names its filter, "" for none."""
    filtro = Filtro.leer(ver)
    return bandeja_de(
        filtrar(pendientes, filtro, ahora=ahora),
        filtro=filtro,
        por_vencer=filtrar(pendientes, Filtro.POR_VENCER, ahora=ahora),
        cursor=cursor,
        comprobantes=partial(comprobantes_de, ahora=ahora),
    )


def filtrar(pendientes: QuerySet[Expediente], filtro: Filtro, *, ahora: datetime) -> QuerySet[Expediente]:
    """Return what of a tray a filter lets through."""
    match filtro:
        case Filtro.COMPROBANTES:
            return pendientes.filter(tipo_documento__clase=Clase.COMPROBANTE)
        case Filtro.POR_VENCER:
            hoy = en_lima(ahora).date()
            apremian = Comprobante.objects.filter(conformidad_hasta__range=(hoy, hoy + _APREMIA))
            return pendientes.filter(pk__in=apremian.order_by().values("expediente"))
        case Filtro.TODO:
            return pendientes


def comprobantes_de(expedientes: Iterable[UUID], *, ahora: datetime) -> Mapping[UUID, ComprobantesDeFila]:
    """Return what rows of a tray say of their vouchers, by expediente; one query for all of them."""
    hoy = en_lima(ahora).date()
    filas = Comprobante.objects.filter(expediente__in=list(expedientes), presentado_en__isnull=False).order_by()
    # Filed at one instant, those of an expediente that have a term have the same.
    por_expediente = filas.values_list("expediente").annotate(Count("pk"), Min("conformidad_hasta"))
    return {
        expediente: ComprobantesDeFila(
            cuantos=cuantos,
            hasta=hasta,
            dias=(hasta - hoy).days if hasta else None,
            apremia=hasta is not None and hoy <= hasta <= hoy + _APREMIA,
        )
        for expediente, cuantos, hasta in por_expediente
    }
