"""Answers for scripts: who has no session is told so, instead of being sent to a page that a script cannot show."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from mesa.lib.cuerpo import con_drenaje

P = ParamSpec("P")
Vista = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

# Says to the page's script that the body is a sentence of ours, not a page of whatever stands in between.
FRASE = "X-Frase"


def para_guiones(vista: Vista[P]) -> Vista[P]:
    """Answer 401 to a script whose session ended; a plain form still goes to sign in and back."""

    @wraps(vista)
    def guardada(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        es_guion = request.method != "POST" or "HX-Request" in request.headers
        if es_guion and not request.user.is_authenticated:
            return con_drenaje(request, HttpResponse(status=401))
        return con_drenaje(request, vista(request, *args, **kwargs))

    return guardada


def frase(texto: str, *, status: int) -> HttpResponse:
    """A refusal in one sentence, as plain text, for the row of the file it is about."""
    return HttpResponse(texto, status=status, content_type="text/plain; charset=utf-8", headers={FRASE: "1"})


def ya_presentado(expediente_id: UUID) -> HttpResponse:
    """What a script gets for a draft that was filed meanwhile: htmx goes to the answer page."""
    direccion = reverse("presentado", args=[expediente_id])
    return HttpResponse(status=409, headers={"HX-Redirect": direccion})
