"""The filing page: shown, saved while it is filled in, and filed. Every answer keeps what was typed and uploaded."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.models import Expediente
from mesa.expedientes.models.expediente import Canal
from mesa.flujo import InspeccionEnCursoError, NoSePuedePresentarError
from mesa.lib.almacen import ContenidoDistintoError
from mesa.organizacion.queries import institucion_actual
from mesa.portal.texto import tamano
from mesa.presentacion.acceso import para_guiones, ya_presentado
from mesa.presentacion.borrador import DemasiadosBorradoresError, YaPresentadoError
from mesa.presentacion.catalogo import clase_conocida
from mesa.presentacion.contexto import cambios, completado, pagina_completa
from mesa.presentacion.forms import BorradorForm
from mesa.presentacion.formulario import EnCuarentena, recibir_en_cuarentena
from mesa.presentacion.queries import expediente_propio
from mesa.presentacion.valores import datos_de_la_pagina, sin_lo_leido
from mesa.presentacion.views_formulario import recibir_archivos

# Where the page goes on after a form that brought files.
_ANCLAS = {"subir": "parte-3", "leer": "parte-1"}


@csrf_exempt  # checked below, once the form's files have where to go
@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
def presentar(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """GET: the page. POST: save words and files; with `accion=presentar`, file."""
    ahora = timezone.now()  # when the request reached the server: it dates the filing
    expediente = expediente_propio(request.user, expediente_id)
    if not expediente.es_borrador:
        return redirect("presentado", expediente_id)
    if request.method != "POST":
        clase = clase_conocida(request.GET.get("clase", ""))
        return pagina_completa(request, expediente, ahora=ahora, clase=clase)
    recepcion = recibir_en_cuarentena(request, expediente, limite=institucion_actual().expediente_bytes)
    return _guardar_y_seguir(request, expediente, recepcion, ahora)


@csrf_protect
def _guardar_y_seguir(
    request: PeticionDeCuenta, expediente: Expediente, recepcion: EnCuarentena, ahora: datetime
) -> HttpResponseBase:
    accion, tipo = request.POST.get("accion", "guardar"), expediente.tipo_documento_id
    try:
        formulario = _guardar_palabras(request, expediente, ahora)
        recibidos = recibir_archivos(request, expediente, ahora=ahora)
        _quitar(expediente, request.POST.get("quitar", ""))
        _nombrar_principal(expediente, request.POST.get("nombrar_principal", ""), ahora)
    except YaPresentadoError:
        return redirect("presentado", expediente.pk)
    de_archivos = bool(request.FILES) or not request.POST.keys().isdisjoint({"quitar", "nombrar_principal"})
    actual = _al_dia(expediente, tipo, tocado=de_archivos)
    clase = clase_conocida(request.POST.get("clase", ""))
    de_la_pagina: dict[str, Any] = {
        "formulario": formulario,
        "clase": clase,
        "intento": _intento(request),
        "dicho": " ".join(recibidos.dichos),
    }
    no_entraron = [*recepcion.excedidos, *recibidos.no_entraron]
    if no_entraron or recibidos.imposibles:
        aviso = _frase_de_no_entraron(no_entraron) if no_entraron else " ".join(recibidos.imposibles)
        status = 413 if no_entraron else 422
        return pagina_completa(request, actual, ahora=ahora, status=status, aviso=aviso, **de_la_pagina)
    if formulario.errors:
        return pagina_completa(request, actual, ahora=ahora, status=422, **de_la_pagina)
    if accion == "presentar":
        return _presentar(request, actual, ahora, clase)
    if accion == "repartir":
        return _repartir(request, actual, ahora)
    for dicho in recibidos.dichos:
        messages.info(request, dicho)
    ancla = _ANCLAS.get(accion, "contenido" if not de_archivos else "parte-3")
    consulta = f"?clase={clase}" if clase else ""
    return HttpResponseRedirect(f"{reverse('presentar', args=[actual.pk])}{consulta}#{ancla}")


def _presentar(request: PeticionDeCuenta, expediente: Expediente, ahora: datetime, clase: str) -> HttpResponseBase:
    aviso, status = "", 409
    try:
        flujo.presentar(expediente, por=request.user, canal=Canal.PLATAFORMA, ahora=ahora)
        return redirect("presentado", expediente.pk)
    except NoSePuedePresentarError:
        status = 422
    except InspeccionEnCursoError:
        aviso = _("Todavía estamos revisando un archivo. Espera unos segundos y vuelve a presionar «Presentar».")
    except ContenidoDistintoError as error:
        aviso = _frase_de_distinto(expediente, str(error))
    return pagina_completa(request, expediente, ahora=ahora, status=status, clase=clase, intento=True, aviso=aviso)


def _repartir(request: PeticionDeCuenta, expediente: Expediente, ahora: datetime) -> HttpResponseBase:
    try:
        repartidos = flujo.repartir(expediente, ahora=ahora)
    except DemasiadosBorradoresError:
        aviso = _("No caben tantos borradores: presenta o descarta algunos y vuelve a separarlos. No se movió nada.")
        return pagina_completa(request, expediente, ahora=ahora, status=409, aviso=aviso)
    messages.success(
        request,
        _("Listo: cada comprobante tiene su trámite. Son %(n)s, y ninguno está presentado todavía.")
        % {"n": len(repartidos)},
    )
    return redirect("presentar_varios")


@para_guiones
@remitente_requerido
@require_POST
def datos(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """Save the words as they are typed; answer with the parts of the page that change."""
    ahora = timezone.now()
    expediente = expediente_propio(request.user, expediente_id)
    sede, tipo = expediente.sede_id, expediente.tipo_documento_id
    try:
        formulario = _guardar_palabras(request, expediente, ahora)
    except YaPresentadoError:
        return ya_presentado(expediente_id)
    return cambios(
        request,
        _al_dia(expediente, tipo),
        ahora=ahora,
        formulario=formulario,
        intento=_intento(request),
        sede_cambio=expediente.sede_id != sede,
    )


def _al_dia(expediente: Expediente, tipo_de_antes: int | None, *, tocado: bool = False) -> Expediente:
    """Ask for the draft again only when its documents may have changed: another type inspects the main one anew."""
    if not tocado and expediente.tipo_documento_id == tipo_de_antes:
        return expediente
    return expediente_propio(expediente.cuenta_id, expediente.pk)


def _guardar_palabras(request: PeticionDeCuenta, expediente: Expediente, ahora: datetime) -> BorradorForm:
    datos = sin_lo_leido(datos_de_la_pagina(request.POST), expediente)
    formulario = BorradorForm(datos, expediente=expediente)
    flujo.guardar_borrador(expediente, columnas=formulario.columnas(), ahora=ahora)
    return formulario


def _quitar(expediente: Expediente, documento_id: str) -> None:
    for documento in expediente.documentos.all():
        if str(documento.pk) == documento_id:
            flujo.quitar(documento, ahora=timezone.now())
            completado(expediente.cuenta_id, expediente.pk, ahora=timezone.now())


def _nombrar_principal(expediente: Expediente, documento_id: str, ahora: datetime) -> None:
    for documento in expediente.documentos.all():
        if str(documento.pk) == documento_id:
            flujo.nombrar_principal(documento, ahora=ahora)


def _intento(request: PeticionDeCuenta) -> bool:
    return request.POST.get("intento") == "1"


def _frase_de_no_entraron(nombres: Sequence[str]) -> str:
    return _(
        "Esto no entró: %(nombres)s. El expediente completo, con el documento principal y los anexos, pesa hasta "
        "%(limite)s. Reduce los archivos o quita alguno. Lo demás quedó guardado."
    ) % {
        "nombres": ", ".join(f"«{nombre}»" for nombre in nombres),
        "limite": tamano(institucion_actual().expediente_bytes),
    }


def _frase_de_distinto(expediente: Expediente, sha256: str) -> str:
    distintos = [d.nombre for d in expediente.documentos.all() if d.sha256 == sha256]
    if not distintos:
        return _(
            "Tus archivos cambiaron mientras presentabas. Revisa que estén todos y vuelve a presionar «Presentar»."
        )
    return _(
        "Lo que guardamos de %(nombres)s no coincide con lo que subiste. No se presentó nada: quítalo, súbelo otra "
        "vez y vuelve a presionar «Presentar»."
    ) % {"nombres": ", ".join(f"«{nombre}»" for nombre in distintos)}
