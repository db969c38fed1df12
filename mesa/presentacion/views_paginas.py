"""The pages of a file of a draft, for its filer."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.entrega_de_paginas import entregar_pagina, mostrar_paginas
from mesa.expedientes.historia import Lector
from mesa.presentacion.queries import documento_propio, expediente_propio


@remitente_requerido
@require_safe
def paginas(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID) -> HttpResponseBase:
    """All pages of a file, as images with their text; once filed, they are with the filing."""
    documento = documento_propio(expediente_propio(request.user, expediente_id), documento_id)
    if not documento.expediente.es_borrador:
        return redirect("tramite_archivo_paginas", documento.expediente.numero, documento_id)
    return mostrar_paginas(
        request,
        documento,
        lector=Lector.REMITENTE,
        puerta="presentar_archivo",
        pedir=flujo.pedir_vistas,
        vuelta=(reverse("presentar", args=[expediente_id]) + "#parte-3", _("Tu borrador")),
        url_abrir=reverse("presentar_archivo_ver", args=[expediente_id, documento_id]),
    )


@remitente_requerido
@require_safe
def pagina(request: PeticionDeCuenta, expediente_id: UUID, documento_id: UUID, pagina: int) -> HttpResponseBase:
    """The image of a page."""
    documento = documento_propio(expediente_propio(request.user, expediente_id), documento_id)
    return entregar_pagina(request, documento, pagina, lector=Lector.REMITENTE)
