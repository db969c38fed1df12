"""Give a file of an expediente to a browser, unless the analysis for malware stands against it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from mesa.expedientes.analisis import por_que_no_se_abre
from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento
from mesa.lib.descargas import entregar


def entregar_documento(request: HttpRequest, documento: Documento, *, lector: Lector) -> HttpResponseBase:
    """Return the file (`?ver=1` shows it in the browser where that is safe), or a page that says why not.

    The page comes with 403 for what is infected, with 409 for what is still pending.
    """
    por_que_no = por_que_no_se_abre(documento, lector=lector)
    if por_que_no:
        return archivo_bloqueado(request, documento, por_que_no=str(por_que_no))
    return entregar(
        abrir_documento(documento), nombre=documento.nombre, formato=documento.formato, ver="ver" in request.GET
    )


def archivo_bloqueado(request: HttpRequest, documento: Documento, *, por_que_no: str) -> HttpResponse:
    """Return the page that stands in a file's place."""
    contexto = {"documento": documento, "por_que_no": por_que_no}
    status = 403 if documento.esta_infectado else 409
    respuesta = render(request, "expediente/archivo_bloqueado.html", contexto, status=status)
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
