"""The same voucher in other expedientes, as somebody of the institution may know them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from mesa.expedientes.models import Comprobante, Expediente
from mesa.ventanilla.presentados import SIN_EFECTO
from mesa.ventanilla.tarjeta import Tarjeta


@dataclass(frozen=True, slots=True, kw_only=True)
class OtraVez:
    """A filing of the same voucher. `numero` is "" where it is none of the reader's.

    `surte_efecto`: it was not rejected nor given up.
    """

    numero: str
    presentado_en: datetime
    estado: str
    antes: bool
    surte_efecto: bool


def otras_veces(
    tarjetas: Iterable[Tarjeta], *, expediente: Expediente, alcance: QuerySet[Expediente]
) -> Mapping[str, tuple[OtraVez, ...]]:
    """Return the other filings of each voucher by its key, oldest first: one query. `alcance`: what the reader sees."""
    claves = {una.fila.clave for una in tarjetas if una.fila.clave}
    if not claves or expediente.presentado_en is None:
        return {}
    filas = (
        Comprobante.objects.filter(clave__in=claves, presentado_en__isnull=False)
        .exclude(expediente=expediente)
        .annotate(es_suyo=Exists(alcance.filter(pk=OuterRef("expediente"))))
        .select_related("expediente")
        .order_by("presentado_en")
    )
    halladas: dict[str, list[OtraVez]] = {}
    for fila in filas:
        otro, en = fila.expediente, fila.presentado_en
        if en is not None:
            una = OtraVez(
                numero=(otro.numero or "") if fila.es_suyo else "",
                presentado_en=en,
                estado=otro.get_estado_display(),
                antes=en < expediente.presentado_en,
                surte_efecto=otro.estado not in SIN_EFECTO,
            )
            halladas.setdefault(fila.clave, []).append(una)
    return {clave: tuple(unas) for clave, unas in halladas.items()}
