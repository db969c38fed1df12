"""Every error that is not yet a problem becomes one here: the verbs', django-ninja's, Django's and the unexpected."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from mesa.api.v1 import problemas
from mesa.api.v1.problemas import ProblemaError, hallazgo, log
from mesa.flujo import InspeccionEnCursoError, NoSePuedePresentarError
from mesa.lib.almacen import ContenidoDistintoError
from mesa.lib.cuerpo import CuerpoIncompletoError
from mesa.presentacion.borrador import DemasiadosBorradoresError, YaPresentadoError
from mesa.presentacion.requisitos import Falta

# What pydantic says in English, by the start of its code.
_SOLUCIONES: dict[str, Callable[[], str]] = {
    "missing": lambda: _("Es obligatorio: agrégalo."),
    "string": lambda: _("Escríbelo como texto, entre comillas."),
    "uuid": lambda: _("Usa el identificador tal como te lo dio la API."),
    "literal_error": lambda: _("Usa uno de los valores que la documentación enumera."),
    "enum": lambda: _("Usa uno de los valores que la documentación enumera."),
    "model": lambda: _("Envía un objeto JSON, entre llaves."),
    "dict": lambda: _("Envía un objeto JSON, entre llaves."),
}


def registrar(api: NinjaAPI) -> None:
    """Make `api` answer every error as a problem."""
    manejadores: dict[type[Exception], Callable[[Any], ProblemaError]] = {
        Exception: _inesperado,
        ProblemaError: lambda error: error,
        Http404: lambda _error: problemas.no_encontrado(),
        HttpError: _de_ninja,
        AuthenticationError: lambda _error: sin_token(),
        ValidationError: lambda error: de_validacion(error.errors),
        RequestDataTooBig: lambda _error: cuerpo_excedido(),
        CuerpoIncompletoError: lambda _error: _incompleto(),
        YaPresentadoError: lambda _error: ya_presentado(),
        DemasiadosBorradoresError: lambda _error: _demasiados_borradores(),
        InspeccionEnCursoError: lambda _error: _en_curso(),
        NoSePuedePresentarError: lambda error: de_faltas(error.faltas),
        ContenidoDistintoError: lambda _error: _alterado(),
    }
    for clase, traducir in manejadores.items():
        api.add_exception_handler(clase, _manejador(traducir))


def _manejador(traducir: Callable[[Any], ProblemaError]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, error: problemas.respuesta(traducir(error))


def sin_token() -> ProblemaError:
    return ProblemaError(
        problemas.NO_AUTENTICADO,
        _("Envía la cabecera «Authorization: Bearer» con un token vigente: se crea en la página de tu cuenta."),
        cabeceras={"WWW-Authenticate": 'Bearer realm="api"'},
    )


def ya_presentado() -> ProblemaError:
    return ProblemaError(
        problemas.YA_PRESENTADO,
        _("Este expediente ya se presentó y no cambia. Para agregar algo, presenta otro y cita su número."),
    )


def _demasiados_borradores() -> ProblemaError:
    return ProblemaError(
        problemas.DEMASIADOS_BORRADORES,
        _("Guardas tantos borradores como se puede. Presenta o descarta algunos desde la plataforma."),
    )


def cuerpo_excedido() -> ProblemaError:
    return ProblemaError(
        problemas.CUERPO_EXCEDIDO,
        _("Los datos de una solicitud pesan hasta 1 MB. Los archivos se envían uno por uno, con PUT."),
    )


def de_validacion(errores: Iterable[Mapping[str, Any]]) -> ProblemaError:
    """A 422 that names each field as the caller wrote it."""
    return datos_invalidos([(_campo(error["loc"]), _solucion(str(error["type"]))) for error in errores])


def datos_invalidos(campos: Iterable[tuple[str, str]]) -> ProblemaError:
    """A 422 from pairs of field and what to do about it."""
    hallazgos = [
        hallazgo(
            f"{campo}.invalido" if campo else "cuerpo.invalido",
            mensaje=_("«%(campo)s» no es válido.") % {"campo": campo} if campo else _("El cuerpo no es válido."),
            solucion=solucion,
            campo=campo or None,
        )
        for campo, solucion in campos
    ]
    detail = " ".join(f"{h['mensaje']} {h['solucion']}" for h in hallazgos)
    return ProblemaError(problemas.DATOS_INVALIDOS, detail, hallazgos=hallazgos)


def de_faltas(faltas: Iterable[Falta]) -> ProblemaError:
    """A 422 with everything that keeps the draft from being filed."""
    hallazgos = [hallazgo(f.codigo, mensaje=f.mensaje, solucion=f.solucion, campo=f.campo) for f in faltas]
    detail = _("Corrige lo siguiente y vuelve a presentar: %(que)s.") % {
        "que": "; ".join(h["mensaje"] for h in hallazgos)
    }
    return ProblemaError(problemas.NO_SE_PUEDE_PRESENTAR, detail, hallazgos=hallazgos)


def _campo(loc: Iterable[object]) -> str:
    # ("body", "datos", "asunto") → "asunto"; the names in between are ours, not the caller's.
    partes = [str(parte) for parte in loc][1:]
    return partes[-1] if partes and partes != ["datos"] else ""


def _solucion(tipo: str) -> str:
    solucion = next((texto for prefijo, texto in _SOLUCIONES.items() if tipo.startswith(prefijo)), None)
    return solucion() if solucion else _("Compáralo con la documentación de la API.")


def _de_ninja(error: HttpError) -> ProblemaError:
    if error.status_code == 400:
        return ProblemaError(
            problemas.CUERPO_ILEGIBLE, _("El cuerpo no es JSON bien escrito en UTF-8: revisa comillas, comas y llaves.")
        )
    return _inesperado(error)


def _incompleto() -> ProblemaError:
    return ProblemaError(
        problemas.CUERPO_INCOMPLETO,
        _("Llegaron menos bytes que los anunciados y no se guardó nada: envía el archivo otra vez."),
    )


def _en_curso() -> ProblemaError:
    return ProblemaError(
        problemas.INSPECCION_EN_CURSO,
        _("Un archivo del borrador todavía se está revisando: espera unos segundos y vuelve a presentar."),
        cabeceras={"Retry-After": "2"},
    )


def _alterado() -> ProblemaError:
    return ProblemaError(
        problemas.ARCHIVO_ALTERADO,
        _("Un archivo cambió después de revisarse y no se presentó nada: consulta el borrador y repite."),
    )


def _inesperado(error: Exception) -> ProblemaError:
    log.error("api_error", exc_info=error)
    return ProblemaError(
        problemas.ERROR_INTERNO,
        _("No pudimos atender la solicitud y ya quedó anotado. Espera un momento y repítela: repetir no duplica nada."),
    )
