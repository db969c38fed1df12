"""GET plazo: which day a filing made at an instant would carry, and why."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from mesa.api.v1.esquemas import Problema
from mesa.api.v1.esquemas_comunes import Instante
from mesa.api.v1.traduccion_de_errores import datos_invalidos
from mesa.lib.fechas import LIMA
from mesa.organizacion.calendario import SinReglaDePlazoError
from mesa.organizacion.models import Sede
from mesa.organizacion.queries import sedes_activas
from mesa.registro.calendario import ingreso_de

router = Router(tags=["Catálogo"])

Momento = Annotated[
    str,
    Query(
        description="ISO 8601; sin zona se entiende la hora de Lima. Vacío: ahora.", example="2026-06-26T16:37:00-05:00"
    ),
]


class Plazo(Schema):
    momento: Instante
    fecha_de_ingreso: date
    regla: str
    motivo: str


@router.get(
    "plazo", response={200: Plazo, 422: Problema}, operation_id="plazo", summary="Fecha de ingreso de un momento"
)
def plazo(
    request: HttpRequest,  # noqa: ARG001 – django-ninja passes it by name
    momento: Momento = "",
    sede: Annotated[str, Query(description="Código de la sede. Vacío: la regla general.")] = "",
) -> Plazo:
    """Un expediente presentado en ese momento se tendrá por ingresado en «fecha_de_ingreso». No pide token."""
    instante = _momento(momento)
    try:
        ingreso = ingreso_de(_sede(sede), instante)
    except (SinReglaDePlazoError, ValueError, OverflowError) as error:
        raise datos_invalidos(
            [("momento", _("No hay una regla de plazo para ese día: usa una fecha cercana."))]
        ) from error
    return Plazo(momento=instante, fecha_de_ingreso=ingreso.fecha, regla=ingreso.regla, motivo=ingreso.motivo)


def _momento(texto: str) -> datetime:
    if not texto:
        return timezone.now()
    try:
        # A «+» that was not escaped in the address arrives as a space.
        momento = datetime.fromisoformat(texto.strip().replace(" ", "+") if "T" in texto else texto)
        return (momento if momento.tzinfo else momento.replace(tzinfo=LIMA)).astimezone(LIMA)
    except (ValueError, OverflowError) as error:
        solucion = _("Escríbelo en ISO 8601, por ejemplo 2026-06-26T16:37:00-05:00.")
        raise datos_invalidos([("momento", solucion)]) from error


def _sede(codigo: str) -> Sede | None:
    sede = next((s for s in sedes_activas() if s.codigo == codigo), None)
    if codigo and sede is None:
        raise datos_invalidos([("sede", _("Usa el código de una sede del catálogo."))])
    return sede
