"""What every call of the API has in common: Spanish, problems instead of pages, and an answer that always arrives."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path, re_path, register_converter
from django.urls.converters import StringConverter
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from mesa.api.v1 import problemas
from mesa.api.v1.errores import errores
from mesa.api.v1.llegada import anotar_llegada
from mesa.api.v1.problemas import ProblemaError
from mesa.api.v1.traduccion_de_errores import cuerpo_excedido, registrar
from mesa.lib.cuerpo import con_drenaje, trozos_del_cuerpo

# What OpenAPI would say in English.
_DICHO = {"OK": "Hecho", "Created": "Creado", "No Content": "Hecho; no hay contenido"}

Vista = Callable[..., HttpResponseBase]


class NombreConverter(StringConverter):
    """A file's name in a path: anything at all, slashes and line breaks included. It is made safe when it is stored."""

    regex = r"[\s\S]+"


register_converter(NombreConverter, "nombre")


class JsonRenderer(JSONRenderer):
    """Spanish as it is written, not as escapes."""

    json_dumps_params = {"ensure_ascii": False}


class Puerta(NinjaAPI):
    """A NinjaAPI in which whatever is asked under its root is answered in JSON, in Spanish."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(renderer=JsonRenderer(), **kwargs)
        registrar(self)

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        # The last one is the root, which would answer with the site's HTML page.
        recursos = super()._get_urls()[:-1]
        for recurso in recursos:
            if isinstance(recurso, URLPattern):
                recurso.callback = self._puerta(recurso.callback)
        nadie = self._puerta(_sin_recurso)
        pagina = path("errores", errores, name="errores")
        return [pagina, *recursos, path("", nadie, name="api-root"), re_path(r"^[\s\S]+", nadie)]

    def _puerta(self, vista: Vista) -> Vista:
        @csrf_exempt
        @wraps(vista)
        def puerta(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            anotar_llegada(request)
            with translation.override("es"):
                respuesta = self._responder(vista, request, *args, **kwargs)
            respuesta.headers.setdefault("Cache-Control", "no-store")
            return con_drenaje(request, respuesta)

        return puerta

    def _responder(self, vista: Vista, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            _recibir_json_sin_largo(request)
            respuesta = vista(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 – the last door: what comes out of here is an answer
            return self.on_exception(request, error)
        if respuesta.status_code == 405:
            return problemas.respuesta(_metodo_no_admitido(respuesta.headers["Allow"]))
        return respuesta

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        esquema = super().get_openapi_schema(**kwargs)
        for operaciones in esquema["paths"].values():
            for operacion in operaciones.values():
                _errores_como_problemas(operacion["responses"])
        return esquema


def _sin_recurso(_request: HttpRequest, **_kwargs: Any) -> HttpResponse:
    raise problemas.no_encontrado(_("No hay nada en esta dirección de la API: compárala con la documentación."))


def _metodo_no_admitido(admitidos: str) -> ProblemaError:
    detail = _("En esta dirección se admite: %(metodos)s.") % {"metodos": admitidos}
    return ProblemaError(problemas.METODO_NO_ADMITIDO, detail, cabeceras={"Allow": admitidos})


def _recibir_json_sin_largo(request: HttpRequest) -> None:
    # Django takes a body sent in chunks for empty.
    if "HTTP_TRANSFER_ENCODING" not in request.META or request.content_type != "application/json":
        return
    limite = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    cuerpo = bytearray()
    for trozo in trozos_del_cuerpo(request, hasta=limite):
        cuerpo += trozo
        if len(cuerpo) > limite:
            raise cuerpo_excedido()
    request._body = bytes(cuerpo)  # noqa: SLF001 – where Django keeps it


def _errores_como_problemas(respuestas: dict[int, Any]) -> None:
    for status, respuesta in respuestas.items():
        respuesta["description"] = _DICHO.get(respuesta["description"], respuesta["description"])
        if status >= 400 and "content" in respuesta:
            respuesta["description"] = ", ".join(c.codigo for c in problemas.CLASES if c.status == status)
            respuesta["content"] = {problemas.TIPO: respuesta["content"].pop("application/json")}
