"""Helping hands before sending: each asks, shows what it made, and changes nothing until the filer says so."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.models import Documento, Expediente
from mesa.expedientes.visor import visor_de
from mesa.flujo import AyudaImposibleError, SinPropuestaError
from mesa.lib.almacen import ExcedeLimiteError
from mesa.lib.nombres import content_disposition, nombre_seguro
from mesa.organizacion.queries import institucion_actual
from mesa.presentacion import propuestas
from mesa.presentacion.ayudas import fotos_de, lleva_firma, se_gira
from mesa.presentacion.ayudas_en_palabras import frase_de_imposible
from mesa.presentacion.borrador import YaPresentadoError
from mesa.presentacion.queries import documento_propio, expediente_propio
from mesa.presentacion.subida import Lugar, espacio_libre
from mesa.presentacion.views_archivos import frase_de_exceso

GIROS = (90, 180, 270)


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def fotos(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """The draft's photos in the order they will have; POST moves one, or proposes the PDF."""
    expediente = expediente_propio(request.user, expediente_id)
    if not expediente.es_borrador:
        return redirect("presentado", expediente_id)
    ordenadas = _en_orden(fotos_de(expediente), request.POST.getlist("orden"))
    if not ordenadas:
        return _a_los_archivos(expediente)
    if request.POST.get("accion") == "unir":
        return _unir(request, expediente, ordenadas)
    movida = request.POST.get("subir") or request.POST.get("bajar")
    if movida:
        ordenadas = _mover(ordenadas, movida, -1 if "subir" in request.POST else 1)
    return _pagina_de_fotos(request, expediente, ordenadas, movida=movida or "")


def _unir(request: PeticionDeCuenta, expediente: Expediente, ordenadas: Sequence[Documento]) -> HttpResponseBase:
    elegidas = [foto for foto in ordenadas if str(foto.pk) in request.POST.getlist("fotos")]
    rol = _rol(request)
    try:
        propuesta = flujo.unir_fotos(expediente, fotos=elegidas, rol=rol, nombre=_nombre_de_pdf(request))
    except AyudaImposibleError as error:
        nombre = elegidas[error.cual - 1].nombre if error.problema == "foto_ilegible" and error.cual else ""
        frase = frase_de_imposible(error.problema, cual=error.cual, nombre=nombre)
        return _pagina_de_fotos(request, expediente, ordenadas, aviso=frase)
    return redirect("presentar_propuesta", expediente.pk, propuesta.id)


def _pagina_de_fotos(
    request: PeticionDeCuenta, expediente: Expediente, ordenadas: Sequence[Documento], *, movida: str = "",
    aviso: str = "",
) -> HttpResponse:  # fmt: skip
    principal = expediente.principal
    fuera = set() if request.method != "POST" else {str(f.pk) for f in ordenadas} - set(request.POST.getlist("fotos"))
    contexto = {
        "expediente": expediente,
        "filas": [(foto, visor_de(foto, puerta="presentar_archivo"), str(foto.pk) not in fuera) for foto in ordenadas],
        "principal": principal if principal not in ordenadas else None,
        "rol": _rol(request) if request.method == "POST" or principal not in ordenadas else Documento.Rol.PRINCIPAL,
        "nombre": request.POST.get("nombre", ""),
        "movida": movida,
        "aviso": aviso,
    }
    return render(request, "presentacion/fotos.html", contexto, status=422 if aviso else 200)


def _en_orden(todas: list[Documento], orden: Sequence[str]) -> list[Documento]:
    lugares = {pk: lugar for lugar, pk in enumerate(orden)}
    return sorted(todas, key=lambda foto: lugares.get(str(foto.pk), len(lugares)))


def _mover(ordenadas: list[Documento], cual: str, paso: int) -> list[Documento]:
    ids = [str(foto.pk) for foto in ordenadas]
    if cual in ids:
        desde = ids.index(cual)
        hasta = min(max(desde + paso, 0), len(ids) - 1)
        ordenadas.insert(hasta, ordenadas.pop(desde))
    return ordenadas


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reducir(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """Say what making a scan lighter does; POST proposes the lighter one."""
    documento = documento_propio(expediente_propio(request.user, expediente_id), documento_id)
    if not documento.expediente.es_borrador:
        return redirect("presentado", expediente_id)
    aviso = _por_que_no(documento)
    if request.method == "POST" and not aviso:
        try:
            return redirect("presentar_propuesta", expediente_id, flujo.reducir(documento).id)
        except AyudaImposibleError as error:
            aviso = frase_de_imposible(error.problema)
    contexto = {"documento": documento, "aviso": aviso}
    return render(request, "presentacion/reducir.html", contexto, status=422 if aviso else 200)


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def girar(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """Choose a page and how far to turn it; POST proposes the file with that page turned."""
    documento = documento_propio(expediente_propio(request.user, expediente_id), documento_id)
    if not documento.expediente.es_borrador:
        return redirect("presentado", expediente_id)
    aviso = _por_que_no(documento)
    posible = not aviso
    pagina, grados = _numero(request.POST.get("pagina", "")), _numero(request.POST.get("grados", ""))
    if request.method == "POST" and posible:
        try:
            propuesta = flujo.girar_pagina(documento, pagina=pagina, grados=grados if grados in GIROS else 90)
            return redirect("presentar_propuesta", expediente_id, propuesta.id)
        except AyudaImposibleError as error:
            aviso = frase_de_imposible(error.problema, cual=error.cual)
    contexto: dict[str, Any] = {
        "documento": documento,
        "posible": posible,
        "aviso": aviso,
        "pagina": request.POST.get("pagina") or request.GET.get("pagina") or "1",
        "grados": grados if grados in GIROS else 90,
        "visor": visor_de(documento, puerta="presentar_archivo"),
    }
    return render(request, "presentacion/girar.html", contexto, status=422 if aviso else 200)


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def propuesta(request: PeticionDeCuenta, expediente_id: UUID, propuesta_id: UUID) -> HttpResponseBase:
    """Show what was made, before and after; POST takes it or leaves it."""
    expediente = expediente_propio(request.user, expediente_id)
    if not expediente.es_borrador:
        return redirect("presentado", expediente_id)
    try:
        una = propuestas.leer(expediente, propuesta_id)
        if request.POST.get("accion") == "usar":
            return _usar(request, expediente, una)
    except SinPropuestaError:
        messages.warning(request, _("Esa propuesta ya no está. Tus archivos siguen como estaban."))
        return _a_los_archivos(expediente)
    except YaPresentadoError:
        return redirect("presentado", expediente_id)
    if request.POST.get("accion") == "dejar":
        propuestas.descartar(expediente, propuesta_id)
        messages.info(request, _("Tus archivos se quedaron como estaban."))
        return _a_los_archivos(expediente)
    return _pagina_de_propuesta(request, expediente, una)


def _usar(request: PeticionDeCuenta, expediente: Expediente, una: propuestas.Propuesta) -> HttpResponseBase:
    try:
        documento = flujo.aceptar_propuesta(expediente, una.id, ahora=timezone.now())
    except AyudaImposibleError as error:
        aviso = frase_de_imposible(error.problema, cual=error.cual, hallazgos=error.hallazgos)
        return _pagina_de_propuesta(request, expediente, una, aviso=aviso, status=422)
    except ExcedeLimiteError as error:
        return _pagina_de_propuesta(request, expediente, una, aviso=frase_de_exceso(error.limite), status=413)
    messages.success(request, _("Listo: «%(nombre)s» está en tus archivos.") % {"nombre": documento.nombre})
    return _a_los_archivos(expediente, documento)


def _pagina_de_propuesta(
    request: PeticionDeCuenta, expediente: Expediente, una: propuestas.Propuesta, *, aviso: str = "", status: int = 200
) -> HttpResponse:
    desplazados = _desplazados(expediente, una)
    originales = {original.id for original in una.originales}
    libre = espacio_libre(expediente.documentos.all(), limite=institucion_actual().expediente_bytes, sin=desplazados)
    contexto = {
        "expediente": expediente,
        "propuesta": una,
        "entra": una.bytes <= libre,
        "exceso": frase_de_exceso(libre),
        # Of the draft's files those that go without the new one having been made of them: an earlier main document.
        "tambien": [d for d in desplazados if str(d.pk) not in originales],
        "aviso": aviso,
    }
    return render(request, "presentacion/propuesta.html", contexto, status=status)


def _desplazados(expediente: Expediente, una: propuestas.Propuesta) -> list[Documento]:
    retira = frozenset(UUID(original.id) for original in una.originales)
    return Lugar(una.rol, una.nombre, mismo_nombre=False, retira=retira).desplazados_de(expediente.documentos.all())


@remitente_requerido
@require_safe
def propuesta_ver(request: PeticionDeCuenta, expediente_id: UUID, propuesta_id: UUID) -> HttpResponseBase:
    """Give the filer the proposed file, to look at before deciding."""
    expediente = expediente_propio(request.user, expediente_id)
    try:
        una = propuestas.leer(expediente, propuesta_id)
        archivo = propuestas.ruta(expediente, propuesta_id).open("rb")
    except (SinPropuestaError, FileNotFoundError) as error:
        raise Http404 from error
    respuesta = FileResponse(archivo, content_type="application/pdf")
    respuesta["Content-Disposition"] = content_disposition(una.nombre)
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


def _por_que_no(documento: Documento) -> str:
    """Return why a document must not or cannot change; empty when it can."""
    if se_gira(documento):
        return ""
    if documento.formato != "pdf":
        return frase_de_imposible("no_es_pdf")
    return frase_de_imposible("firmado" if lleva_firma(documento) else "danado")


def _a_los_archivos(expediente: Expediente, documento: Documento | None = None) -> HttpResponseRedirect:
    ancla = f"archivo-{documento.pk}" if documento else "parte-3"
    return HttpResponseRedirect(f"{reverse('presentar', args=[expediente.pk])}#{ancla}")


def _rol(request: PeticionDeCuenta) -> str:
    rol = request.POST.get("rol", "")
    return rol if rol in Documento.Rol.values else Documento.Rol.ANEXO.value


def _nombre_de_pdf(request: PeticionDeCuenta) -> str:
    nombre = nombre_seguro(request.POST.get("nombre", ""), por_omision=_("Fotos"))
    return nombre if nombre.lower().endswith(".pdf") else f"{nombre}.pdf"


def _numero(texto: str) -> int:
    return int(texto) if texto.isascii() and texto.isdecimal() and len(texto) < 6 else 0
