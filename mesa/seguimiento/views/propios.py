"""The filer's pages: the list of own filings and one of them, with its files and receipts."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.archivo import archivo as almacen
from mesa.expedientes.entrega import entregar_documento, entregar_version_firmada
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento, Expediente, Recibo
from mesa.lib.descargas import entregar
from mesa.seguimiento import propios


@remitente_requerido
@require_safe
def mis_tramites(request: PeticionDeCuenta) -> HttpResponse:
    """The filer's filings and drafts, newest first."""
    lista = propios.lista(request.user, cursor=request.GET.get("despues", ""))
    return render(request, "seguimiento/mis_tramites.html", {"lista": lista})


@remitente_requerido
@require_safe
def tramite(request: PeticionDeCuenta, numero: str) -> HttpResponse:
    """One filing: where it is, its history, its files and receipts. Another filer's does not exist."""
    uno = _buscar(request, numero)
    contexto = {
        "tramite": propios.tramite(uno, cerrado_hasta=flujo.registro_cerrado_hasta()),
        "plazo": flujo.plazo_para_observar(uno, ahora=timezone.now()),
    }
    return render(request, "seguimiento/tramite.html", contexto)


@remitente_requerido
@require_safe
def archivo(request: PeticionDeCuenta, numero: str, documento: UUID) -> HttpResponseBase:
    """A file of a filing; `?ver=1` shows it in the browser where that is safe."""
    uno = get_object_or_404(Documento, pk=documento, expediente=_buscar(request, numero))
    return entregar_documento(request, uno, lector=Lector.REMITENTE)


@remitente_requerido
@require_safe
def version_firmada(request: PeticionDeCuenta, numero: str, documento: UUID) -> HttpResponseBase:
    """A file as it was when it was signed, for whom the file itself is; 404 when nothing was added since."""
    uno = get_object_or_404(Documento, pk=documento, expediente=_buscar(request, numero))
    return entregar_version_firmada(request, uno, lector=Lector.REMITENTE)


@remitente_requerido
@require_safe
def recibo(request: PeticionDeCuenta, numero: str, clase: str) -> FileResponse:
    """The constancia or the cargo of a filing; 404 until it exists."""
    uno = get_object_or_404(Recibo, expediente=_buscar(request, numero), clase=clase)
    return entregar(almacen().abrir(uno.sha256), nombre=uno.nombre_de_archivo, formato="pdf", ver="ver" in request.GET)


@remitente_requerido
@require_safe
def exportacion(request: PeticionDeCuenta, numero: str) -> FileResponse:
    """The whole filing as a ZIP that proves itself, with what its filer may see."""
    uno = _buscar(request, numero)
    exportado = flujo.exportar(uno, lector=Lector.REMITENTE)
    return entregar(exportado.archivo, nombre=exportado.nombre, formato="zip")


def _buscar(request: PeticionDeCuenta, numero: str) -> Expediente:
    return get_object_or_404(propios.de_remitente(request.user), numero=numero)
