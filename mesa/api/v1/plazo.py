"""GET plazo: which day a filing made at an instant would carry, and why; until when a term runs."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema

from mesa.api.v1.esquemas import Problema
from mesa.api.v1.esquemas_comunes import Instante
from mesa.api.v1.traduccion_de_errores import datos_invalidos
from mesa.lib.fechas import LIMA
from mesa.organizacion.calendario import SinReglaDePlazoError
from mesa.organizacion.models import Sede
from mesa.organizacion.queries import sedes_activas
from mesa.registro.calendario import ingreso_de, vencimiento_de
from mesa.registro.normas import SinNormaError
from mesa.registro.terminos import Suspension, Termino, Unidad

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


class DiaSinContar(Schema):
    fecha: date
    motivo: str = Field(examples=["es feriado (San Pedro y San Pablo)"])


class Vencimiento(Schema):
    """El último día de un plazo; «limite» es el primer instante en que ya es tarde."""

    desde: date
    primer_dia: date
    fecha: date
    limite: Instante
    dias_saltados: list[DiaSinContar]
    explicacion: str
    base_legal: str


class PlazoPedido(Schema):
    """Lo que se cuenta: desde qué día, cuánto y en qué."""

    desde: date = Field(description="El día en que se notificó o ingresó.", examples=["2026-06-26"])
    cantidad: int = Field(examples=[2])
    unidad: Unidad = Unidad.HABILES
    sede: str = Field("", description="Código de la sede. Vacío: la regla general.")
    distancia: int = Field(0, description="Días hábiles que agrega el término de la distancia.")
    suspendido_desde: date | None = None
    suspendido_hasta: date | None = Field(None, description="Ese día incluido; el siguiente, el plazo sigue.")


@router.get(
    "plazo/vencimiento",
    response={200: Vencimiento, 422: Problema},
    operation_id="vencimiento",
    summary="Último día de un plazo",
)
def vencimiento(
    request: HttpRequest,  # noqa: ARG001 – django-ninja passes it by name
    pedido: Query[PlazoPedido],
) -> Vencimiento:
    """Cuenta un plazo con los días no hábiles de una sede. No pide token."""
    try:
        contado = vencimiento_de(_sede(pedido.sede), pedido.desde, _termino(pedido))
    except (SinReglaDePlazoError, SinNormaError, OverflowError) as error:
        raise datos_invalidos(
            [("desde", _("No se conocen la regla o la norma de ese día: usa una fecha cercana."))]
        ) from error
    except ValueError as error:
        raise datos_invalidos([("cantidad", str(error))]) from error
    return Vencimiento(
        desde=pedido.desde,
        primer_dia=contado.primer_dia,
        fecha=contado.fecha,
        limite=contado.limite,
        dias_saltados=[DiaSinContar(fecha=uno.fecha, motivo=uno.motivo) for uno in contado.dias_saltados],
        explicacion=contado.explicacion,
        base_legal=contado.base_legal,
    )


def _termino(pedido: PlazoPedido) -> Termino:
    desde, hasta = pedido.suspendido_desde, pedido.suspendido_hasta
    if (desde is None) != (hasta is None):
        raise datos_invalidos([("suspendido_hasta", _("Escribe los dos días de la suspensión, o ninguno."))])
    return Termino(
        cantidad=pedido.cantidad,
        unidad=pedido.unidad,
        distancia=pedido.distancia,
        suspension=Suspension(desde=desde, hasta=hasta) if desde and hasta else None,
    )


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
