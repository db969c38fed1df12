"""GET seguimiento: where a filing is, for whoever holds its number and clave."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema

from mesa.api.v1 import problemas, vistas
from mesa.api.v1.esquemas import ActoDeExpediente, Problema
from mesa.api.v1.esquemas_comunes import EstadoDeExpediente, Instante, Numero
from mesa.api.v1.intentos import exigir_calma
from mesa.expedientes.historia import Lector
from mesa.lib.direccion import direccion_de
from mesa.seguimiento.publico import encontrar

router = Router(tags=["Seguimiento"])


class Seguimiento(Schema):
    """Lo público de un trámite: sin remitente, asunto ni archivos."""

    numero: Numero
    estado: EstadoDeExpediente
    tipo_documento: str | None
    sede: str | None
    dependencia: str | None
    dependencia_actual: str | None
    presentado_en: Instante | None
    fecha_de_ingreso: date | None
    regla: str
    motivo: str
    actos: list[ActoDeExpediente] = Field(description="Con el papel, no el nombre, de quien dio cada paso")


@router.get(
    "seguimiento/{numero}",
    response={200: Seguimiento, 404: Problema, 429: Problema},
    operation_id="seguimiento",
    summary="Seguir un trámite",
)
def seguimiento(
    request: HttpRequest,
    numero: str,
    clave: Annotated[str, Query(description="La clave que acompaña al número, con guiones o sin ellos")] = "",
) -> Seguimiento:
    """No pide token: basta el número con su clave."""
    exigir_calma(accion="seguimiento", quien=direccion_de(request), maximo=30, segundos=600)
    expediente = encontrar(numero=numero.replace("\x00", ""), clave=clave)
    if expediente is None:  # a wrong clave and a number that does not exist are told apart by nobody
        raise problemas.no_encontrado(_("No hay un trámite con ese número y esa clave: revísalos en tu constancia."))
    actual = expediente.dependencia_actual
    return Seguimiento(
        numero=str(expediente.numero),
        estado=expediente.estado,
        tipo_documento=expediente.tipo_documento.nombre if expediente.tipo_documento else None,
        sede=expediente.sede.nombre if expediente.sede else None,
        dependencia=expediente.dependencia.nombre if expediente.dependencia else None,
        dependencia_actual=actual.nombre if actual else None,
        presentado_en=expediente.presentado_en,
        fecha_de_ingreso=expediente.fecha_de_ingreso,
        regla=expediente.regla,
        motivo=expediente.motivo_de_ingreso,
        actos=vistas.actos(expediente.actos.all(), lector=Lector.PUBLICO),
    )
