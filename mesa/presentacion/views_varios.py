"""Many vouchers at once: sent together, given a draft each, and filed one by one. Each step can be repeated."""

import time
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.models import Expediente
from mesa.expedientes.models.expediente import Canal
from mesa.flujo import InspeccionEnCursoError, NoSePuedePresentarError
from mesa.lib.almacen import ContenidoDistintoError
from mesa.organizacion.queries import institucion_actual, sedes_activas
from mesa.portal.formatos import acepta
from mesa.portal.tarjetas import en_palabras, total_de
from mesa.presentacion.acceso import para_guiones
from mesa.presentacion.borrador import DemasiadosBorradoresError
from mesa.presentacion.forms import BorradorForm
from mesa.presentacion.formulario import EnCuarentena
from mesa.presentacion.paquetes import enumerados
from mesa.presentacion.queries import expediente_propio
from mesa.presentacion.valores import datos_de_la_pagina
from mesa.presentacion.varios import (
    Linea,
    borrador_para_tandas,
    borradores_con_comprobantes,
    linea_de,
    linea_de_presentado,
    presentados_hoy,
)
from mesa.presentacion.views_lote import Tanda, preparar, recibir_tanda

# Seconds that one request without JavaScript files for; what is left goes with the next one.
PACIENCIA = 15.0
# Names the draft to which the page's script sends its batches.
BORRADOR = "X-Borrador"


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def varios(request: PeticionDeCuenta) -> HttpResponseBase:
    """The filer's drafts with vouchers and what was filed today; POST addresses them, files them, or opens a draft."""
    if request.method != "POST":
        return _pagina(request)
    acciones = {"presentar": _presentar, "destinar": _destinar, "empezar": _empezar}
    accion = acciones.get(request.POST.get("accion", ""))
    return accion(request) if accion else redirect("presentar_varios")


def _pagina(request: PeticionDeCuenta, *, aviso: str = "", status: int = 200) -> HttpResponse:
    ahora = timezone.now()
    lineas = [_linea(uno, ahora=ahora) for uno in borradores_con_comprobantes(request.user)]
    contexto = {
        "aviso": aviso,
        "lineas": lineas,
        "completos": sum(1 for una in lineas if una.esta_completo),
        "sin_destino": sum(1 for una in lineas if una.expediente.dependencia is None),
        "presentados": presentados_hoy(request.user, ahora=ahora),
        "sedes": sedes_activas(),
        "acepta_todo": acepta([*institucion_actual().formatos_anexo, "zip"]),
        "limite": institucion_actual().expediente_bytes,
    }
    return render(request, "presentacion/varios.html", contexto, status=status)


def _linea(expediente: Expediente, *, ahora: datetime) -> Linea:
    tarjetas = flujo.revisar_comprobantes(expediente, ahora=ahora)
    faltas = flujo.que_falta(expediente, ahora=ahora, tarjetas=tarjetas) if expediente.es_borrador else ()
    return linea_de(expediente, [en_palabras(una) for una in tarjetas], total=total_de(tarjetas), faltas=faltas)


# Sending them --------------------------------------------------------------------------------------------------------


def _empezar(request: PeticionDeCuenta) -> HttpResponse:
    """Open the draft to which the page's script sends its batches, addressed as the form says."""
    expediente = _borrador(request)
    if expediente is None:
        return HttpResponse(_demasiados(), status=409, headers={"X-Frase": "1"}, content_type="text/plain")
    _guardar_destino(request, expediente)
    return HttpResponse(status=201, headers={BORRADOR: str(expediente.pk)})


@csrf_exempt  # checked below, once the form's files have where to go
@remitente_requerido
@require_POST
def subir(request: PeticionDeCuenta) -> HttpResponseBase:
    """Without JavaScript: take the files of the form and give each voucher its draft."""
    expediente = _borrador(request)
    if expediente is None:
        return _pagina(request, aviso=_demasiados(), status=409)
    return _recibir(request, expediente, preparar(request, expediente))


@csrf_protect
def _recibir(request: PeticionDeCuenta, expediente: Expediente, recepcion: EnCuarentena) -> HttpResponseBase:
    ahora = timezone.now()
    _guardar_destino(request, expediente)
    _decir(request, recibir_tanda(request, expediente, recepcion, ahora=ahora))
    actual = expediente_propio(request.user, expediente.pk)
    try:
        if flujo.revisar_comprobantes(actual, ahora=ahora):
            flujo.repartir(actual, ahora=ahora)
    except DemasiadosBorradoresError:
        return _pagina(request, aviso=_demasiados(), status=409)
    return redirect("presentar_varios")


def _borrador(request: PeticionDeCuenta) -> Expediente | None:
    try:
        return borrador_para_tandas(request.user) or flujo.crear_borrador(
            cuenta=request.user, columnas={}, ahora=timezone.now()
        )
    except DemasiadosBorradoresError:
        return None


def _decir(request: PeticionDeCuenta, tanda: Tanda) -> None:
    if tanda.entraron:
        leidos = ngettext("Leímos un archivo.", "Leímos %(n)s archivos.", tanda.entraron) % {"n": tanda.entraron}
        messages.success(request, leidos)
    if tanda.repetidos:
        messages.info(request, _("Ya los tenías: %(nombres)s.") % {"nombres": enumerados(tanda.repetidos)})
    if tanda.no_entraron:
        messages.warning(
            request,
            _("No entraron de una vez: %(nombres)s. Súbelos ahora, en otra tanda.")
            % {"nombres": enumerados(tanda.no_entraron)},
        )
    for imposible in tanda.imposibles:
        messages.warning(request, imposible)


def _demasiados() -> str:
    return _("Guardas demasiados borradores: presenta o descarta algunos y vuelve a intentarlo. Nada se perdió.")


# Addressing them -----------------------------------------------------------------------------------------------------


def _destinar(request: PeticionDeCuenta) -> HttpResponseBase:
    """Address to one dependencia all that are addressed to none."""
    for expediente in borradores_con_comprobantes(request.user):
        if expediente.dependencia is None:
            _guardar_destino(request, expediente)
    return redirect("presentar_varios")


def _guardar_destino(request: PeticionDeCuenta, expediente: Expediente) -> None:
    datos = datos_de_la_pagina(request.POST)
    escritos = {campo: datos[campo] for campo in ("sede", "dependencia") if datos.get(campo)}
    formulario = BorradorForm(escritos, expediente=expediente)
    flujo.guardar_borrador(expediente, columnas=formulario.columnas(), ahora=timezone.now())


# Filing them ---------------------------------------------------------------------------------------------------------


def _presentar(request: PeticionDeCuenta) -> HttpResponseBase:
    """File those that lack nothing, for some seconds; the same request again goes on with the rest."""
    hasta, hechos, quedan = time.monotonic() + PACIENCIA, 0, 0
    for expediente in borradores_con_comprobantes(request.user):
        ahora = timezone.now()  # each is dated by itself
        if not _linea(expediente, ahora=ahora).esta_completo:
            continue
        if time.monotonic() > hasta:
            quedan += 1
        elif _presentar_uno(request, expediente, ahora=ahora):
            hechos += 1
    if hechos:
        messages.success(
            request, ngettext("Presentamos 1 trámite.", "Presentamos %(n)s trámites.", hechos) % {"n": hechos}
        )
    if quedan:
        messages.warning(request, _("Quedan %(n)s: presiona otra vez para seguir.") % {"n": quedan})
    return redirect("presentar_varios")


@para_guiones
@remitente_requerido
@require_POST
def presentar_uno(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """File one draft for the page's script; answer with its line. Asked twice, it answers the same."""
    ahora = timezone.now()
    expediente = expediente_propio(request.user, expediente_id)
    linea = _linea(expediente, ahora=ahora)
    if not expediente.es_borrador:
        linea = linea_de_presentado(expediente, linea)
    elif linea.esta_completo:
        presentado = _presentar_uno(request, expediente, ahora=ahora)
        linea = (
            linea_de_presentado(presentado, linea)
            if presentado
            else _linea(expediente_propio(request.user, expediente_id), ahora=ahora)
        )
    return render(request, "presentacion/_linea.html", {"linea": linea})


def _presentar_uno(request: PeticionDeCuenta, expediente: Expediente, *, ahora: datetime) -> Expediente | None:
    """File a draft that lacks nothing but to be sent; None when something keeps it after all."""
    try:
        if expediente.principal is None:
            flujo.completar_borrador(expediente, ahora=ahora)
            expediente = expediente_propio(request.user, expediente.pk)
        return flujo.presentar(expediente, por=request.user, canal=Canal.PLATAFORMA, ahora=ahora)
    except (NoSePuedePresentarError, InspeccionEnCursoError, ContenidoDistintoError):
        return None
