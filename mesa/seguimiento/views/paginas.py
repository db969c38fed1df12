"""The pages of a file of a filing, for its filer."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.entrega_de_paginas import entregar_pagina, mostrar_paginas
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento
from mesa.seguimiento.propios import de_remitente


@remitente_requerido
@require_safe
def paginas(request: PeticionDeCuenta, numero: str, documento: UUID) -> HttpResponseBase:
    """All pages of a file, as images with their text. Another filer's does not exist."""
    return mostrar_paginas(
        request,
        _buscar(request, numero, documento),
        lector=Lector.REMITENTE,
        puerta="tramite_archivo",
        pedir=flujo.pedir_vistas,
        vuelta=(reverse("tramite", args=[numero]), numero),
        url_abrir=reverse("tramite_archivo", args=[numero, documento]) + "?ver=1",
    )


@remitente_requerido
@require_safe
def pagina(request: PeticionDeCuenta, numero: str, documento: UUID, pagina: int) -> HttpResponseBase:
    """The image of a page."""
    return entregar_pagina(request, _buscar(request, numero, documento), pagina, lector=Lector.REMITENTE)


def _buscar(request: PeticionDeCuenta, numero: str, documento: UUID) -> Documento:
    expediente = get_object_or_404(de_remitente(request.user), numero=numero)
    return get_object_or_404(Documento, pk=documento, expediente=expediente)
