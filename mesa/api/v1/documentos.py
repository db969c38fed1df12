"""The files of a draft: PUT raw, GET, DELETE. Bytes go straight to quarantine, never whole into memory."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Query, Router
from ninja.responses import Status

from mesa import flujo
from mesa.api.v1 import problemas, vistas
from mesa.api.v1.autenticacion import con_token, remitente
from mesa.api.v1.esquemas import DocumentoDeExpediente, Problema
from mesa.api.v1.problemas import ProblemaError, hallazgo
from mesa.api.v1.propios import borrador_propio, documento_propio
from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.entrega import abrir_version_firmada, nombre_de_version_firmada
from mesa.expedientes.models import Documento, Expediente
from mesa.lib.almacen import ExcedeLimiteError
from mesa.lib.cuerpo import bytes_declarados, trozos_del_cuerpo
from mesa.lib.nombres import content_disposition, nombre_seguro
from mesa.organizacion.queries import institucion_actual

router = Router(tags=["Documentos"], auth=con_token)

Rol = Literal["principal", "anexo"]
Id = Annotated[str, Path(description="En PUT, el nombre del archivo; en GET y DELETE, su nombre o su id")]
_BINARIO = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


# Before the others: their path takes anything.
@router.get(
    "expedientes/{uuid:id}/documentos/{uuid:documento}/contenido",
    response={200: None, 401: Problema, 403: Problema, 404: Problema},
    operation_id="descargar_documento",
    summary="Descargar un archivo",
    openapi_extra={"responses": {200: {"description": "Los bytes, tal como llegaron", "content": _BINARIO}}},
)
def descargar(request: HttpRequest, id: UUID, documento: UUID) -> FileResponse:  # noqa: A002 – the API's word
    """Los mismos bytes que se enviaron."""
    hallado = documento_propio(remitente(request), id=id, documento=str(documento))
    if hallado.esta_infectado:
        raise ProblemaError(problemas.ARCHIVO_INFECTADO, problemas.ARCHIVO_INFECTADO.remedio)
    try:
        contenido = abrir_documento(hallado)
    except FileNotFoundError as error:
        raise problemas.no_encontrado(_("Ese archivo ya no está: envíalo otra vez.")) from error
    respuesta = FileResponse(contenido, content_type="application/octet-stream")
    respuesta["Content-Disposition"] = content_disposition(hallado.nombre)
    respuesta["Content-Length"] = str(hallado.bytes)
    return respuesta


@router.get(
    "expedientes/{uuid:id}/documentos/{uuid:documento}/version-firmada",
    response={200: None, 401: Problema, 403: Problema, 404: Problema},
    operation_id="descargar_version_firmada",
    summary="Descargar un archivo como estaba al firmarse",
    openapi_extra={"responses": {200: {"description": "Los primeros bytes, hasta lo firmado", "content": _BINARIO}}},
)
def descargar_version_firmada(request: HttpRequest, id: UUID, documento: UUID) -> FileResponse:  # noqa: A002
    """Sin lo que se agregó después de la última firma; 404 si no se agregó nada."""
    hallado = documento_propio(remitente(request), id=id, documento=str(documento))
    if hallado.esta_infectado:
        raise ProblemaError(problemas.ARCHIVO_INFECTADO, problemas.ARCHIVO_INFECTADO.remedio)
    try:
        contenido, largo = abrir_version_firmada(hallado)
    except Http404 as nada:
        raise problemas.no_encontrado(_("No se agregó nada a este archivo después de firmarlo.")) from nada
    respuesta = FileResponse(contenido, content_type="application/octet-stream")
    respuesta["Content-Disposition"] = content_disposition(nombre_de_version_firmada(hallado))
    respuesta["Content-Length"] = str(largo)
    return respuesta


@router.put(
    "expedientes/{uuid:id}/documentos/{nombre:documento}",
    response={
        201: DocumentoDeExpediente,
        400: Problema,
        401: Problema,
        403: Problema,
        404: Problema,
        409: Problema,
        413: Problema,
        422: Problema,
    },
    operation_id="enviar_documento",
    summary="Enviar un archivo",
    openapi_extra={"requestBody": {"required": True, "content": _BINARIO}},
)
def enviar(
    request: HttpRequest,
    id: UUID,  # noqa: A002
    documento: Id,
    rol: Annotated[Rol, Query(description="Hay un solo principal: uno nuevo reemplaza al anterior")] = "anexo",
) -> Status[DocumentoDeExpediente]:
    """El cuerpo son los bytes del archivo. Uno del mismo nombre reemplaza al anterior, así que repetir no duplica.

    Lo que excede el límite del expediente se rechaza (413) en el primer byte que sobra.
    """
    expediente = borrador_propio(remitente(request), id)
    declarados = bytes_declarados(request)
    hasta = _libres(expediente, rol=rol, nombre=documento) if declarados is None else None
    try:
        recibido = flujo.adjuntar(
            expediente,
            rol=rol,
            nombre=documento,
            trozos=trozos_del_cuerpo(request, hasta=hasta),
            declarados=declarados,
            ahora=timezone.now(),
        )
    except ExcedeLimiteError as error:
        raise _peso_excedido(libres=max(error.limite, 0)) from error
    return Status(201, vistas.documento(recibido))


@router.get(
    "expedientes/{uuid:id}/documentos/{nombre:documento}",
    response={200: DocumentoDeExpediente, 401: Problema, 403: Problema, 404: Problema},
    operation_id="ver_documento",
    summary="Ver lo que se encontró en un archivo",
)
def ver(request: HttpRequest, id: UUID, documento: Id) -> DocumentoDeExpediente:  # noqa: A002
    """Sus datos y el resultado de la inspección; los bytes están en «contenido»."""
    return vistas.documento(_documento(request, id, documento))


@router.delete(
    "expedientes/{uuid:id}/documentos/{nombre:documento}",
    response={204: None, 401: Problema, 403: Problema, 404: Problema, 409: Problema},
    operation_id="quitar_documento",
    summary="Quitar un archivo del borrador",
)
def quitar(request: HttpRequest, id: UUID, documento: Id) -> Status[None]:  # noqa: A002
    """Solo de un borrador."""
    flujo.quitar(_documento(request, id, documento), ahora=timezone.now())
    return Status(204, None)


def _documento(request: HttpRequest, id: UUID, documento: str) -> Documento:  # noqa: A002
    try:
        return documento_propio(remitente(request), id=id, documento=documento)
    except ProblemaError:
        return documento_propio(remitente(request), id=id, documento=nombre_seguro(documento))


def _libres(expediente: Expediente, *, rol: str, nombre: str) -> int:
    """Bytes that still fit, the file that this one replaces counted as gone."""
    seguro = nombre_seguro(nombre)
    quedan = [d for d in expediente.documentos.all() if d.rol != rol or (rol == "anexo" and d.nombre != seguro)]
    return institucion_actual().expediente_bytes - sum(d.bytes for d in quedan)


def _peso_excedido(*, libres: int) -> ProblemaError:
    limite = institucion_actual().expediente_bytes
    mensaje = _("Este archivo no cabe: todo el expediente puede pesar hasta %(limite)s y quedan %(libres)s.") % {
        "limite": _en_mb(limite),
        "libres": _en_mb(libres),
    }
    solucion = _("Redúcelo, quita otro archivo o preséntalo aparte citando el número del primero.")
    falta = hallazgo("peso.excedido", mensaje=mensaje, solucion=solucion)
    return ProblemaError(problemas.PESO_EXCEDIDO, f"{mensaje} {solucion}", hallazgos=[falta])


def _en_mb(cuantos: int) -> str:
    return _("%(mb)s MB (%(bytes)s bytes)") % {
        "mb": f"{cuantos * 10 // 1_048_576 / 10:.1f}".removesuffix(".0"),  # downwards: no room is promised that is not
        "bytes": cuantos,
    }
