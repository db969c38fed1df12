"""One POST over TLS with bounds: of time for all of it, of bytes, and no redirections. Pure of Django."""

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

RESPUESTA_MAXIMA = 64 * 1024


class SinRespuestaError(Exception):
    """Nobody answered in time, or not over a connection that can be trusted; the message says which, for the log."""


@dataclass(frozen=True, slots=True)
class Respuesta:
    """A status and the first bytes of a body, RESPUESTA_MAXIMA and one at most."""

    estado: int
    cuerpo: bytes

    @property
    def excede(self) -> bool:
        return len(self.cuerpo) > RESPUESTA_MAXIMA


def enviar(
    url: str, cuerpo: bytes, *, cabeceras: Mapping[str, str], contexto: ssl.SSLContext, espera: float
) -> Respuesta:
    """POST `cuerpo` and return the answer, whatever its status. Raises SinRespuestaError.

    `espera`: seconds to connect, and again for all that follows, however slowly the bytes come. Finding the address of
    a name is left to the system's resolver and its own limits.
    """
    partes = urlsplit(url)
    conexion = HTTPSConnection(partes.hostname or "", partes.port, context=contexto)
    try:
        with _conectada(conexion, contexto, espera) as agotado:
            conexion.request("POST", partes.path, cuerpo, dict(cabeceras))
            leida = conexion.getresponse()
            respuesta = Respuesta(leida.status, leida.read(RESPUESTA_MAXIMA + 1))
    except (OSError, HTTPException, ValueError) as error:
        raise SinRespuestaError(type(error).__name__) from error
    if agotado.is_set():
        raise SinRespuestaError("cut off")
    return respuesta


@contextmanager
def _conectada(conexion: HTTPSConnection, contexto: ssl.SSLContext, espera: float) -> Iterator[threading.Event]:
    with socket.create_connection((conexion.host, conexion.port), timeout=espera) as canal:
        # Without a handshake yet, so that the clock below runs over it too.
        seguro = contexto.wrap_socket(canal, server_hostname=conexion.host, do_handshake_on_connect=False)
        with seguro, _plazo(seguro, espera) as agotado:
            seguro.do_handshake()
            conexion.sock = seguro
            yield agotado


@contextmanager
def _plazo(seguro: ssl.SSLSocket, segundos: float) -> Iterator[threading.Event]:
    """Hang up after so many seconds: a time-out of the socket alone begins anew with every byte."""
    agotado = threading.Event()

    def colgar() -> None:
        agotado.set()
        with suppress(OSError):
            socket.socket.shutdown(seguro, socket.SHUT_RDWR)

    reloj = threading.Timer(segundos, colgar)
    reloj.daemon = True
    reloj.start()
    try:
        yield agotado
    finally:
        reloj.cancel()
