"""Errors of the API as RFC 9457 says them: application/problem+json, in sentences, with what can be mended."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

log = structlog.get_logger("mesa.api")

TIPO = "application/problem+json"
AYUDA = "/api/v1/errores"

Texto = str | Promise


@dataclass(frozen=True, slots=True)
class Clase:
    """A kind of problem: the status it comes with, its name and its remedy; `codigo` never changes."""

    status: int
    codigo: str
    title: Texto
    remedio: Texto

    @property
    def type(self) -> str:
        """The page that explains it."""
        return f"{AYUDA}#{self.codigo}"


CUERPO_ILEGIBLE = Clase(
    400,
    "cuerpo-ilegible",
    _("El cuerpo de la solicitud no se puede leer"),
    _("Envía JSON bien escrito en UTF-8, con «Content-Type: application/json»."),
)
CUERPO_INCOMPLETO = Clase(
    400,
    "cuerpo-incompleto",
    _("El archivo llegó incompleto"),
    _("Se cortó la conexión y no se guardó nada: envía el archivo otra vez."),
)
NO_AUTENTICADO = Clase(
    401,
    "no-autenticado",
    _("Falta un token válido"),
    _("Crea un token en la página de tu cuenta y envíalo como «Authorization: Bearer …». Uno revocado ya no sirve."),
)
SIN_PERMISO = Clase(
    403,
    "sin-permiso",
    _("Esta cuenta no puede presentar"),
    _("Usa el token de una cuenta de remitente: las del personal de la institución no presentan."),
)
NO_ENCONTRADO = Clase(
    404,
    "no-encontrado",
    _("No existe"),
    _("Revisa la dirección y el identificador. Lo de otro remitente tampoco se encuentra."),
)
ARCHIVO_INFECTADO = Clase(
    403,
    "archivo-infectado",
    _("El archivo está infectado"),
    _("Nadie lo puede descargar. Analiza tu computadora, vuelve a hacer el documento y envía esa copia."),
)
METODO_NO_ADMITIDO = Clase(
    405,
    "metodo-no-admitido",
    _("Este recurso no admite ese método"),
    _("La cabecera «Allow» dice los que admite."),
)
YA_PRESENTADO = Clase(
    409,
    "ya-presentado",
    _("Ya se presentó"),
    _("Lo presentado no cambia. Para agregar algo, presenta otro expediente y cita el número del primero."),
)
INSPECCION_EN_CURSO = Clase(
    409,
    "inspeccion-en-curso",
    _("Un archivo todavía se está revisando"),
    _("Espera lo que dice «Retry-After» y vuelve a presentar."),
)
ARCHIVO_ALTERADO = Clase(
    409,
    "archivo-alterado",
    _("Un archivo no es el que se revisó"),
    _("Consulta el borrador: si otro proceso tuyo cambió un archivo, presenta otra vez; si no, envíalo de nuevo."),
)
PESO_EXCEDIDO = Clase(
    413,
    "peso-excedido",
    _("El archivo pesa demasiado"),
    _("Reduce el archivo, quita otro, o divide lo que presentas en varios expedientes."),
)
CUERPO_EXCEDIDO = Clase(
    413,
    "cuerpo-excedido",
    _("La solicitud pesa demasiado"),
    _("Los datos caben en 1 MB y un recibo por verificar en 5 MB. Los archivos se envían uno por uno, con PUT."),
)
DATOS_INVALIDOS = Clase(
    422,
    "datos-invalidos",
    _("Hay datos que corregir"),
    _("«hallazgos» nombra cada campo y dice cómo corregirlo. No se guardó nada."),
)
DEMASIADOS_BORRADORES = Clase(
    422,
    "demasiados-borradores",
    _("Tienes demasiados borradores"),
    _("Presenta o descarta algunos desde la plataforma y vuelve a intentarlo."),
)
NO_SE_PUEDE_PRESENTAR = Clase(
    422,
    "no-se-puede-presentar",
    _("Todavía no se puede presentar"),
    _("«hallazgos» dice todo lo que falta. Corrígelo y vuelve a presentar: el borrador sigue ahí."),
)
DEMASIADOS_INTENTOS = Clase(
    429,
    "demasiados-intentos",
    _("Demasiadas solicitudes seguidas"),
    _("Espera los segundos que dice «Retry-After» y sigue."),
)
ERROR_INTERNO = Clase(
    500,
    "error-interno",
    _("Algo falló de nuestro lado"),
    _("Espera un momento y repite la llamada: repetir no duplica nada. Si sigue, escríbenos con la hora."),
)

CLASES: tuple[Clase, ...] = (
    *(CUERPO_ILEGIBLE, CUERPO_INCOMPLETO, NO_AUTENTICADO, SIN_PERMISO, ARCHIVO_INFECTADO),
    *(NO_ENCONTRADO, METODO_NO_ADMITIDO),
    *(
        DEMASIADOS_BORRADORES,
        YA_PRESENTADO,
        INSPECCION_EN_CURSO,
        ARCHIVO_ALTERADO,
        PESO_EXCEDIDO,
        CUERPO_EXCEDIDO,
        DATOS_INVALIDOS,
    ),
    *(NO_SE_PUEDE_PRESENTAR, DEMASIADOS_INTENTOS, ERROR_INTERNO),
)


class ProblemaError(Exception):
    """An answer that is an error: what it is, in one sentence, and what there is to mend."""

    def __init__(
        self,
        clase: Clase,
        detail: Texto,
        *,
        hallazgos: Sequence[Mapping[str, Any]] = (),
        cabeceras: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(clase.codigo)
        self.clase, self.detail, self.hallazgos, self.cabeceras = clase, detail, hallazgos, cabeceras or {}


def no_encontrado(detail: Texto | None = None) -> ProblemaError:
    """The same for what is not there and for what belongs to another."""
    return ProblemaError(NO_ENCONTRADO, detail or _("No tienes un expediente con ese identificador: revísalo."))


def hallazgo(codigo: str, *, mensaje: Texto, solucion: Texto, campo: str | None = None) -> dict[str, Any]:
    """One thing to mend, as the API says it."""
    return {
        "codigo": codigo,
        "gravedad": "error",
        "mensaje": str(mensaje),
        "solucion": str(solucion),
        "pagina": None,
        "campo": campo,
    }


def respuesta(problema: ProblemaError) -> HttpResponse:
    """The HTTP answer of a problem."""
    clase = problema.clase
    cuerpo = {
        "type": clase.type,
        "title": str(clase.title),
        "status": clase.status,
        "detail": str(problema.detail),
        "codigo": clase.codigo,
        "hallazgos": list(problema.hallazgos),
    }
    contenido = json.dumps(cuerpo, ensure_ascii=False)
    return HttpResponse(contenido, status=clase.status, content_type=TIPO, headers=dict(problema.cabeceras))
