"""A zip dropped where vouchers are: opened by us, its XML taken, and what became of it said."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

from mesa import flujo
from mesa.comprobantes.paquete import EMPACADO_MAXIMO
from mesa.cuentas.permisos import PeticionDeCuenta
from mesa.expedientes.models import Expediente
from mesa.flujo import PaqueteImposibleError
from mesa.lib.cuerpo import trozos_del_cuerpo
from mesa.presentacion.acceso import frase
from mesa.presentacion.contexto import cambios, completado
from mesa.presentacion.paquetes import dicho_de

_REPETIDO = "duplicado.en_expediente"


def recibir_paquete(request: PeticionDeCuenta, expediente: Expediente, nombre: str) -> HttpResponse:
    """Take what a zip in the request's body holds into the draft. Raises YaPresentadoError, CuerpoIncompletoError."""
    ahora = timezone.now()
    try:
        dicho = abrir(expediente, nombre, trozos_del_cuerpo(request, hasta=EMPACADO_MAXIMO), ahora=ahora)
    except PaqueteImposibleError as error:
        return frase(str(error.mensaje), status=422)
    actual = completado(request.user, expediente.pk, ahora=ahora)
    intento = request.GET.get("intento") == "1"
    return cambios(request, actual, ahora=ahora, status=201, dicho=dicho, intento=intento)


def abrir(expediente: Expediente, nombre: str, trozos: Iterable[bytes], *, ahora: datetime) -> str:
    """Open a zip into the draft and return what is to be said.

    What the draft has already is not taken twice. Raises PaqueteImposibleError, YaPresentadoError.
    """
    lote = flujo.abrir_paquete(expediente, trozos=trozos, ahora=ahora)
    for documento in lote.documentos:
        if any(uno["codigo"] == _REPETIDO for uno in documento.hallazgos):
            flujo.quitar(documento, ahora=ahora)
    sacados = [documento.nombre for documento in lote.documentos]
    return dicho_de(nombre, sacados=sacados, no_entraron=lote.no_entraron, sobrantes=lote.sobrantes)
