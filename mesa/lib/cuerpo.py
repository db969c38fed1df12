"""The body of a request as it comes: read in pieces, never whole, and drained after an early answer.

Served by granian in WSGI mode, whose `read(n)` waits until n bytes are there or the body ends, and which takes a broken
connection for the end of the body.
"""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.core.handlers.wsgi import LimitedStream
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.http.response import HttpResponseBase

TROZO = 1 << 20
DRENAJE_BYTES = 64 << 20
DRENAJE_SEGUNDOS = 20.0
# A drain keeps a thread of the server busy: no more than these at once in a process, the others are cut off.
_drenajes = threading.BoundedSemaphore(12)


class CuerpoIncompletoError(Exception):
    """The sender broke off before all announced bytes had come."""


def bytes_declarados(request: HttpRequest) -> int | None:
    """Return the announced size in bytes, or None when the body comes in chunks of unknown total."""
    if _sin_largo(request):
        return None
    largo = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(largo) if largo.isascii() and largo.isdigit() else 0


def trozos_del_cuerpo(request: HttpRequest, *, hasta: int | None = None) -> Iterator[bytes]:
    """Yield the raw body in pieces of at most 1 MiB.

    `hasta`: what the reader will accept, in bytes; no piece waits for more than one byte over it, so that a sender who
    stops there to hear the answer hears it. Raises CuerpoIncompletoError.
    """
    declarados = bytes_declarados(request)
    if declarados is None or declarados > TROZO:
        _devolver_conexiones()
    leer, total = _lector(request), 0
    while trozo := leer(TROZO if hasta is None else max(1, min(TROZO, hasta + 1 - total))):
        total += len(trozo)
        yield trozo
    if declarados is not None and total < declarados:
        raise CuerpoIncompletoError(f"{total} of {declarados} bytes")


def con_drenaje(request: HttpRequest, respuesta: HttpResponseBase) -> HttpResponseBase:
    """Return `respuesta`, as a RespuestaQueDrena when the body of `request` has not been read to its end."""
    if not isinstance(respuesta, HttpResponse) or not _queda_cuerpo(request):
        return respuesta
    drena = RespuestaQueDrena(
        respuesta.content, request=request, status=respuesta.status_code, headers=dict(respuesta.items())
    )
    drena.cookies = respuesta.cookies
    return drena


class RespuestaQueDrena(HttpResponse):
    """An answer given before the request's body was read.

    It goes out first; then the rest of the body is taken in and thrown away (at most 64 MiB, for at most 20 s), because
    most clients send everything before they listen, and a connection closed on them would swallow the answer.
    """

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        yield self.content
        drenar(self._request)


def drenar(request: HttpRequest) -> None:
    """Read what is left of the body and forget it. The time is looked at between reads."""
    if not _drenajes.acquire(blocking=False):
        return
    try:
        _devolver_conexiones()
        _tirar(_lector(request), hasta=time.monotonic() + DRENAJE_SEGUNDOS)
    finally:
        _drenajes.release()


def _tirar(leer: Callable[[int], bytes], *, hasta: float) -> None:
    total = 0
    try:
        while total < DRENAJE_BYTES and time.monotonic() < hasta and (trozo := leer(TROZO)):
            total += len(trozo)
    except CuerpoIncompletoError:
        return


def _sin_largo(request: HttpRequest) -> bool:
    # Django takes such a body for empty; a server that marks its end (wsgi.input_terminated) lets us read it.
    chunked = "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower()
    return bool(request.META.get("wsgi.input_terminated")) and (chunked or not request.META.get("CONTENT_LENGTH"))


def _lector(request: HttpRequest) -> Callable[[int], bytes]:
    entrada = request.META["wsgi.input"].read if _sin_largo(request) else request.read

    def leer(cuanto: int) -> bytes:
        request.META["mesa.cuerpo_leido"] = True
        try:
            return bytes(entrada(cuanto))
        except (UnreadablePostError, OSError) as error:
            raise CuerpoIncompletoError(str(error)) from error

    return leer


def _queda_cuerpo(request: HttpRequest) -> bool:
    # Who asked for 100-continue and got a final answer instead does not send the body.
    if request.META.get("HTTP_EXPECT") and "mesa.cuerpo_leido" not in request.META:
        return False
    if _sin_largo(request):
        return "HTTP_TRANSFER_ENCODING" in request.META
    # Django has no public way to ask how far it has read.
    stream = getattr(request, "_stream", None)
    return isinstance(stream, LimitedStream) and stream._pos < stream.limit  # type: ignore[attr-defined]  # noqa: SLF001


def _devolver_conexiones() -> None:
    # A body may take minutes to come; the pool must not wait for it.
    for conexion in connections.all(initialized_only=True):
        if conexion.settings_dict["OPTIONS"].get("pool") and not conexion.in_atomic_block:
            conexion.close()
