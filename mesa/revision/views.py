"""The pages of the desk's operator: the tray, an expediente with its document beside the facts, and the acts."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, operador_requerido
from mesa.expedientes import actuar as actos
from mesa.expedientes.acciones import Accion
from mesa.expedientes.analisis import atrasados
from mesa.expedientes.bandeja import siguiente_en
from mesa.expedientes.entrega import entregar_documento, entregar_version_firmada
from mesa.expedientes.entrega_de_paginas import entregar_pagina, mostrar_paginas
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento, Expediente
from mesa.expedientes.pagina import contexto_de_revision
from mesa.lib.descargas import entregar
from mesa.portal.comprobantes_en_mesa import comprobantes_en_mesa
from mesa.revision import bandeja as tray
from mesa.revision.acciones import ACCIONES
from mesa.ventanilla.bandeja import bandeja as bandeja_con_comprobantes


@operador_requerido
@require_safe
def bandeja(request: PeticionDeCuenta) -> HttpResponse:
    """What waits at the desk, oldest first."""
    ahora = timezone.now()
    contexto = {
        "sin_analizar": atrasados(ahora=ahora),
        "advertencias": flujo.advertencias_de_confianza(ahora=ahora),
        "bandeja": bandeja_con_comprobantes(
            tray.por_recibir(request.user),
            ver=request.GET.get("ver", ""),
            cursor=request.GET.get("despues", ""),
            ahora=ahora,
        ),
        "reloj": flujo.reloj_legal(None, ahora=ahora),
    }
    return render(request, "revision/bandeja.html", contexto)


@operador_requerido
@require_safe
def expediente(request: PeticionDeCuenta, numero: str) -> HttpResponse:
    """One expediente: its document beside the facts, and what can be done."""
    return _pintar(request, _buscar(request, numero))


@operador_requerido
@require_safe
def archivo(request: PeticionDeCuenta, numero: str, documento: UUID) -> HttpResponseBase:
    """A file of an expediente; `?ver=1` shows it in the browser where that is safe. Not before it was analysed."""
    uno = get_object_or_404(Documento, pk=documento, expediente=_buscar(request, numero))
    return entregar_documento(request, uno, lector=Lector.PERSONAL)


@operador_requerido
@require_safe
def version_firmada(request: PeticionDeCuenta, numero: str, documento: UUID) -> HttpResponseBase:
    """A file as it was when it was signed, for whom the file itself is; 404 when nothing was added since."""
    uno = get_object_or_404(Documento, pk=documento, expediente=_buscar(request, numero))
    return entregar_version_firmada(request, uno, lector=Lector.PERSONAL)


@operador_requerido
@require_safe
def paginas(request: PeticionDeCuenta, numero: str, documento: UUID) -> HttpResponseBase:
    """All pages of a file of an expediente, as images with their text."""
    uno = get_object_or_404(Documento, pk=documento, expediente=_buscar(request, numero))
    return mostrar_paginas(
        request,
        uno,
        lector=Lector.PERSONAL,
        puerta="bandeja_archivo",
        pedir=flujo.pedir_vistas,
        vuelta=(reverse("bandeja_expediente", args=[numero]), numero),
        url_abrir=reverse("bandeja_archivo", args=[numero, documento]) + "?ver=1",
    )


@operador_requerido
@require_safe
def pagina(request: PeticionDeCuenta, numero: str, documento: UUID, pagina: int) -> HttpResponseBase:
    """The image of a page, for whom the file itself is."""
    uno = get_object_or_404(Documento, pk=documento, expediente=_buscar(request, numero))
    return entregar_pagina(request, uno, pagina, lector=Lector.PERSONAL)


@operador_requerido
@require_safe
def exportacion(request: PeticionDeCuenta, numero: str) -> HttpResponseBase:
    """The whole expediente as a ZIP that proves itself. What was not analysed for malware stays out."""
    uno = _buscar(request, numero)
    exportado = flujo.exportar(uno, lector=Lector.PERSONAL)
    return entregar(exportado.archivo, nombre=exportado.nombre, formato="zip")


@operador_requerido
@require_POST
def actuar(request: PeticionDeCuenta, numero: str, *, accion: Accion) -> HttpResponse:
    """Do one of the acts of the table."""
    uno = _buscar(request, numero)
    return actos.actuar(request, uno, accion, volver="bandeja_expediente", repintar=_pintar)


def _buscar(request: PeticionDeCuenta, numero: str) -> Expediente:
    consulta = tray.de_operador(request.user).select_related("tipo_documento", "sede", "dependencia")
    return get_object_or_404(consulta, numero=numero)


def _pintar(request: PeticionDeCuenta, expediente: Expediente, form: forms.Form | None = None) -> HttpResponse:
    ahora = timezone.now()
    contexto = contexto_de_revision(
        expediente,
        puerta="bandeja_archivo",
        acciones=ACCIONES,
        form=form,
        elegido=request.GET.get("archivo", ""),
        pedir_vistas=flujo.pedir_vistas,
    )
    if any(archivo.firmas for archivo in contexto["archivos"]):
        contexto["advertencias"] = flujo.advertencias_de_confianza(ahora=ahora)
    contexto["puerta_de_expediente"] = "bandeja_expediente"
    contexto["comprobantes"] = comprobantes_en_mesa(
        expediente,
        flujo.revisar_comprobantes(expediente, ahora=ahora),
        archivo=contexto["abierto"].id if contexto["abierto"] else "",
        alcance=tray.de_operador(request.user),
        ahora=ahora,
    )
    contexto["plazo"] = flujo.plazo_para_observar(expediente, ahora=ahora)
    contexto["siguiente"] = siguiente_en(tray.por_recibir(request.user), expediente)
    return render(request, "revision/expediente.html", contexto)
