"""The public log: the daily closings for anyone to read and download, and the proof of each act. Nobody's data."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mesa import flujo
from mesa.lib.direccion import direccion_de
from mesa.lib.limite import excede
from mesa.lib.nombres import content_disposition

# A proof reads the whole day it belongs to.
INTENTOS, SEGUNDOS = 120, 600
UNA_HORA = 3600


@require_safe
def registro_publico(request: HttpRequest) -> HttpResponse:
    """The closings, newest first; `?antes=AAAA-MM-DD` goes on from there."""
    antes = _fecha(request.GET.get("antes", ""))
    cierres, siguiente = flujo.cierres_publicados(antes=antes)
    url_siguiente = f"?antes={siguiente.isoformat()}" if siguiente else ""
    contexto = {"cierres": cierres, "url_siguiente": url_siguiente, "desde_el_principio": antes is None}
    return render(request, "seguimiento/registro_publico.html", contexto)


def _descarga(tipo: str, extension: str) -> Callable[..., Callable[..., HttpResponseBase]]:
    """Make a view of what gives a closing's bytes: as a file named after the day; 404 until it is sealed."""

    def de(contenido: Callable[[flujo.CierrePublicado], Any]) -> Callable[..., HttpResponseBase]:
        @require_safe
        @wraps(contenido)
        def vista(_request: HttpRequest, dia: date) -> HttpResponseBase:
            publicado = flujo.cierre_publicado(dia)
            if publicado is None:
                raise Http404(dia)
            return _entregar(contenido(publicado), nombre=f"{dia.isoformat()}{extension}", tipo=tipo)

        return vista

    return de


@_descarga("application/json", ".json")
def contenido(publicado: flujo.CierrePublicado) -> bytes:
    """The bytes that were sealed."""
    return publicado.contenido


@_descarga("application/pkcs7-signature", ".p7s")
def firma(publicado: flujo.CierrePublicado) -> bytes:
    """The detached signature over them."""
    return publicado.firma


@_descarga("text/plain; charset=utf-8", "-hojas.txt")
def hojas(publicado: flujo.CierrePublicado) -> Iterator[str]:
    """The digests under the root, one a line, in the order of the log."""
    return (f"{uno}\n" for uno in publicado.hojas.iterator())


@require_safe
def certificados(_request: HttpRequest) -> HttpResponseBase:
    """The certificates with which this desk seals and sealed, in PEM."""
    return _entregar(flujo.certificados_del_sello(), nombre="certificados.pem", tipo="application/x-pem-file")


@require_safe
def prueba(request: HttpRequest, indice: int) -> HttpResponseBase:
    """The proof that an act is in the log; 404, with the reason, until its day is closed."""
    if excede(accion="prueba", quien=direccion_de(request), maximo=INTENTOS, segundos=SEGUNDOS):
        return _problema(429, "demasiadas-consultas", _("Espera unos minutos antes de pedir más pruebas."))
    hallada = flujo.prueba_de(indice)
    if hallada is None:
        return _problema(404, "dia-sin-cerrar", _("El día de ese acto todavía no se cierra: se cierra de noche."))
    respuesta = JsonResponse(hallada.a_dict(), json_dumps_params={"ensure_ascii": False})
    respuesta["Content-Disposition"] = content_disposition(f"prueba-acto-{indice}.json")
    return respuesta


def _problema(status: int, codigo: str, detalle: str) -> HttpResponse:
    cuerpo = {"title": detalle, "status": status, "detail": detalle, "codigo": codigo}
    return JsonResponse(cuerpo, status=status, content_type="application/problem+json")


def _entregar(contenido: bytes | str | Iterator[str], *, nombre: str, tipo: str) -> HttpResponseBase:
    clase = HttpResponse if isinstance(contenido, bytes | str) else StreamingHttpResponse
    respuesta = clase(contenido, content_type=tipo)
    respuesta["Content-Disposition"] = content_disposition(nombre)
    respuesta["Cache-Control"] = f"public, max-age={UNA_HORA}"
    return respuesta


def _fecha(texto: str) -> date | None:
    try:
        return date.fromisoformat(texto)
    except ValueError:
        return None
