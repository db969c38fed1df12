"""Give a file of an expediente to a browser, unless the analysis for malware stands against it."""

from io import BufferedReader
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from mesa.expedientes.analisis import por_que_no_se_abre
from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.firmas import revision_firmada
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento
from mesa.lib.descargas import entregar
from mesa.lib.tramo import abrir_tramo


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


def entregar_version_firmada(request: HttpRequest, documento: Documento, *, lector: Lector) -> HttpResponseBase:
    """Return the file as it was when somebody signed it, before something was added. As the file itself otherwise.

    Raises Http404 when nothing was added after signing.
    """
    por_que_no = por_que_no_se_abre(documento, lector=lector)
    if por_que_no:
        return archivo_bloqueado(request, documento, por_que_no=str(por_que_no))
    tramo, largo = abrir_version_firmada(documento)
    respuesta = entregar(
        tramo, nombre=nombre_de_version_firmada(documento), formato=documento.formato, ver="ver" in request.GET
    )
    respuesta["Content-Length"] = str(largo)
    return respuesta


def abrir_version_firmada(documento: Documento) -> tuple[BufferedReader, int]:
    """Open the signed revision of a document for reading; return it and its length in bytes. Raises Http404."""
    largo = revision_firmada(documento.firmas_vigentes)
    if largo is None:
        raise Http404
    return abrir_tramo(abrir_documento(documento), largo=largo), largo


def nombre_de_version_firmada(documento: Documento) -> str:
    """«Contrato.pdf» as «Contrato (versión firmada).pdf»."""
    nombre = PurePath(documento.nombre)
    return _("%(nombre)s (versión firmada)%(extension)s") % {"nombre": nombre.stem, "extension": nombre.suffix}


def archivo_bloqueado(request: HttpRequest, documento: Documento, *, por_que_no: str) -> HttpResponse:
    """Return the page that stands in a file's place."""
    contexto = {"documento": documento, "por_que_no": por_que_no}
    status = 403 if documento.esta_infectado else 409
    respuesta = render(request, "expediente/archivo_bloqueado.html", contexto, status=status)
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
