"""The trays of the institution, and what of their vouchers they can be filtered by."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from mesa.comprobantes.plazo_de_conformidad import REGLAS
from mesa.expedientes.bandeja import Bandeja, Filtro, bandeja_de
from mesa.expedientes.models import Comprobante, Expediente
from mesa.lib.fechas import en_lima
from mesa.organizacion.models.tipo import Clase

# With how many days left a term presses.
APREMIA = max(regla.por_vencer for regla in REGLAS)


def bandeja(pendientes: QuerySet[Expediente], *, ver: str, cursor: str, ahora: datetime) -> Bandeja:
    """Return the page of a tray that starts after `cursor`, oldest first. `ver` names its filter, "" for none."""
    filtro = Filtro.leer(ver)
    return bandeja_de(
        filtrar(pendientes, filtro, ahora=ahora),
        filtro=filtro,
        por_vencer=filtrar(pendientes, Filtro.POR_VENCER, ahora=ahora),
        cursor=cursor,
        hoy=en_lima(ahora).date(),
        apremia=APREMIA,
    )


def filtrar(pendientes: QuerySet[Expediente], filtro: Filtro, *, ahora: datetime) -> QuerySet[Expediente]:
    """Return what of a tray a filter lets through."""
    match filtro:
        case Filtro.COMPROBANTES:
            return pendientes.filter(tipo_documento__clase=Clase.COMPROBANTE)
        case Filtro.POR_VENCER:
            hoy = en_lima(ahora).date()
            apremian = Comprobante.objects.filter(conformidad_hasta__range=(hoy, hoy + timedelta(days=APREMIA)))
            return pendientes.filter(pk__in=apremian.order_by().values("expediente"))
        case Filtro.TODO:
            return pendientes
