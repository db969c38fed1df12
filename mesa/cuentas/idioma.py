"""The language of the pages: the one somebody chose, kept in a cookie; Spanish otherwise.

The browser's is not asked: an institution's desk reads the same for everybody who did not choose.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

COOKIE = "idioma"
UN_ANIO = 365 * 24 * 3600


def es_idioma(codigo: str) -> bool:
    return codigo in dict(settings.LANGUAGES)


def hablar(request: HttpRequest, codigo: str) -> None:
    """Answer this request in a language, whatever the cookie says."""
    translation.activate(codigo)
    request.LANGUAGE_CODE = codigo


def recordar_idioma(response: HttpResponseBase, codigo: str) -> None:
    """Keep a language in the reader's browser for a year. An unknown one is not kept."""
    if es_idioma(codigo):
        response.set_cookie(
            COOKIE,
            codigo,
            max_age=UN_ANIO,
            httponly=True,
            samesite="Lax",
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )


class IdiomaMiddleware:
    """Choose the language by the cookie alone: the account's was put there when it signed in, so no query is needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        codigo = request.COOKIES.get(COOKIE, "")
        hablar(request, codigo if es_idioma(codigo) else settings.LANGUAGE_CODE)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        patch_vary_headers(response, ("Cookie",))
        return response
