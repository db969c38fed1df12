"""Pages by keyset: each starts after the last row of the one before, so the thousandth costs what the first does."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

TAMANO = 25

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Pagina(Generic[M]):
    """Rows in order, and the opaque cursor of the page that follows ("" when this is the last)."""

    filas: tuple[M, ...]
    siguiente: str


@dataclass(frozen=True, slots=True)
class Orden:
    """Rows by an instant and, within it, by `id` (a UUID); both in the same direction."""

    campo: str
    descendente: bool = False

    @property
    def columnas(self) -> tuple[str, str]:
        signo = "-" if self.descendente else ""
        return f"{signo}{self.campo}", f"{signo}id"

    def despues_de(self, momento: datetime, id_: UUID) -> Q:
        """Tell the rows that come after this place. The plain range is what lets the index jump there."""
        lado, antes = ("lte", "gte") if self.descendente else ("gte", "lte")
        en_el_sitio_o_antes = Q(**{self.campo: momento, f"id__{antes}": id_})
        return Q(**{f"{self.campo}__{lado}": momento}) & ~en_el_sitio_o_antes


def paginar(consulta: QuerySet[M], *, orden: Orden, cursor: str = "", tamano: int = TAMANO) -> Pagina[M]:
    """Return the page that starts after `cursor`; from the beginning when it is empty or is none of ours."""
    lugar = leer_cursor(cursor)
    if lugar:
        consulta = consulta.filter(orden.despues_de(*lugar))
    filas = tuple(consulta.order_by(*orden.columnas)[: tamano + 1])
    hay_mas = len(filas) > tamano
    filas = filas[:tamano]
    return Pagina(filas, cursor_de(filas[-1], orden) if hay_mas else "")


def cursor_de(fila: Any, orden: Orden) -> str:
    """Return the cursor of the place of a row."""
    return urlsafe_b64encode(f"{getattr(fila, orden.campo).isoformat()}|{fila.pk}".encode()).decode().rstrip("=")


def leer_cursor(cursor: str) -> tuple[datetime, UUID] | None:
    """Return the place that a cursor names, or None when it names none."""
    try:
        texto = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        momento, _, id_ = texto.partition("|")
        lugar = datetime.fromisoformat(momento), UUID(id_)
    except (ValueError, binascii.Error):
        return None
    return lugar if lugar[0].tzinfo else None


def contar_hasta(consulta: QuerySet[M], *, maximo: int) -> tuple[int, bool]:
    """Return how many rows there are, counting at most `maximo`, and whether there are more than that."""
    contados = consulta.order_by()[: maximo + 1].count()
    return min(contados, maximo), contados > maximo
