"""Run a task on a stranger's file in the jail (mesa/lib/carcel.py): no network, no files, bounded in everything.

One jail a process of ours, started at its first use and started again when it dies. A task is a function
`(archivo: BufferedReader, *, salida: BufferedWriter | None, **argumentos) -> dict` named as 'module:function'.
"""

import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import structlog

from mesa.lib.carcel import COMPLETO, Limites

log = structlog.get_logger("mesa.sandbox")

# What the jail must have loaded before it shuts itself off.
MODULOS: tuple[str, ...] = (
    "mesa.inspeccion.tareas",
    "mesa.inspeccion.tareas_adjuntos",
    "mesa.inspeccion.tareas_vistas",
    "mesa.inspeccion.tareas_ayudas",
    "mesa.peritaje.tareas",
)
RESPUESTA_MAXIMA = 8 << 20
GRACIA = 5.0  # seconds beyond the wall limit, for the answer to come through
ARRANQUE = 60.0
# A few at a time: each may take its 512 MB.
_turnos = threading.BoundedSemaphore(4)


class NoConcluidaError(Exception):
    """The task gave no answer: it was ended by a limit, died, or failed. `motivo` is a word for the log."""

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo


def ejecutar(
    tarea: str,
    archivo: Path,
    *,
    argumentos: dict[str, Any] | None = None,
    salida: BinaryIO | None = None,
    limites: Limites | None = None,
) -> dict[str, Any]:
    """Run `tarea` on `archivo` in the jail and return what it returns; what it writes goes to `salida`.

    Raises NoConcluidaError, and OSError when the file cannot be opened.
    """
    limites = limites or Limites()
    request = json.dumps({"tarea": tarea, "argumentos": argumentos or {}, "limites": asdict(limites)}).encode()
    with archivo.open("rb") as abierto, _turnos:
        answer = _ask(request, abierto, salida, seconds=limites.reloj + GRACIA)
    if "resultado" not in answer:
        log.warning("tarea_no_concluida", tarea=tarea, motivo=answer["error"])
        raise NoConcluidaError(str(answer["error"]))
    result: dict[str, Any] = answer["resultado"]
    return result


def aislamiento() -> str:
    """How far the jail of this process is shut off: completo, or parcial where the system allows no more."""
    return _jail().aislamiento


def _ask(request: bytes, abierto: BinaryIO, salida: BinaryIO | None, *, seconds: float) -> dict[str, Any]:
    reading, writing = os.pipe()
    try:
        descriptors = [abierto.fileno(), writing, *([salida.fileno()] if salida else [])]
        _send(request, descriptors)
        os.close(writing)
        writing = -1
        return _read(reading, deadline=time.monotonic() + seconds)
    finally:
        for descriptor in (reading, writing):
            if descriptor >= 0:
                os.close(descriptor)


def _send(request: bytes, descriptors: list[int]) -> None:
    try:
        socket.send_fds(_jail().channel, [request], descriptors)
    except OSError:  # it died meanwhile: one more try with a new one
        _forget()
        socket.send_fds(_jail().channel, [request], descriptors)


def _read(descriptor: int, *, deadline: float) -> dict[str, Any]:
    pieces, size = [], 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            _forget()  # a jail that cannot end its child is no jail
            return {"error": "tiempo"}
        piece = os.read(descriptor, 1 << 16)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
        if size > RESPUESTA_MAXIMA:
            return {"error": "respuesta_excesiva"}
    try:
        answer: dict[str, Any] = json.loads(b"".join(pieces))
    except ValueError:
        return {"error": "terminada"}  # a limit ended the child before it could answer
    return answer


class _Jail:
    """A running jail: its process and the socket that leads in."""

    def __init__(self) -> None:
        inside, self.channel = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with tempfile.TemporaryDirectory(prefix="mesa-carcel-") as folder, inside:
            Path(folder).chmod(0o555)
            self.process = subprocess.Popen(  # noqa: S603 – our own program
                [sys.executable, "-P", "-m", "mesa.lib.carcel", str(inside.fileno()), folder, *MODULOS],
                pass_fds=[inside.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"},
            )
            inside.close()
            self.aislamiento = self._wait()
        # Here the folder is gone: the jail's root is a place where nothing can be created.
        if self.aislamiento != COMPLETO:
            log.warning("carcel_parcial", detalle="el sistema no permite aislar la red ni los archivos")

    def _wait(self) -> str:
        self.channel.settimeout(ARRANQUE)
        try:
            message = self.channel.recv(1 << 12)
            self.channel.settimeout(None)
            return str(json.loads(message)["aislamiento"])
        except (OSError, ValueError) as error:
            self.close()
            raise NoConcluidaError("sin_carcel") from error

    def close(self) -> None:
        self.channel.close()
        self.process.kill()
        self.process.wait()


_lock = threading.Lock()
_jails: dict[int, _Jail] = {}


def _jail() -> _Jail:
    # By process: a fork must not speak through its parent's socket.
    with _lock:
        jail = _jails.get(os.getpid())
        if jail is None or jail.process.poll() is not None:
            jail = _jails[os.getpid()] = _Jail()
        return jail


def _forget() -> None:
    with _lock:
        jail = _jails.pop(os.getpid(), None)
    if jail:
        jail.close()
