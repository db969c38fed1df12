"""The vouchers of an expediente: listed with what is objected to, and the order number that each answers to."""

from typing import Annotated
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from mesa import flujo
from mesa.api.v1 import problemas
from mesa.api.v1.autenticacion import con_token, remitente
from mesa.api.v1.esquemas import Problema
from mesa.api.v1.esquemas_de_comprobantes import ComprobanteDeExpediente
from mesa.api.v1.propios import expediente_propio
from mesa.api.v1.traduccion_de_errores import datos_invalidos
from mesa.api.v1.vistas_de_comprobantes import comprobante
from mesa.expedientes.models import Expediente
from mesa.presentacion.forms import orden_limpia

router = Router(tags=["Comprobantes"], auth=con_token)


class DatosDeComprobante(Schema):
    """Lo que el remitente dice de un comprobante."""

    orden_de_compra: Annotated[str, Field(description="Vacía: vale la del borrador o la del XML")]


def comprobantes_de(expediente: Expediente) -> list[ComprobanteDeExpediente]:
    """The vouchers of an expediente whose documents (and acts, once filed) were prefetched."""
    ahora = timezone.now()
    return [comprobante(una, ahora=ahora) for una in flujo.revisar_comprobantes(expediente, ahora=ahora)]


@router.patch(
    "expedientes/{uuid:id}/comprobantes/{uuid:documento}",
    response={
        200: ComprobanteDeExpediente,
        400: Problema,
        401: Problema,
        403: Problema,
        404: Problema,
        409: Problema,
        413: Problema,
        422: Problema,
    },
    operation_id="corregir_comprobante",
    summary="Escribir la orden de un comprobante",
)
def corregir(
    request: HttpRequest,
    id: UUID,  # noqa: A002 – the API's word
    documento: UUID,
    datos: DatosDeComprobante,
) -> ComprobanteDeExpediente:
    """Cuando el XML no cita la orden de compra o de servicio, o la cita mal. «documento» es el del XML."""
    cuenta = remitente(request)
    expediente = expediente_propio(cuenta, id)
    suyo = next((uno for uno in expediente.documentos.all() if uno.pk == documento), None)
    hallados = [uno for uno in comprobantes_de(expediente) if uno.documento == documento]
    if suyo is None or not hallados:
        raise problemas.no_encontrado(_("Ese documento no es un comprobante de este expediente."))
    flujo.escribir_orden(suyo, orden=_orden(datos.orden_de_compra), ahora=timezone.now())
    return next(uno for uno in comprobantes_de(expediente) if uno.documento == documento)


def _orden(escrita: str) -> str:
    try:
        return orden_limpia(escrita)
    except ValidationError as error:
        raise datos_invalidos([("orden_de_compra", " ".join(error.messages))]) from error
