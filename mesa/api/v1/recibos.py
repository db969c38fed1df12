"""GET constancia and cargo: the sealed PDF, as it was mailed."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from mesa.api.v1 import problemas
from mesa.api.v1.autenticacion import con_token, remitente
from mesa.api.v1.esquemas import Problema
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Recibo
from mesa.lib.nombres import content_disposition

router = Router(tags=["Recibos"], auth=con_token)

_PDF = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
_RESPUESTAS = {200: None, 401: Problema, 403: Problema, 404: Problema}
_EXTRA = {"responses": {200: {"description": "El PDF sellado", "content": _PDF}}}


@router.get(
    "expedientes/{uuid:id}/constancia",
    response=_RESPUESTAS,
    operation_id="constancia",
    summary="Constancia de presentación",
    openapi_extra=_EXTRA,
)
def constancia(request: HttpRequest, id: UUID) -> FileResponse:  # noqa: A002 – the API's word
    """Se hace sola, segundos después de presentar; hasta entonces responde 404."""
    return _recibo(request, id, Recibo.Clase.CONSTANCIA)


@router.get(
    "expedientes/{uuid:id}/cargo",
    response=_RESPUESTAS,
    operation_id="cargo",
    summary="Cargo de recepción",
    openapi_extra=_EXTRA,
)
def cargo(request: HttpRequest, id: UUID) -> FileResponse:  # noqa: A002
    """Existe desde que la mesa de partes recibe el expediente; hasta entonces responde 404."""
    return _recibo(request, id, Recibo.Clase.CARGO)


def _recibo(request: HttpRequest, id: UUID, clase: Recibo.Clase) -> FileResponse:  # noqa: A002
    filas = Recibo.objects.select_related("expediente").filter(expediente__cuenta=remitente(request))
    recibo = filas.filter(expediente_id=id, clase=clase).first()
    if recibo is None:
        raise problemas.no_encontrado(_("Todavía no existe. Consulta el expediente: «recibos» dice cuáles hay."))
    respuesta = FileResponse(archivo().abrir(recibo.sha256), content_type="application/pdf")
    respuesta["Content-Disposition"] = content_disposition(recibo.nombre_de_archivo)
    respuesta["Content-Length"] = str(recibo.bytes)
    return respuesta
