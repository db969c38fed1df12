"""The client of SUNAT's «consulta integrada de validez»: a token by OAuth 2 (RFC 6749, 4.4), then one question."""

import re
import ssl
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

import structlog

from mesa.consulta_sunat.peticion import Respuesta, SinRespuestaError, enviar
from mesa.consulta_sunat.pregunta import Pregunta
from mesa.consulta_sunat.validez import Motivo, Validez, leer, no_consultado, objeto_json

log = structlog.get_logger("mesa.consulta_sunat")

ESPERA = 5.0  # seconds for each request; a question takes two, and four when its token went stale
MARGEN = timedelta(minutes=1)  # a token is not used in its last minute
# While SUNAT is down or asks for patience nobody waits for it: what comes meanwhile is answered at once.
DESCANSO = timedelta(minutes=1)

# What concerns every question, not the one that was asked: no voucher may silence the consultation of others.
_DE_TODOS = frozenset({Motivo.SIN_RESPUESTA, Motivo.LIMITE, Motivo.SERVICIO, Motivo.CREDENCIALES})
_TOKEN = re.compile(r"[\x21-\x7e]{1,8192}")
_MAXIMO_DE_VIDA = 24 * 3600


class _ImposibleError(Exception):
    def __init__(self, motivo: Motivo, detalle: str) -> None:
        super().__init__(detalle)
        self.motivo = motivo


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceso:
    """Who asks (its RUC), with which credentials, and where. Addresses are https and end without a slash."""

    ruc: str
    client_id: str
    client_secret: str = field(repr=False)
    url: str = "https://api.sunat.gob.pe"
    url_de_seguridad: str = "https://api-seguridad.sunat.gob.pe"
    alcance: str = "https://api.sunat.gob.pe/v1/contribuyente/contribuyentes"

    @property
    def de_tokens(self) -> str:
        return f"{self.url_de_seguridad}/v1/clientesextranet/{quote(self.client_id, safe='')}/oauth2/token/"

    @property
    def de_consultas(self) -> str:
        return f"{self.url}/v1/contribuyente/contribuyentes/{quote(self.ruc, safe='')}/validarcomprobante"


@dataclass(frozen=True, slots=True)
class _Token:
    """A token and the instant from which it is not used any more."""

    texto: str
    hasta: datetime


@dataclass(frozen=True, slots=True)
class _Descanso:
    """Why SUNAT is left in peace, and until when."""

    motivo: Motivo
    hasta: datetime


class ConsultaSunat:
    """Asks SUNAT about vouchers. One for the whole process: it keeps the token, in memory alone. Safe in threads."""

    def __init__(self, acceso: Acceso, *, contexto: ssl.SSLContext | None = None, espera: float = ESPERA) -> None:
        self._acceso = acceso
        self._contexto = contexto or ssl.create_default_context()
        self._espera = espera
        self._candado = threading.Lock()
        self._token: _Token | None = None
        self._descanso: _Descanso | None = None

    def consultar(self, pregunta: Pregunta, *, ahora: datetime) -> Validez:
        """Return SUNAT's answer as of `ahora` (aware), or that it could not be asked and why. Never raises."""
        with self._candado:
            if self._descanso and ahora < self._descanso.hasta:
                return no_consultado(self._descanso.motivo, ahora=ahora)
            try:
                respuesta = self._preguntar(pregunta, ahora)
            except _ImposibleError as error:
                if error.motivo in _DE_TODOS:
                    self._descanso = _Descanso(error.motivo, ahora + DESCANSO)
                log.warning("sunat_no_consultada", motivo=error.motivo.value, detalle=str(error))
                return no_consultado(error.motivo, ahora=ahora)
        return leer(respuesta.cuerpo, ahora=ahora)

    def _preguntar(self, pregunta: Pregunta, ahora: datetime) -> Respuesta:
        respuesta = self._enviar_pregunta(pregunta, ahora)
        if respuesta.estado == 401:  # revoked before its time: once more with a new one
            self._token = None
            respuesta = self._enviar_pregunta(pregunta, ahora)
        if respuesta.estado in {401, 403}:
            self._token = None
        return _comprobada(respuesta)

    def _enviar_pregunta(self, pregunta: Pregunta, ahora: datetime) -> Respuesta:
        cabeceras = {
            "Authorization": f"Bearer {self._token_vigente(ahora)}",
            "Content-Type": "application/json",
            "Accept": "application/json",
        }
        return self._enviar(self._acceso.de_consultas, pregunta.cuerpo(), cabeceras)

    def _token_vigente(self, ahora: datetime) -> str:
        if self._token is None or ahora >= self._token.hasta:
            self._token = self._pedir_token(ahora)
        return self._token.texto

    def _pedir_token(self, ahora: datetime) -> _Token:
        cuerpo = urlencode(
            {
                "grant_type": "client_credentials",
                "scope": self._acceso.alcance,
                "client_id": self._acceso.client_id,
                "client_secret": self._acceso.client_secret,
            }
        )
        cabeceras = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        respuesta = self._enviar(self._acceso.de_tokens, cuerpo.encode(), cabeceras)
        if respuesta.estado in {400, 404}:  # RFC 6749, 5.2; of an unknown client the path does not exist
            raise _ImposibleError(Motivo.CREDENCIALES, f"token {respuesta.estado}")
        return _token_de(_comprobada(respuesta), ahora)

    def _enviar(self, url: str, cuerpo: bytes, cabeceras: dict[str, str]) -> Respuesta:
        try:
            return enviar(url, cuerpo, cabeceras=cabeceras, contexto=self._contexto, espera=self._espera)
        except SinRespuestaError as error:
            raise _ImposibleError(Motivo.SIN_RESPUESTA, str(error)) from error


def _comprobada(respuesta: Respuesta) -> Respuesta:
    """Return an answer that can be read. Raises _ImposibleError for any other."""
    if respuesta.estado == 200 and not respuesta.excede:
        return respuesta
    raise _ImposibleError(_motivo_de(respuesta.estado), f"HTTP {respuesta.estado}")


def _motivo_de(estado: int) -> Motivo:
    conocidos = {200: Motivo.RESPUESTA, 401: Motivo.CREDENCIALES, 403: Motivo.CREDENCIALES, 429: Motivo.LIMITE}
    return conocidos.get(estado, Motivo.RECHAZADA if 400 <= estado < 500 else Motivo.SERVICIO)


def _token_de(respuesta: Respuesta, ahora: datetime) -> _Token:
    datos = objeto_json(respuesta.cuerpo) or {}
    texto, vida = datos.get("access_token"), datos.get("expires_in")
    if not isinstance(texto, str) or not _TOKEN.fullmatch(texto):
        raise _ImposibleError(Motivo.RESPUESTA, "token")
    segundos = min(vida, _MAXIMO_DE_VIDA) if isinstance(vida, int) and vida > 0 else 0
    return _Token(texto, ahora + timedelta(seconds=segundos) - MARGEN)
