"""Files of a draft, one request a file: raw body from the page's script, resumed when it was cut."""

from pathlib import Path
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.analisis import por_que_no_se_abre
from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.entrega import archivo_bloqueado
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento, Expediente
from mesa.lib.almacen import ExcedeLimiteError
from mesa.lib.cuerpo import CuerpoIncompletoError, bytes_declarados, trozos_del_cuerpo
from mesa.lib.nombres import content_disposition
from mesa.organizacion.queries import institucion_actual
from mesa.portal.texto import tamano
from mesa.presentacion import reanudacion
from mesa.presentacion.acceso import frase, para_guiones, ya_presentado
from mesa.presentacion.borrador import YaPresentadoError
from mesa.presentacion.contexto import cambios, completado
from mesa.presentacion.palabras import fila
from mesa.presentacion.paquetes import es_paquete
from mesa.presentacion.queries import documento_propio, expediente_propio
from mesa.presentacion.reanudacion import RangoImposibleError
from mesa.presentacion.views_paquete import recibir_paquete

# The place where a voucher's files go in any order: what each of them is, is seen by what it holds.
TODO = "todo"
TIPOS = {"pdf": "application/pdf", "xml": "application/xml", "jpg": "image/jpeg"}


@para_guiones
@remitente_requerido
def archivos(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """PUT: receive one file as the request's body. GET: back to the page, for who reloads after a form."""
    if request.method == "GET":
        return redirect("presentar", expediente_id)
    if request.method != "PUT":
        return HttpResponseNotAllowed(["GET", "PUT"])
    expediente = expediente_propio(request.user, expediente_id)
    nombre = request.GET.get("nombre", "")
    try:
        if request.GET.get("rol") == TODO and es_paquete(nombre) and expediente.es_borrador:
            return recibir_paquete(request, expediente, nombre)
        documento = _recibir(request, expediente)
        actual = completado(request.user, expediente_id, ahora=timezone.now())
    except YaPresentadoError:
        return ya_presentado(expediente_id)
    except (ExcedeLimiteError, RangoImposibleError, CuerpoIncompletoError) as error:
        return _negativa(error)
    anuncio = f"{documento.nombre}: {fila(documento).veredicto}"
    intento = request.GET.get("intento") == "1"
    return cambios(request, actual, ahora=timezone.now(), status=201, anuncio=anuncio, intento=intento)


def _negativa(error: ExcedeLimiteError | RangoImposibleError | CuerpoIncompletoError) -> HttpResponse:
    if isinstance(error, ExcedeLimiteError):
        return frase(frase_de_exceso(error.limite), status=413)
    if isinstance(error, CuerpoIncompletoError):
        return frase(_("Se cortó la conexión antes de que llegara todo el archivo: vuelve a intentarlo."), status=400)
    respuesta = frase(_("La subida no puede seguir desde ahí: empieza de nuevo."), status=409)
    respuesta["Upload-Offset"] = str(error.recibidos)
    return respuesta


@para_guiones
@remitente_requerido
@require_safe
def subida(request: PeticionDeCuenta, expediente_id: UUID, clave: UUID) -> HttpResponseBase:
    """Say how many bytes of an upload are held (`Upload-Offset`) and whether it is over (`Upload-Complete`: ?1)."""
    expediente = expediente_propio(request.user, expediente_id)
    avance = reanudacion.avance(expediente, clave)
    respuesta = HttpResponse(status=204, headers={"Upload-Offset": str(avance.bytes), "Cache-Control": "no-store"})
    respuesta["Upload-Complete"] = "?1" if avance.documento else "?0"
    return respuesta


@para_guiones
@remitente_requerido
@require_POST
def quitar(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """Take a file out of the draft. Asked twice, it answers the same."""
    expediente = expediente_propio(request.user, expediente_id)
    nombre = ""
    try:
        for documento in expediente.documentos.all():
            if documento.pk == documento_id:
                nombre = documento.nombre
                flujo.quitar(documento, ahora=timezone.now())
        actual = completado(request.user, expediente_id, ahora=timezone.now())
    except YaPresentadoError:
        return ya_presentado(expediente_id) if _es_htmx(request) else redirect("presentado", expediente_id)
    if not _es_htmx(request):
        return HttpResponseRedirect(f"{_pagina(expediente)}#parte-3")
    anuncio = _("Se quitó %(nombre)s") % {"nombre": nombre} if nombre else ""
    intento = request.POST.get("intento") == "1"
    return cambios(request, actual, ahora=timezone.now(), anuncio=anuncio, intento=intento)


@remitente_requerido
@require_safe
def ver(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """Give the filer the file back, bit for bit, as a download; not what is infected."""
    documento = documento_propio(expediente_propio(request.user, expediente_id), documento_id)
    por_que_no = por_que_no_se_abre(documento, lector=Lector.REMITENTE)
    if por_que_no:
        return archivo_bloqueado(request, documento, por_que_no=str(por_que_no))
    respuesta = FileResponse(
        abrir_documento(documento), content_type=TIPOS.get(documento.formato, "application/octet-stream")
    )
    respuesta["Content-Disposition"] = content_disposition(documento.nombre)
    respuesta["Content-Length"] = str(documento.bytes)
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


def frase_de_exceso(libre: int) -> str:
    """Say how much still fits, `libre` bytes, and what to do."""
    limite = institucion_actual().expediente_bytes
    if libre >= limite:
        return _("No entra: el expediente completo pesa hasta %(limite)s. Reduce el archivo o divídelo.") % {
            "limite": tamano(limite)
        }
    return _(
        "No entra: el expediente completo pesa hasta %(limite)s y te quedan %(libre)s. Reduce el archivo o quita otro."
    ) % {"limite": tamano(limite), "libre": tamano(max(libre, 0))}


def _recibir(request: PeticionDeCuenta, expediente: Expediente) -> Documento:
    if not expediente.es_borrador:
        raise YaPresentadoError(expediente.pk)
    declarados = bytes_declarados(request)
    clave = _uuid(request.GET.get("clave", ""))
    if clave is None or declarados is None:
        return _adjuntar(request, expediente, declarados=declarados)
    terminado = reanudacion.avance(expediente, clave).documento
    if terminado:  # the answer to an earlier request was lost on its way
        return documento_propio(expediente, terminado)
    rango = reanudacion.leer_rango(request.headers.get("Content-Range", ""), declarados=declarados)
    parte = reanudacion.preparar(expediente, clave, desde=rango.desde)
    try:
        documento = _adjuntar(request, expediente, declarados=rango.total, retomar=parte, desde=rango.desde)
    except FileNotFoundError as taken:  # a later try of the same file goes on with these bytes
        raise CuerpoIncompletoError from taken
    gemelo = reanudacion.avance(expediente, clave).documento
    if gemelo:  # an earlier try turned out to have been whole
        flujo.quitar(documento, ahora=timezone.now())
        return documento_propio(expediente, gemelo)
    reanudacion.anotar_terminado(expediente, clave, documento)
    return documento


def _adjuntar(
    request: PeticionDeCuenta,
    expediente: Expediente,
    *,
    declarados: int | None,
    retomar: Path | None = None,
    desde: int = 0,
) -> Documento:
    rol = request.GET.get("rol", "")
    limite = institucion_actual().expediente_bytes
    return flujo.adjuntar(
        expediente,
        rol=rol if rol in Documento.Rol.values else Documento.Rol.ANEXO,
        nombre=request.GET.get("nombre", ""),
        trozos=trozos_del_cuerpo(request, hasta=max(limite - desde, 0)),
        declarados=declarados,
        ahora=timezone.now(),
        mismo_nombre=False,
        reemplaza=_uuid(request.GET.get("reemplaza", "")),
        retomar=retomar,
    )


def _uuid(texto: str) -> UUID | None:
    try:
        return UUID(texto)
    except ValueError:
        return None


def _es_htmx(request: PeticionDeCuenta) -> bool:
    return "HX-Request" in request.headers


def _pagina(expediente: Expediente) -> str:
    return reverse("presentar", args=[expediente.pk])
