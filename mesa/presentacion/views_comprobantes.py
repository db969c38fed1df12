"""The order number of one of several vouchers, on a page of its own."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.portal.tarjeta_de_comprobante import TarjetaEnPalabras
from mesa.portal.tarjetas import en_palabras
from mesa.presentacion.borrador import YaPresentadoError
from mesa.presentacion.comprobantes import ancla_de_tarjeta
from mesa.presentacion.contexto import completado
from mesa.presentacion.forms import orden_limpia
from mesa.presentacion.queries import documento_propio, expediente_propio


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def orden(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """Ask for the order number of one of several vouchers; POST writes it. Empty, the draft's or the XML's counts."""
    expediente = expediente_propio(request.user, expediente_id)
    if not expediente.es_borrador:
        return redirect("presentado", expediente_id)
    documento = documento_propio(expediente, documento_id)
    ahora = timezone.now()
    tarjetas = map(en_palabras, flujo.revisar_comprobantes(expediente, ahora=ahora))
    tarjeta = next((una for una in tarjetas if una.id == str(documento_id)), None)
    if tarjeta is None:
        raise Http404
    if request.method != "POST":
        return _pagina(request, expediente_id, tarjeta, escrita=tarjeta.orden)
    escrita = request.POST.get("orden", "")
    try:
        flujo.escribir_orden(documento, orden=orden_limpia(escrita), ahora=ahora)
        completado(request.user, expediente_id, ahora=ahora)
    except ValidationError as error:
        return _pagina(request, expediente_id, tarjeta, escrita=escrita, aviso=" ".join(error.messages))
    except YaPresentadoError:
        return redirect("presentado", expediente_id)
    return HttpResponseRedirect(f"{reverse('presentar', args=[expediente_id])}#{ancla_de_tarjeta(documento_id)}")


def _pagina(
    request: PeticionDeCuenta, expediente_id: UUID, tarjeta: TarjetaEnPalabras, *, escrita: str, aviso: str = ""
) -> HttpResponse:
    contexto = {"expediente_id": expediente_id, "tarjeta": tarjeta, "escrita": escrita, "aviso": aviso}
    return render(request, "presentacion/orden.html", contexto, status=422 if aviso else 200)
