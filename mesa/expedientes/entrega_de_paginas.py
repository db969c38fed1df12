"""Show the pages of a file to whom may open it: who that is, the caller has seen to, as for the file itself."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from mesa.expedientes.analisis import por_que_no_se_abre
from mesa.expedientes.entrega import archivo_bloqueado
from mesa.expedientes.firmas_en_palabras import firmas_en_palabras
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento
from mesa.expedientes.visor import direccion_de_version_firmada, visor_de
from mesa.expedientes.vista_de_paginas import leer_imagen

# Seconds: a file's pages do not change, but who may see them does.
_MEMORIA = 3600


def mostrar_paginas(
    request: HttpRequest,
    documento: Documento,
    *,
    lector: Lector,
    puerta: str,
    pedir: Callable[[Documento], None],
    vuelta: tuple[str, str],
    url_abrir: str,
) -> HttpResponseBase:
    """Return the page with all pages of a file, or, to its script, those after `?desde=`; 204 while there are none.

    `pedir` has them drawn when they are not there; `vuelta` is the address and the name of where one comes from.
    """
    por_que_no = por_que_no_se_abre(documento, lector=lector)
    if por_que_no:
        return archivo_bloqueado(request, documento, por_que_no=str(por_que_no))
    pedir(documento)
    desde = request.GET.get("desde", "")
    if "HX-Request" in request.headers and desde.isdecimal():
        return _las_que_siguen(request, documento, puerta=puerta, desde=int(desde[:4]))
    contexto = {
        "visor": visor_de(documento, puerta=puerta),
        "vuelta": vuelta,
        "url_abrir": url_abrir,
        "firmas": firmas_en_palabras(documento),
        "cadena": lector is Lector.PERSONAL,
        "url_version_firmada": direccion_de_version_firmada(documento, puerta=puerta),
    }
    return _sin_guardar(render(request, "expediente/paginas.html", contexto))


def entregar_pagina(request: HttpRequest, documento: Documento, numero: int, *, lector: Lector) -> HttpResponse:
    """Return the image of a page, the small one with `?mini=1`; none of a file that `lector` may not open.

    Raises Http404.
    """
    if por_que_no_se_abre(documento, lector=lector):
        return _sin_guardar(HttpResponse(status=403 if documento.esta_infectado else 409))
    try:
        imagen = leer_imagen(documento.sha256, numero, mini="mini" in request.GET)
    except FileNotFoundError as missing:
        raise Http404 from missing
    respuesta = HttpResponse(imagen, content_type="image/webp")
    respuesta["Cache-Control"] = f"private, max-age={_MEMORIA}"
    respuesta["Content-Security-Policy"] = "sandbox; default-src 'none'"
    respuesta["X-Content-Type-Options"] = "nosniff"
    return respuesta


def _las_que_siguen(request: HttpRequest, documento: Documento, *, puerta: str, desde: int) -> HttpResponse:
    visor = visor_de(documento, puerta=puerta, desde=desde)
    if visor.pendiente and visor.listas == desde:
        return _sin_guardar(HttpResponse(status=204))
    return _sin_guardar(render(request, "expediente/_hojas.html", {"visor": visor, "siguen": True}))


def _sin_guardar(respuesta: HttpResponse) -> HttpResponse:
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
