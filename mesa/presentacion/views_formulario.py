"""The files that come inside the page's form, from a browser without JavaScript."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.uploadedfile import UploadedFile

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta
from mesa.expedientes.models import Documento, Expediente
from mesa.flujo import PaqueteImposibleError
from mesa.lib.almacen import ExcedeLimiteError
from mesa.lib.nombres import nombre_seguro
from mesa.presentacion.contexto import completado
from mesa.presentacion.paquetes import es_paquete
from mesa.presentacion.views_archivos import TODO
from mesa.presentacion.views_paquete import abrir


@dataclass(frozen=True, slots=True)
class Recibidos:
    """What became of a form's files: the names of those that did not fit, and what is said of its zips."""

    no_entraron: tuple[str, ...] = ()
    dichos: tuple[str, ...] = ()
    imposibles: tuple[str, ...] = ()


def recibir_archivos(request: PeticionDeCuenta, expediente: Expediente, *, ahora: datetime) -> Recibidos:
    """Take in what the form brought, and fill in from it what is empty. Raises YaPresentadoError."""
    if not request.FILES:
        return Recibidos()
    no_entraron = _guardar(request, expediente, ahora=ahora)
    dichos, imposibles = [], []
    for paquete in _paquetes(request):
        nombre = paquete.name or ""
        try:
            dichos.append(abrir(expediente, nombre, paquete.chunks(), ahora=ahora))
        except PaqueteImposibleError as error:
            imposibles.append(f"{nombre_seguro(nombre)}: {error.mensaje}")
    completado(request.user, expediente.pk, ahora=ahora)
    return Recibidos(tuple(no_entraron), tuple(dichos), tuple(imposibles))


def _guardar(request: PeticionDeCuenta, expediente: Expediente, *, ahora: datetime) -> list[str]:
    no_entraron = []
    for orden, (rol, archivo) in enumerate(_sueltos(request)):
        try:
            flujo.adjuntar(
                expediente,
                rol=rol,
                nombre=archivo.name or "",
                trozos=archivo.chunks(),
                declarados=archivo.size,
                ahora=ahora + timedelta(microseconds=orden),  # annexes keep the order of the form
                mismo_nombre=False,
            )
        except ExcedeLimiteError:
            no_entraron.append(archivo.name or "")
    return no_entraron


def _sueltos(request: PeticionDeCuenta) -> Iterator[tuple[str, UploadedFile[bytes]]]:
    yield from ((Documento.Rol.PRINCIPAL.value, uno) for uno in request.FILES.getlist("principal")[:1])
    for uno in (*request.FILES.getlist("anexos"), *request.FILES.getlist(TODO)):
        if uno not in _paquetes(request):
            yield Documento.Rol.ANEXO.value, uno


def _paquetes(request: PeticionDeCuenta) -> list[UploadedFile[bytes]]:
    return [uno for uno in request.FILES.getlist(TODO) if es_paquete(uno.name or "")]
