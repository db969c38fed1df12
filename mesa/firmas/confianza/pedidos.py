"""The manners of asking strangers' servers: for so long in all, no address twice, nobody who does not answer."""

import time
from collections.abc import Callable
from typing import TypeVar

from mesa.firmas.confianza.certificados import host_de
from mesa.firmas.confianza.descarga import DescargaError, SinRespuestaError

_Traido = TypeVar("_Traido")


class Pedidos:
    """The requests of one run, which may last `segundos`.

    `mudos`: hosts that do not answer, those known before and those found out; `fallos`: what could not be had, in
    Spanish.
    """

    def __init__(self, *, segundos: float, mudos: frozenset[str] = frozenset()) -> None:
        self._hasta = time.monotonic() + segundos
        self._hechos: set[tuple[str, bytes]] = set()
        self.mudos: set[str] = set(mudos)
        self.fallos: list[str] = []

    def pedir(self, url: str, bajar: Callable[[], _Traido], *, sobre: bytes = b"") -> _Traido | None:
        """Return what `bajar` brings from `url`, about `sobre`; None when it brings nothing or was asked before."""
        host = host_de(url)
        if (url, sobre) in self._hechos or host in self.mudos or time.monotonic() > self._hasta:
            return None
        self._hechos.add((url, sobre))
        try:
            return bajar()
        except DescargaError as error:
            if isinstance(error, SinRespuestaError):
                self.mudos.add(host)
            self.fallos.append(str(error))
            return None
