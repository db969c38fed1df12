"""The pages that belong to no step of an expediente's life."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from mesa.lib.fechas import en_lima
from mesa.organizacion.models import Sede
from mesa.organizacion.queries import institucion_actual, politica_vigente, sedes_activas, textos
from mesa.portal.catalogo import clases_que_se_presentan
from mesa.portal.color import hoja_del_acento
from mesa.portal.contacto import datos_de_contacto
from mesa.portal.formatos import en_palabras
from mesa.portal.prosa import titulo_y_cuerpo
from mesa.registro.calendario import reloj_de

UN_EJERCICIO = 365 * 24 * 3600


@require_safe
def inicio(request: HttpRequest) -> HttpResponse:
    """The home page: what this desk does, which date a filing made now would carry, and the two doors."""
    institucion = institucion_actual()
    contexto = {
        "reloj_de_ahora": reloj_de(None, timezone.now()),
        "clases": clases_que_se_presentan(),
        "formatos_anexo": en_palabras(institucion.formatos_anexo),
        "no_se_presenta": (*textos("aviso-notarial"), *textos("aviso-contrataciones")),
        **datos_de_contacto(),
    }
    return render(request, "inicio.html", contexto)


@require_safe
def reloj(request: HttpRequest) -> HttpResponse:
    """The legal clock alone, for the page that refreshes it; of a sede when `sede` names one."""
    sede = _sede(request.GET.get("sede", ""))
    contexto = {
        "reloj_de_ahora": reloj_de(sede, timezone.now()),
        "sede": sede.codigo if sede else "",
        "breve": "breve" in request.GET,
    }
    respuesta = render(request, "_componentes/_reloj_solo.html", contexto)
    respuesta["Cache-Control"] = "no-store"
    return respuesta


@require_safe
@cache_control(public=True, max_age=UN_EJERCICIO, immutable=True)
def perfil_css(_request: HttpRequest) -> HttpResponse:
    """The institution's colour; its address carries the colour (see context_processors), so it can be kept for ever."""
    return HttpResponse(hoja_del_acento(institucion_actual().acento), content_type="text/css; charset=utf-8")


@require_safe
def politica_de_datos(request: HttpRequest) -> HttpResponse:
    """The data-protection text in force today in Lima."""
    politica = politica_vigente(en_lima(timezone.now()).date())
    titulo, cuerpo = titulo_y_cuerpo(politica.texto) if politica else ("", "")
    return render(request, "politica_de_datos.html", {"politica": politica, "encabezado": titulo, "cuerpo": cuerpo})


@require_safe
def accesibilidad(request: HttpRequest) -> HttpResponse:
    """What can be expected of these pages by someone who reads, hears or moves differently, and whom to tell."""
    return render(request, "accesibilidad.html", datos_de_contacto())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403, for what an account may know to exist but may not do."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404, also for what exists and is another person's."""
    return render(request, "404.html", status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    """413, for a view that cuts a body short; the page says the limit and how to get below it."""
    return render(request, "413.html", status=413)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500. Without request context: what failed may be the database or the session that context asks for."""
    return HttpResponse(get_template("500.html").render(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """A form whose page grew old, or a browser without cookies. Django calls it by the name in settings."""
    return render(request, "403_csrf.html", status=403)


def _sede(codigo: str) -> Sede | None:
    return next((sede for sede in sedes_activas() if sede.codigo == codigo), None)
