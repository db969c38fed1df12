"""POST verificaciones: whether this desk gave a receipt, and whether it is whole."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from mesa import flujo
from mesa.api.v1 import problemas, vistas
from mesa.api.v1.esquemas import ArchivoPresentado, Problema
from mesa.api.v1.esquemas_comunes import Instante
from mesa.api.v1.intentos import exigir_calma
from mesa.api.v1.problemas import ProblemaError
from mesa.firmas.verificacion import LIMITE
from mesa.lib.cuerpo import bytes_declarados, trozos_del_cuerpo
from mesa.lib.direccion import direccion_de

router = Router(tags=["Recibos"])


class HoraEstampada(Schema):
    """Lo que una autoridad de sellado de tiempo (RFC 3161) dice del sello."""

    en: Instante
    por: str = Field(examples=["TSA del prestador"])
    confiable: bool = Field(description="Su certificado lleva a una autoridad que esta mesa reconoce")


class Verificacion(Schema):
    """El veredicto sobre un PDF. Lo que sigue a «clase» es null si no es un recibo de esta mesa."""

    emitido_por_esta_mesa: bool
    integro: bool = Field(description="Ningún byte cambió desde que se selló")
    clase: str | None = Field(examples=["constancia"])
    numero: str | None
    presentado_en: Instante | None
    fecha_de_ingreso: date | None
    sellado_en: Instante | None = Field(description="Según el propio sello; solo la palabra de esta mesa")
    hora_estampada: HoraEstampada | None = Field(description="De una autoridad de sellado de tiempo, si estampó una")
    documentos: list[ArchivoPresentado]
    mensaje: str


@router.post(
    "verificaciones",
    response={200: Verificacion, 400: Problema, 413: Problema, 429: Problema},
    operation_id="verificar",
    summary="Verificar una constancia o un cargo",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def verificar(request: HttpRequest) -> Verificacion:
    """El cuerpo es el PDF, tal como se recibió, hasta 5 MB. No pide token y no guarda nada."""
    exigir_calma(accion="verificar", quien=direccion_de(request), maximo=60, segundos=600)
    verificacion = flujo.verificar(_pdf(request), ahora=timezone.now())
    manifiesto, tiempo = verificacion.manifiesto, verificacion.tiempo
    return Verificacion(
        emitido_por_esta_mesa=verificacion.emitido_por_esta_mesa,
        integro=verificacion.integro,
        clase=verificacion.clase,
        numero=verificacion.numero,
        presentado_en=manifiesto.presentado_en if manifiesto else None,
        fecha_de_ingreso=manifiesto.fecha_de_ingreso if manifiesto else None,
        sellado_en=verificacion.sellado_en,
        hora_estampada=HoraEstampada(en=tiempo.en, por=tiempo.tsa, confiable=tiempo.confiable) if tiempo else None,
        documentos=vistas.archivos(manifiesto.a_dict()["archivos"]) if manifiesto else [],
        mensaje=str(verificacion.mensaje),
    )


def _pdf(request: HttpRequest) -> bytes:
    declarados = bytes_declarados(request)
    if declarados is not None and declarados > LIMITE:
        raise _demasiado_grande()
    pdf = bytearray()
    for trozo in trozos_del_cuerpo(request, hasta=LIMITE):
        pdf += trozo
        if len(pdf) > LIMITE:
            raise _demasiado_grande()
    return bytes(pdf)


def _demasiado_grande() -> ProblemaError:
    return ProblemaError(
        problemas.CUERPO_EXCEDIDO,
        _("Pesa más de 5 MB, más que cualquier constancia o cargo de esta mesa: revisa que sea el archivo correcto."),
    )
