"""Choosing the language of the pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mesa.cuentas.idioma import es_idioma, recordar_idioma
from mesa.cuentas.models import Cuenta


@require_POST
def elegir_idioma(request: HttpRequest) -> HttpResponse:
    """Keep the language in the browser and in the account, and go back to where one was, never to another site."""
    codigo = request.POST.get("language", "")
    response = HttpResponseRedirect(_de_vuelta(request))
    if es_idioma(codigo):
        recordar_idioma(response, codigo)
        if isinstance(request.user, Cuenta):
            Cuenta.objects.filter(pk=request.user.pk).update(idioma=codigo)
    return response


def _de_vuelta(request: HttpRequest) -> str:
    destino = request.POST.get("next", "")
    aqui = {request.get_host()}
    if url_has_allowed_host_and_scheme(destino, allowed_hosts=aqui, require_https=request.is_secure()):
        return destino
    return resolve_url("inicio")
