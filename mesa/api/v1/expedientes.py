"""The draft and the caller's own filings: POST, PATCH, GET one, GET the list."""

from collections.abc import Iterable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.responses import Status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from mesa import flujo
from mesa.api.v1 import vistas
from mesa.api.v1.autenticacion import con_token, remitente
from mesa.api.v1.comprobantes import comprobantes_de
from mesa.api.v1.cursor import pagina
from mesa.api.v1.esquemas import ExpedienteCompleto, PaginaDeExpedientes, Problema
from mesa.api.v1.propios import RELACIONADOS, expediente_propio, expediente_propio_con_historia
from mesa.api.v1.traduccion_de_errores import datos_invalidos, ya_presentado
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Expediente
from mesa.presentacion.forms import BorradorForm

router = Router(tags=["Expedientes"], auth=con_token)


def _escribible(texto: str) -> str:
    # Half a character, which JSON can hold and no database.
    if not texto.isascii() and any("\ud800" <= letra <= "\udfff" for letra in texto):
        raise PydanticCustomError("string_unicode", "half a character")
    return texto


Escrito = Annotated[str, AfterValidator(_escribible)] | None


class DatosDeBorrador(BaseModel):
    """Los datos de un borrador. Ninguno es obligatorio hasta presentar; lo que no se envía no cambia."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    tipo_documento: Escrito = Field(None, description="Código del catálogo", examples=["carta"])
    numero_documento: Escrito = Field(None, description="Opcional", examples=["0147-2026-SIQH/GG"])
    fecha_documento: Escrito = Field(None, description="AAAA-MM-DD", examples=["2026-06-25"])
    sede: Escrito = Field(None, description="Código del catálogo", examples=["lima"])
    dependencia: Escrito = Field(None, description="Código del catálogo, de esa sede", examples=["gerencia-general"])
    destinatario_persona: Escrito = Field(None, description="Opcional: a la atención de quién")
    asunto: Escrito = Field(None, description="Hasta 500 caracteres", examples=["Solicita ampliación de plazo"])
    referencia: Escrito = Field(None, description="Opcional: número de un trámite anterior", examples=["2026-0012345"])
    orden_de_compra: Escrito = Field(
        None,
        description="Opcional: la orden de compra o de servicio de los comprobantes que no tengan la suya",
        examples=["4500012345"],
    )


@router.post(
    "expedientes",
    response={201: ExpedienteCompleto, 400: Problema, 401: Problema, 403: Problema, 413: Problema, 422: Problema},
    operation_id="crear_expediente",
    summary="Abrir un borrador",
)
def crear(request: HttpRequest, datos: DatosDeBorrador) -> Status[ExpedienteCompleto]:
    """Un borrador espera a su remitente: se completa con PATCH y con archivos, y no vence."""
    columnas = _columnas(datos, expediente=None)
    expediente = flujo.crear_borrador(cuenta=remitente(request), columnas=columnas, ahora=timezone.now())
    return Status(201, vistas.borrador(expediente, ()))


@router.patch(
    "expedientes/{uuid:id}",
    response={
        200: ExpedienteCompleto,
        400: Problema,
        401: Problema,
        403: Problema,
        404: Problema,
        409: Problema,
        413: Problema,
        422: Problema,
    },
    operation_id="corregir_expediente",
    summary="Corregir un borrador",
)
def corregir(request: HttpRequest, id: UUID, datos: DatosDeBorrador) -> ExpedienteCompleto:  # noqa: A002 – the API's word
    """Cambia los datos que se envían; null los vacía. Si algo no es válido no cambia nada."""
    expediente = expediente_propio(remitente(request), id)
    if not expediente.es_borrador:
        raise ya_presentado()
    columnas = _columnas(datos, expediente=expediente)
    flujo.guardar_borrador(expediente, columnas=columnas, ahora=timezone.now())
    return vistas.borrador(expediente, expediente.documentos.all(), comprobantes_de(expediente))


@router.get(
    "expedientes",
    response={200: PaginaDeExpedientes, 401: Problema, 403: Problema, 422: Problema},
    operation_id="listar_expedientes",
    summary="Listar tus expedientes",
)
def listar(
    request: HttpRequest,
    estado: Annotated[Estado | None, Query(description="Solo los que están en ese estado")] = None,
    cursor: Annotated[str, Query(description="El «siguiente» de la página anterior")] = "",
) -> PaginaDeExpedientes:
    """Los tuyos, borradores incluidos, del más nuevo al más antiguo, de 25 en 25."""
    filas = Expediente.objects.filter(cuenta=remitente(request)).select_related(*RELACIONADOS)
    resultados, siguiente = pagina(filas.filter(estado=estado) if estado else filas, cursor=cursor)
    return PaginaDeExpedientes(resultados=[vistas.resumen(e) for e in resultados], siguiente=siguiente)


@router.get(
    "expedientes/{uuid:id}",
    response={200: ExpedienteCompleto, 401: Problema, 403: Problema, 404: Problema},
    operation_id="ver_expediente",
    summary="Ver un expediente",
)
def ver(request: HttpRequest, id: UUID) -> ExpedienteCompleto:  # noqa: A002
    """Sus datos, sus archivos con lo que se encontró en ellos, y su historia."""
    expediente = expediente_propio_con_historia(remitente(request), id)
    return vistas.completo(expediente, comprobantes_de(expediente), cerrado_hasta=flujo.registro_cerrado_hasta())


def _columnas(datos: DatosDeBorrador, *, expediente: Expediente | None) -> dict[str, Any]:
    form = BorradorForm(datos.model_dump(exclude_unset=True), expediente=expediente)
    if not form.is_valid():
        # Of a sede that is not known every dependencia is wrong: that says nothing.
        errores = {c: e for c, e in form.errors.items() if c != "dependencia" or "sede" not in form.errors}
        raise datos_invalidos([(str(campo), _remedio(str(campo), suyos)) for campo, suyos in errores.items()])
    return form.columnas()


def _remedio(campo: str, errores: Iterable[object]) -> str:
    if campo == "fecha_documento":
        return _("Escríbela como AAAA-MM-DD, por ejemplo 2026-06-25.")
    return " ".join(str(error) for error in errores)
