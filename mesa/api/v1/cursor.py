"""Keyset pages: a page costs the same however deep it lies, and new filings do not shift it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mesa.api.v1.traduccion_de_errores import datos_invalidos
from mesa.expedientes.models import Expediente
from mesa.lib.fechas import en_lima

POR_PAGINA = 25


def pagina(filas: QuerySet[Expediente], *, cursor: str) -> tuple[list[Expediente], str | None]:
    """Return up to 25 rows, newest first, and the cursor of the next page. One query. Raises ProblemaError (422)."""
    if cursor:
        en, pk = _leer(cursor)
        # The first condition says it all to an index; the second settles those made at the same instant.
        filas = filas.filter(creado_en__lte=en).filter(Q(creado_en__lt=en) | Q(pk__lt=pk))
    halladas = list(filas.order_by("-creado_en", "-id")[: POR_PAGINA + 1])
    if len(halladas) <= POR_PAGINA:
        return halladas, None
    return halladas[:POR_PAGINA], _escribir(halladas[POR_PAGINA - 1])


def _escribir(fila: Expediente) -> str:
    return urlsafe_b64encode(f"{fila.creado_en.isoformat()}|{fila.pk}".encode()).decode().rstrip("=")


def _leer(cursor: str) -> tuple[datetime, UUID]:
    try:
        en, _barra, pk = urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode().partition("|")
        return en_lima(datetime.fromisoformat(en)), UUID(pk)
    except (ValueError, OverflowError) as error:
        solucion = _("Usa el valor de «siguiente» tal como llegó, o empieza sin cursor.")
        raise datos_invalidos([("cursor", solucion)]) from error
