"""Tokens of the test PKI, and time-stamp authorities that misbehave, on loopback."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import tsp

from tests.pki.pki import MOMENTO, Pki

ESTAMPILLA = "application/timestamp-reply"


@dataclass(frozen=True, slots=True)
class Respuesta:
    """What a server answers."""

    cuerpo: bytes
    estado: int = 200
    tipo: str = ESTAMPILLA


Responder = Callable[[tsp.TimeStampReq], Respuesta]


@contextmanager
def una_tsa(responder: Responder, *, cabeceras: Callable[[str | None], None] = lambda _: None) -> Iterator[str]:
    """Answer every request for a time-stamp with what `responder` says; yield the URL.

    `cabeceras` is shown each request's Authorization.
    """

    class Manejador(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            peticion = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            cabeceras(self.headers["Authorization"])
            respuesta = responder(peticion)
            self.send_response(respuesta.estado)
            self.send_header("Content-Type", respuesta.tipo)
            self.send_header("Content-Length", str(len(respuesta.cuerpo)))
            self.end_headers()
            with suppress(BrokenPipeError):  # who asked did not wait
                self.wfile.write(respuesta.cuerpo)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    servidor = ThreadingHTTPServer(("127.0.0.1", 0), Manejador)
    hilo = threading.Thread(target=servidor.serve_forever, args=(0.02,), daemon=True)
    hilo.start()
    try:
        yield f"http://127.0.0.1:{servidor.server_port}/"
    finally:
        servidor.shutdown()
        servidor.server_close()
        hilo.join()


def concedida(pki: Pki, peticion: tsp.TimeStampReq, *, quien: str = "tsa", **cambios: Any) -> Respuesta:
    """A granted answer signed by `quien`; `cambios`: what the answer says otherwise than was asked (nonce, resumen)."""
    pedida = peticion.copy()
    if "resumen" in cambios:
        pedida["message_imprint"]["hashed_message"] = cambios["resumen"]
    if "nonce" in cambios:
        pedida["nonce"] = cambios["nonce"]
    return Respuesta(pki.sellador(quien).request_tsa_response(pedida).dump())


def un_token(pki: Pki, resumen: bytes, *, quien: str = "tsa", momento: datetime = MOMENTO) -> bytes:
    """A token of `quien` over a SHA-256 digest."""
    sobre = asyncio.run(pki.sellador(quien, momento=momento).async_timestamp(resumen, "sha256"))
    return bytes(sobre.dump())
