"""The mailbox of a demonstration: every mail sent, readable by who tries the desk out. Elsewhere it has no address."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mesa.lib.descargas import entregar
from mesa.notificacion import correo_de_demostracion as demostracion
from mesa.notificacion.correo_de_demostracion import CorreoEnviado

# A mail brings its own style and its links leave the frame; nothing in it may run, load or post.
POLITICA_DEL_CUERPO = (
    "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'"
)


@never_cache
@require_safe
def buzon(request: HttpRequest) -> HttpResponse:
    """The mails sent, newest first."""
    return render(request, "demo/correos.html", {"correos": demostracion.leer()})


@never_cache
@require_safe
def buzon_json(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 – every view takes it
    """The same for a program: `[{para, asunto, texto, adjuntos, en}]`, `en` in ISO 8601."""
    correos = [_a_json(uno) for uno in demostracion.leer()]
    return JsonResponse(correos, safe=False, json_dumps_params={"ensure_ascii": False})


@never_cache
@require_safe
def correo(request: HttpRequest, id_: str) -> HttpResponse:
    """One mail: its text, how a mail program shows it, and its attachments."""
    return render(request, "demo/correo.html", {"correo": _buscar(id_)})


@never_cache
@require_safe
def correo_html(request: HttpRequest, id_: str) -> HttpResponse:  # noqa: ARG001 – every view takes it
    """The HTML of a mail, for a frame: inert, and its links open outside the frame."""
    cuerpo = _buscar(id_).html.replace("<head>", '<head><base target="_top">', 1)
    return HttpResponse(cuerpo, headers={"Content-Security-Policy": POLITICA_DEL_CUERPO})


@never_cache
@require_safe
def adjunto(request: HttpRequest, id_: str, nombre: str) -> FileResponse:  # noqa: ARG001 – every view takes it
    """An attachment of a mail."""
    contenido = demostracion.adjunto(id_, nombre)
    if contenido is None:
        raise Http404
    return entregar(BytesIO(contenido), nombre=nombre, formato="pdf" if nombre.endswith(".pdf") else "")


def _buscar(id_: str) -> CorreoEnviado:
    hallado = demostracion.uno(id_)
    if hallado is None:
        raise Http404
    return hallado


def _a_json(correo: CorreoEnviado) -> dict[str, object]:
    return {
        "para": correo.para,
        "asunto": correo.asunto,
        "texto": correo.texto,
        "adjuntos": list(correo.adjuntos),
        "en": correo.en.isoformat(),
    }
