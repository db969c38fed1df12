"""The pages around a draft: where one begins, where it is thrown away, and the answer once it is filed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mesa import flujo
from mesa.cuentas.permisos import PeticionDeCuenta, remitente_requerido
from mesa.expedientes.models import Recibo
from mesa.organizacion.queries import textos
from mesa.presentacion.acceso import para_guiones
from mesa.presentacion.borrador import DemasiadosBorradoresError, YaPresentadoError
from mesa.presentacion.catalogo import clase_conocida, clases
from mesa.presentacion.presentado import que_sigue
from mesa.presentacion.queries import borrador_en_blanco, borradores_de, expediente_propio


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
def nuevo(request: PeticionDeCuenta) -> HttpResponseBase:
    """The filer's drafts, and the choice that opens another one."""
    if request.method == "POST":
        try:
            expediente = borrador_en_blanco(request.user) or flujo.crear_borrador(
                cuenta=request.user, columnas={}, ahora=timezone.now()
            )
        except DemasiadosBorradoresError:
            messages.error(request, _("Guardas demasiados borradores: presenta o descarta alguno para abrir otro."))
            return redirect("presentar_nuevo")
        clase = clase_conocida(request.POST.get("clase", ""))
        return redirect(reverse("presentar", args=[expediente.pk]) + (f"?clase={clase}" if clase else ""))
    contexto = {
        "borradores": borradores_de(request.user),
        "clases": clases(),
        "requisitos": textos("requisitos"),
        "aviso_contrataciones": textos("aviso-contrataciones"),
        "aviso_notarial": textos("aviso-notarial"),
    }
    return render(request, "presentacion/nuevo.html", contexto)


@remitente_requerido
@require_http_methods(["GET", "HEAD", "POST"])
def descartar(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """Ask whether the draft is to be thrown away with its files; do it."""
    expediente = expediente_propio(request.user, expediente_id)
    if not expediente.es_borrador:
        return redirect("presentado", expediente_id)
    if request.method != "POST":
        return render(request, "presentacion/descartar.html", {"expediente": expediente})
    try:
        flujo.descartar_borrador(expediente)
    except YaPresentadoError:
        return redirect("presentado", expediente_id)
    messages.success(request, _("El borrador se descartó."))
    return redirect("presentar_nuevo")


@remitente_requerido
@require_safe
@never_cache
def presentado(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponseBase:
    """The answer to filing: number, clave, the day that counts and why, and what happens next."""
    expediente = expediente_propio(request.user, expediente_id)
    if expediente.es_borrador:
        return redirect("presentar", expediente_id)
    recibo = _constancia(expediente.pk)
    contexto = {
        "expediente": expediente,
        "constancia": recibo,
        "dias": flujo.dias_hasta_el_ingreso(expediente),
        "que_sigue": que_sigue(
            expediente, correo=request.user.correo, con_constancia=recibo is not None, ahora=timezone.now()
        ),
        "aviso_confirmacion": textos("aviso-confirmacion"),
    }
    return render(request, "presentacion/presentado.html", contexto)


@para_guiones
@remitente_requerido
@require_safe
@never_cache
def constancia(request: PeticionDeCuenta, expediente_id: UUID) -> HttpResponse:
    """The part of the answer page that waits for the constancia; it asks again until there is one."""
    expediente = expediente_propio(request.user, expediente_id)
    contexto = {"expediente": expediente, "constancia": _constancia(expediente.pk)}
    return render(request, "presentacion/_constancia.html", contexto)


def _constancia(expediente_id: UUID) -> Recibo | None:
    return Recibo.objects.filter(expediente_id=expediente_id, clase=Recibo.Clase.CONSTANCIA).first()
