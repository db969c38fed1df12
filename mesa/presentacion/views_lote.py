"""Many files into one draft: read side by side, in batches that can be sent again."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.models import Documento, Expediente
from mesa.flujo import PaqueteImposibleError
from mesa.lib.nombres import nombre_seguro
from mesa.organizacion.queries import institucion_actual
from mesa.presentacion.acceso import para_guiones, ya_presentado
from mesa.presentacion.borrador import YaPresentadoError
from mesa.presentacion.formulario import EnCuarentena, recibir_en_cuarentena
from mesa.presentacion.paquetes import es_paquete
from mesa.presentacion.queries import expediente_propio
from mesa.presentacion.subida import espacio_libre
from mesa.presentacion.varios import repetidos_en_otros
from mesa.presentacion.views_archivos import TODO
from mesa.ventanilla.lote import Suelto

_REPETIDO = "duplicado.en_expediente"


@dataclass(frozen=True, slots=True)
class Tanda:
    """What became of a batch: how many of its files the draft has, and the names of those that it has not, by why.

    One that an earlier try of the same batch brought counts among the first.
    """

    entraron: int
    no_entraron: tuple[str, ...] = ()
    repetidos: tuple[str, ...] = ()
    imposibles: tuple[str, ...] = ()


@csrf_exempt  # checked below, once the form's files have where to go
@para_guiones
@remitente_requerido
@require_POST
def tanda(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """Take a batch of files into a draft; answer with what became of it, for the page's script."""
    expediente = expediente_propio(request.user, expediente_id)
    if not expediente.es_borrador:
        return ya_presentado(expediente_id)
    return _responder(request, expediente, preparar(request, expediente))


@csrf_protect
def _responder(request: PeticionDeCuenta, expediente: Expediente, recepcion: EnCuarentena) -> HttpResponse:
    try:
        hecha = recibir_tanda(request, expediente, recepcion, ahora=timezone.now())
    except YaPresentadoError:
        return ya_presentado(expediente.pk)
    return render(request, "presentacion/_tanda.html", {"tanda": hecha})


def preparar(request: PeticionDeCuenta, expediente: Expediente) -> EnCuarentena:
    """Make the form's files go to the draft's quarantine, up to what it can still hold."""
    libre = espacio_libre(expediente.documentos.all(), limite=institucion_actual().expediente_bytes)
    return recibir_en_cuarentena(request, expediente, limite=libre)


def recibir_tanda(
    request: PeticionDeCuenta, expediente: Expediente, recepcion: EnCuarentena, *, ahora: datetime
) -> Tanda:
    """Take the form's files into the draft, and the XML of its zips. Raises YaPresentadoError.

    What the draft or another one of the filer has already is not taken twice.
    """
    archivos = request.FILES.getlist(TODO)
    lotes, imposibles = [], []
    sueltos = [_suelto(uno) for uno in archivos if not es_paquete(uno.name or "")]
    if sueltos:
        lotes.append(flujo.adjuntar_varios(expediente, archivos=sueltos, ahora=ahora))
    for paquete in (uno for uno in archivos if es_paquete(uno.name or "")):
        try:
            lotes.append(flujo.abrir_paquete(expediente, trozos=paquete.chunks(), ahora=ahora))
        except PaqueteImposibleError as error:
            imposibles.append(f"{nombre_seguro(paquete.name or '')}: {error.mensaje}")
    documentos = [documento for lote in lotes for documento in lote.documentos]
    repetidos = _quitar_repetidos(expediente, documentos, ahora=ahora)
    return Tanda(
        entraron=len(documentos) - len(repetidos),
        no_entraron=(*recepcion.excedidos, *(nombre for lote in lotes for nombre in lote.no_entraron)),
        repetidos=tuple(repetidos),
        imposibles=tuple(imposibles),
    )


def _quitar_repetidos(expediente: Expediente, documentos: list[Documento], *, ahora: datetime) -> list[str]:
    """Take out what is there twice; return the names of what another draft has."""
    en_otros = {uno.pk: uno for uno in repetidos_en_otros(expediente, documentos)}
    aqui = {uno.pk: uno for uno in documentos if any(h["codigo"] == _REPETIDO for h in uno.hallazgos)}
    for documento in (aqui | en_otros).values():
        flujo.quitar(documento, ahora=ahora)
    return [documento.nombre for documento in en_otros.values()]


def _suelto(archivo: UploadedFile[bytes]) -> Suelto:
    """Return where the form's file is in quarantine, all its bytes written."""
    assert archivo.file is not None  # noqa: S101 – EnCuarentena gave it one
    archivo.file.flush()
    return Suelto(nombre_seguro(archivo.name or ""), Path(str(archivo.file.name)))
