"""The vouchers filed in a period, for who pays them: read in pieces, however many there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from mesa.comprobantes.leido import Leido
from mesa.expedientes.estados import ClaseDeActo, Estado
from mesa.expedientes.models import Acto, Comprobante
from mesa.inspeccion.hallazgos import CATALOGO, Hallazgo
from mesa.lib.fechas import LIMA
from mesa.ventanilla.lectura import leido_de

DIAS_MAXIMOS = 31
_LOTE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Periodo:
    """Days of filing in Lima, both included."""

    desde: date
    hasta: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentado:
    """A filed voucher: its row, what its XML says, whether an answer came along, and what its filer was told."""

    fila: Comprobante
    leido: Leido | None
    con_cdr: bool
    hallazgos: tuple[Hallazgo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suma:
    """How many vouchers of a kind and currency there are, and what they come to."""

    tipo: str
    moneda: str
    cuantos: int
    total: Decimal | None


def del_periodo(periodo: Periodo, *, sedes: frozenset[int] | None) -> QuerySet[Comprobante]:
    """Return the vouchers filed for payment in a period at some sedes (None: all), in the order of their filing."""
    desde = datetime.combine(periodo.desde, time(), LIMA)
    hasta = datetime.combine(periodo.hasta + timedelta(days=1), time(), LIMA)
    filas = Comprobante.objects.filter(presentado_en__gte=desde, presentado_en__lt=hasta)
    if sedes is not None:
        filas = filas.filter(expediente__sede__in=sedes)
    # By the column: the name alone would follow the order of its documents.
    return filas.order_by("presentado_en", "documento_id")


def sumas(filas: QuerySet[Comprobante]) -> tuple[Suma, ...]:
    """Return what vouchers come to by kind and currency; one query."""
    por_clase = filas.order_by("tipo", "moneda").values_list("tipo", "moneda").annotate(Count("pk"), Sum("total"))
    return tuple(Suma(tipo=t, moneda=m, cuantos=n, total=suma) for t, m, n, suma in por_clase)


def presentados(filas: QuerySet[Comprobante], *, maximo: int | None = None) -> Iterator[Presentado]:
    """Yield vouchers with what was read and said of them; two queries for each `_LOTE` of them.

    `filas` in the order of `del_periodo`; at most `maximo`.
    """
    filas = filas.select_related("documento", "expediente__sede", "expediente__dependencia")
    quedan = maximo
    ultima: Comprobante | None = None
    while quedan is None or quedan > 0:
        lote = list(_despues_de(filas, ultima)[: min(_LOTE, quedan or _LOTE)])
        yield from _con_lo_dicho(lote)
        if len(lote) < _LOTE:
            return
        ultima = lote[-1]
        quedan = None if quedan is None else quedan - len(lote)


def _despues_de(filas: QuerySet[Comprobante], ultima: Comprobante | None) -> QuerySet[Comprobante]:
    if ultima is None:
        return filas
    en = ultima.presentado_en
    return filas.filter(presentado_en__gte=en).filter(Q(presentado_en__gt=en) | Q(documento_id__gt=ultima.pk))


def _con_lo_dicho(lote: Sequence[Comprobante]) -> Iterator[Presentado]:
    dichas = _dichas({fila.expediente_id for fila in lote})
    # Those of one filing came at one instant: by their numbers.
    for fila in sorted(lote, key=lambda fila: (fila.presentado_en, fila.serie, fila.numero or 0)):
        dicha = dichas.get(str(fila.pk), {})
        yield Presentado(
            fila=fila,
            leido=leido_de(fila.documento),
            con_cdr=bool(dicha.get("cdr")),
            hallazgos=tuple(Hallazgo.de_json(uno) for uno in dicha.get("hallazgos", ()) if uno["codigo"] in CATALOGO),
        )


def _dichas(expedientes: set[UUID]) -> Mapping[str, dict[str, Any]]:
    """Return what the acts of filing froze of vouchers, by their documents."""
    actos = Acto.objects.filter(expediente__in=expedientes, acto=ClaseDeActo.PRESENTAR, de=Estado.BORRADOR)
    congeladas = actos.order_by().values_list("datos__comprobantes", flat=True)
    return {dicha["documento"]: dicha for una in congeladas for dicha in una or ()}
