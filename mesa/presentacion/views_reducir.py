"""A PDF that does not fit: received only to be made lighter, and forgotten when that is done."""

from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.models import Documento, Expediente
from mesa.flujo import AyudaImposibleError
from mesa.lib.nombres import nombre_seguro
from mesa.portal.texto import tamano
from mesa.presentacion.acceso import para_guiones
from mesa.presentacion.ayudas import SUELTO_MAXIMO
from mesa.presentacion.ayudas_en_palabras import frase_de_imposible
from mesa.presentacion.formulario import EnCuarentena, recibir_en_cuarentena
from mesa.presentacion.queries import expediente_propio


@csrf_exempt  # checked below, once the form's file has where to go
@para_guiones
@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reducir_suelto(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """Ask for the PDF that did not fit; POST proposes the lighter one."""
    expediente = expediente_propio(request.user, expediente_id)
    if not expediente.es_borrador:
        return redirect("presentado", expediente_id)
    if request.method != "POST":
        return _pagina(request, expediente)
    recepcion = recibir_en_cuarentena(request, expediente, limite=SUELTO_MAXIMO)
    return _proponer(request, expediente, recepcion)


@csrf_protect
def _proponer(request: PeticionDeCuenta, expediente: Expediente, recepcion: EnCuarentena) -> HttpResponseBase:
    archivo, rol = request.FILES.get("pdf"), request.POST.get("rol", "")
    rol = rol if rol in Documento.Rol.values else Documento.Rol.ANEXO.value
    if recepcion.excedidos:
        frase = _("Pesa más de %(limite)s: es demasiado para reducirlo aquí. Divídelo y súbelo por partes.")
        return _pagina(request, expediente, aviso=frase % {"limite": tamano(SUELTO_MAXIMO)}, rol=rol)
    if not archivo or not archivo.size:
        return _pagina(request, expediente, aviso=_("Elige el PDF que no entra."), rol=rol)
    try:
        nombre = nombre_seguro(archivo.name or "")
        propuesta = flujo.reducir_suelto(expediente, ruta=_ruta(archivo), nombre=nombre, rol=rol)
    except AyudaImposibleError as error:
        problema = "rechazado_suelto" if error.problema == "rechazado" else error.problema
        frase = frase_de_imposible(problema, hallazgos=error.hallazgos)
        return _pagina(request, expediente, aviso=frase, rol=rol)
    return redirect("presentar_propuesta", expediente.pk, propuesta.id)


def _ruta(archivo: UploadedFile[bytes]) -> Path:
    """Return where the form's file is in quarantine, all its bytes written."""
    assert archivo.file is not None  # noqa: S101 – EnCuarentena gave it one
    archivo.file.flush()
    return Path(str(archivo.file.name))


def _pagina(request: PeticionDeCuenta, expediente: Expediente, *, aviso: str = "", rol: str = "") -> HttpResponse:
    contexto = {
        "expediente": expediente,
        "aviso": aviso,
        "rol": rol or ("anexo" if expediente.principal else "principal"),
        "maximo": SUELTO_MAXIMO,
    }
    return render(request, "presentacion/reducir_suelto.html", contexto, status=422 if aviso else 200)
