"""What was signed of a file to which something was added later: to look at it, and to put it in the file's place."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.entrega import entregar_version_firmada
from mesa.expedientes.firmas_en_palabras import firmas_en_palabras
from mesa.expedientes.historia import Lector
from mesa.flujo import AyudaImposibleError
from mesa.presentacion.ayudas import se_vuelve_a_lo_firmado
from mesa.presentacion.ayudas_en_palabras import frase_de_imposible
from mesa.presentacion.queries import documento_propio, expediente_propio


@remitente_requerido
@require_safe
def version_firmada(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """Give the filer what was signed, as a download; 404 when nothing was added since."""
    documento = documento_propio(expediente_propio(request.user, expediente_id), documento_id)
    return entregar_version_firmada(request, documento, lector=Lector.REMITENTE)


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def volver_a_lo_firmado(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """Say what putting the signed version in the file's place does; POST proposes it."""
    documento = documento_propio(expediente_propio(request.user, expediente_id), documento_id)
    if not documento.expediente.es_borrador:
        return redirect("presentado", expediente_id)
    aviso = "" if se_vuelve_a_lo_firmado(documento) else frase_de_imposible("sin_version_firmada")
    if request.method == "POST" and not aviso:
        try:
            return redirect("presentar_propuesta", expediente_id, flujo.volver_a_lo_firmado(documento).id)
        except AyudaImposibleError as error:
            aviso = frase_de_imposible(error.problema)
    contexto = {"documento": documento, "firmas": firmas_en_palabras(documento), "aviso": aviso}
    return render(request, "presentacion/volver_a_lo_firmado.html", contexto, status=422 if aviso else 200)
