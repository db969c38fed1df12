"""Close the days of the log of acts: count, root and head of each, sealed afterwards; and the proofs that follow.

A day takes every act after the closing before it, up to the last one (in the order of the log) that is not later than
that day in Lima. Acts are nearly in the order of their instants: one that comes late falls into the next closing, and
none is lost.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import structlog
from django.db import transaction
from django.db.models import Max, Min, QuerySet

from mesa.expedientes.models import Acto, CabezaDeActos
from mesa.lib.fechas import LIMA, en_lima
from mesa.organizacion.models import Institucion
from mesa.registro import merkle
from mesa.registro.cierre import PRIMERO, Cierre, resumen_de
from mesa.registro.models import CierreDiario
from mesa.registro.prueba import Prueba

log = structlog.get_logger("mesa.registro")

# After midnight, so that a request that arrived on the day is in the log when the day is closed.
GRACIA = timedelta(minutes=15)
UN_DIA = timedelta(days=1)


def cerrar_siguiente(*, institucion: Institucion, ahora: datetime, demostracion: bool) -> CierreDiario | None:
    """Close the oldest day that is over and has acts of its own or late ones; None when there is none.

    Safe with two workers, and cheap when nothing is due. Runs in a transaction.
    """
    if _dia_por_cerrar(ahora) is None:
        return None
    with transaction.atomic():
        # No act can come while the head is locked, and another worker waits here and finds the day closed.
        CabezaDeActos.objects.select_for_update().get(pk=1)
        dia = _dia_por_cerrar(ahora)
        return _cerrar(dia, institucion=institucion, ahora=ahora, demostracion=demostracion) if dia else None


def _dia_por_cerrar(ahora: datetime) -> date | None:
    previo = CierreDiario.objects.first()
    primero = _abiertos(previo).aggregate(primero=Min("en"))["primero"]
    if primero is None:
        return None
    dia = en_lima(primero).date()
    dia = max(dia, previo.dia + UN_DIA) if previo else dia
    return dia if dia < en_lima(ahora - GRACIA).date() else None


def _cerrar(dia: date, *, institucion: Institucion, ahora: datetime, demostracion: bool) -> CierreDiario | None:
    previo = CierreDiario.objects.first()
    hasta: int = _abiertos(previo).filter(en__lt=fin_de(dia)).aggregate(hasta=Max("indice"))["hasta"]
    desde = previo.hasta + 1 if previo else 1
    if hojas(desde, hasta).count() != hasta - desde + 1:  # our seal would vouch for a log that somebody cut
        log.error("registro_con_huecos", dia=dia.isoformat(), desde=desde, hasta=hasta)
        return None
    cierre = Cierre(
        institucion=institucion.nombre,
        ruc=institucion.ruc,
        dia=dia,
        desde=desde,
        hasta=hasta,
        actos=hasta - desde + 1,
        raiz=merkle.raiz(bytes.fromhex(uno) for uno in hojas(desde, hasta).iterator()).hex(),
        cabeza=Acto.objects.values_list("resumen", flat=True).get(indice=hasta),
        anterior=resumen_de(previo.contenido) if previo else PRIMERO,
        cerrado_en=ahora,
        demostracion=demostracion,
    )
    return CierreDiario.objects.create(dia=dia, desde=desde, hasta=hasta, contenido=cierre.a_json())


def fin_de(dia: date) -> datetime:
    """The midnight in Lima with which a day ends."""
    return datetime.combine(dia + UN_DIA, time(), tzinfo=LIMA)


def _abiertos(previo: CierreDiario | None) -> QuerySet[Acto]:
    return Acto.objects.filter(indice__gt=previo.hasta if previo else 0)


def hojas(desde: int, hasta: int) -> QuerySet[Acto, str]:
    """Return the digests of these acts, in the order of the log: what the root is made of."""
    return Acto.objects.filter(indice__range=(desde, hasta)).order_by("indice").values_list("resumen", flat=True)


def sellar_cierre(dia: date, *, firmar: Callable[[bytes], bytes]) -> None:
    """Fill in the signature of a closing; `firmar` returns a detached one over bytes. Safe to repeat."""
    cierre = CierreDiario.objects.get(pk=dia)
    if not cierre.firma:
        firma = firmar(cierre.contenido.encode())
        CierreDiario.objects.filter(pk=dia, firma=b"").update(firma=firma)


def sin_sello() -> list[date]:
    """Return the days whose closing still waits for its signature."""
    return list(CierreDiario.objects.filter(firma=b"").values_list("dia", flat=True))


def sellados() -> QuerySet[CierreDiario]:
    """Return the closings that are published: those that are sealed, newest first."""
    return CierreDiario.objects.exclude(firma=b"")


def cerrado_hasta() -> int:
    """Return the index of the last act in a sealed closing; 0 when there is none."""
    ultimo: int | None = sellados().aggregate(ultimo=Max("hasta"))["ultimo"]
    return ultimo or 0


def prueba_de(indice: int) -> Prueba | None:
    """Return the proof that an act is in the log; None until its day is closed and sealed."""
    fila = sellados().filter(desde__lte=indice, hasta__gte=indice).first()
    if fila is None:
        return None
    posicion, resumenes = indice - fila.desde, [bytes.fromhex(uno) for uno in hojas(fila.desde, fila.hasta)]
    return Prueba(
        indice=indice,
        resumen=resumenes[posicion].hex(),
        dia=fila.dia,
        posicion=posicion,
        tamano=len(resumenes),
        camino=tuple(uno.hex() for uno in merkle.camino(resumenes, posicion)),
        raiz=fila.cierre.raiz,
        cierre=fila.contenido,
        firma=bytes(fila.firma),
    )
