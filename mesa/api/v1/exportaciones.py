"""GET exportacion: the whole expediente as a ZIP that can be checked without the institution."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from mesa import flujo
from mesa.api.v1 import problemas
from mesa.api.v1.autenticacion import con_token, remitente
from mesa.api.v1.esquemas import Problema
from mesa.api.v1.intentos import exigir_calma
from mesa.api.v1.propios import expediente_propio
from mesa.expedientes.historia import Lector
from mesa.lib.descargas import entregar

router = Router(tags=["Recibos"], auth=con_token)

_ZIP = {"application/zip": {"schema": {"type": "string", "format": "binary"}}}


@router.get(
    "expedientes/{uuid:id}/exportacion",
    response={200: None, 401: Problema, 403: Problema, 404: Problema, 429: Problema},
    operation_id="exportacion",
    summary="El expediente entero, en un ZIP",
    openapi_extra={"responses": {200: {"description": "El ZIP", "content": _ZIP}}},
)
def exportacion(request: HttpRequest, id: UUID) -> FileResponse:  # noqa: A002 – the API's word
    """Índice, archivos, recibos, actos, pruebas y cómo comprobarlos sin la institución. 404 mientras es borrador."""
    cuenta = remitente(request)
    exigir_calma(accion="exportar", quien=str(cuenta.pk), maximo=60, segundos=600)
    expediente = expediente_propio(cuenta, id)
    try:
        exportado = flujo.exportar(expediente, lector=Lector.REMITENTE)
    except flujo.SinPresentarError as error:
        raise problemas.no_encontrado(_("Todavía es un borrador: preséntalo y habrá qué exportar.")) from error
    return entregar(exportado.archivo, nombre=exportado.nombre, formato="zip")
