"""A client of clamd (man 8 clamd, INSTREAM). Three outcomes; whatever is not a plain answer counts as not scanned."""

import re
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import BinaryIO

TROZO = 256 * 1024
RESPUESTA_MAXIMA = 8192

_HALLADO = re.compile(r"stream: (.+) FOUND")
# Not what a file is, but that the scanner could not look into all of it (clamd.conf: AlertExceedsMax, AlertEncrypted).
LIMITES = ("Heuristics.Limits.Exceeded", "INSTREAM size limit exceeded")
CIFRADOS = ("Heuristics.Encrypted",)


class Desenlace(StrEnum):
    """What a scan came to. Only LIMPIO lets a file be opened."""

    LIMPIO = "limpio"
    INFECTADO = "infectado"
    NO_ANALIZADO = "no_analizado"


@dataclass(frozen=True, slots=True)
class Resultado:
    """`detalle` names the signature of what is INFECTADO, and why something is NO_ANALIZADO."""

    desenlace: Desenlace
    detalle: str = ""

    @property
    def es_del_archivo(self) -> bool:
        """Tell whether clamd was there, and it is the file that cannot be judged."""
        return self.detalle.startswith(LIMITES + CIFRADOS)

    @property
    def esta_cifrado(self) -> bool:
        """Tell whether the scanner met something that opens only with a password."""
        return self.desenlace is Desenlace.NO_ANALIZADO and self.detalle.startswith(CIFRADOS)


LIMPIO = Resultado(Desenlace.LIMPIO)


def infectado(firma: str) -> Resultado:
    return Resultado(Desenlace.INFECTADO, firma)


def no_analizado(motivo: str) -> Resultado:
    return Resultado(Desenlace.NO_ANALIZADO, motivo)


@dataclass(frozen=True, slots=True)
class Antivirus:
    """A clamd at `direccion`: the path of its socket, or host:port. `espera`: seconds that one order may take."""

    direccion: str
    espera: float

    def analizar(self, archivo: BinaryIO) -> Resultado:
        """Return what clamd says of an open file, from where it stands to its end. Never raises for the scanner."""
        try:
            return leer(self._pedir(b"zINSTREAM\0", archivo))
        except OSError as error:
            return no_analizado(f"sin respuesta: {type(error).__name__}")

    def responde(self) -> bool:
        """Tell whether clamd is there and at work."""
        try:
            return self._pedir(b"zPING\0") == b"PONG\0"
        except OSError:
            return False

    def _pedir(self, orden: bytes, archivo: BinaryIO | None = None) -> bytes:
        fin = time.monotonic() + self.espera
        with self._conectar() as canal:
            try:
                for mensaje in chain((orden,), _trozos(archivo) if archivo else ()):
                    canal.settimeout(_quedan(fin))
                    canal.sendall(mensaje)
            except (BrokenPipeError, ConnectionResetError):
                pass  # over its limit clamd answers and hangs up while we are still sending: the answer says why
            return _recibir(canal, fin)

    def _conectar(self) -> socket.socket:
        anfitrion, dos_puntos, puerto = self.direccion.rpartition(":")
        if dos_puntos and puerto.isdigit():
            return socket.create_connection((anfitrion.strip("[]"), int(puerto)), timeout=self.espera)
        canal = socket.socket(socket.AF_UNIX)
        try:
            canal.settimeout(self.espera)
            canal.connect(self.direccion)
        except BaseException:
            canal.close()
            raise
        return canal


def leer(respuesta: bytes) -> Resultado:
    """Return what an answer to INSTREAM means. Cut short, or neither OK nor FOUND, it means nothing was scanned."""
    texto = respuesta.decode("utf-8", "replace")
    if texto == "stream: OK\0":
        return LIMPIO
    hallado = _HALLADO.fullmatch(texto.removesuffix("\0")) if texto.endswith("\0") else None
    if hallado is None:
        return no_analizado(texto.rstrip("\0\n")[:200] or "respuesta vacía")
    firma = hallado[1][:200]
    return no_analizado(firma) if firma.startswith(LIMITES + CIFRADOS) else infectado(firma)


def _trozos(archivo: BinaryIO) -> Iterator[bytes]:
    for trozo in iter(lambda: archivo.read(TROZO), b""):
        yield struct.pack(">I", len(trozo)) + trozo
    yield struct.pack(">I", 0)


def _recibir(canal: socket.socket, fin: float) -> bytes:
    respuesta = b""
    while not respuesta.endswith(b"\0") and len(respuesta) < RESPUESTA_MAXIMA:
        canal.settimeout(_quedan(fin))
        trozo = canal.recv(4096)
        if not trozo:
            break
        respuesta += trozo
    return respuesta


def _quedan(fin: float) -> float:
    restante = fin - time.monotonic()
    if restante <= 0:
        raise TimeoutError
    return restante
