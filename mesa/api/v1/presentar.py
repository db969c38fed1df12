"""POST presentar: from draft to filing, and the same answer however often it is asked."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Header, Router

from mesa import flujo
from mesa.api.v1 import problemas, vistas
from mesa.api.v1.autenticacion import con_token, remitente
from mesa.api.v1.esquemas import Presentacion, Problema
from mesa.api.v1.intentos import exigir_calma
from mesa.api.v1.llegada import llegada
from mesa.api.v1.propios import expediente_propio
from mesa.expedientes.estados import ClaseDeActo, Estado
from mesa.expedientes.models import Acto, Expediente

router = Router(tags=["Expedientes"], auth=con_token)

CADA_HORA = 300
Clave = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        description="Opcional: el expediente mismo hace segura la repetición, con esta clave o sin ella",
    ),
]


@router.post(
    "expedientes/{uuid:id}/presentar",
    response={
        200: Presentacion,
        401: Problema,
        403: Problema,
        404: Problema,
        409: Problema,
        422: Problema,
        429: Problema,
    },
    operation_id="presentar",
    summary="Presentar",
)
def presentar(
    request: HttpRequest,
    id: UUID,  # noqa: A002 – the API's word
    idempotency_key: Clave = "",  # noqa: ARG001 – published; the expediente itself makes repetition safe
) -> Presentacion:
    """Numera el borrador y devuelve la prueba. No lleva cuerpo.

    Repetirlo es seguro: si la respuesta se perdió, la misma llamada devuelve lo mismo, aunque el trámite haya avanzado.
    """
    cuenta = remitente(request)
    expediente = expediente_propio(cuenta, id)
    if expediente.es_borrador:
        exigir_calma(accion="api-presentar", quien=str(cuenta.pk), maximo=CADA_HORA, segundos=3600)
        expediente = flujo.presentar(expediente, por=cuenta, canal="api", ahora=llegada(request))
    return _prueba(expediente)


def _prueba(expediente: Expediente) -> Presentacion:
    # From the act, where the facts of the filing are frozen: the row moves on.
    acto = Acto.objects.filter(expediente=expediente, acto=ClaseDeActo.PRESENTAR, de=Estado.BORRADOR).first()
    if acto is None:
        raise problemas.no_encontrado(_("Este expediente no tiene acto de presentación."))
    hechos = acto.datos
    return Presentacion(
        numero=hechos["numero"],
        clave=expediente.clave_legible,
        estado="PRESENTADO",
        presentado_en=datetime.fromisoformat(hechos["presentado_en"]),
        fecha_de_ingreso=date.fromisoformat(hechos["fecha_de_ingreso"]),
        regla=hechos["regla"],
        motivo=hechos["motivo"],
        documentos=vistas.archivos(hechos["archivos"]),
    )
