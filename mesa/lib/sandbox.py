"""Run a task on a stranger's file in the jail (mesa/lib/carcel.py): no network, no files, bounded in everything.

One jail a process of ours and set of modules, started at its first use and started again when it dies or when the data
it works with change. A task is a function `(archivo: BufferedReader, *, salida: BufferedWriter | None, **argumentos) ->
dict` named as 'module:function'.
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
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import structlog

from mesa.lib.carcel import COMPLETO, Limites, empaquetar

log = structlog.get_logger("mesa.sandbox")

# What the jail must have loaded before it shuts itself off.
MODULOS: tuple[str, ...] = (
    "mesa.inspeccion.tareas",
    "mesa.inspeccion.tareas_adjuntos",
    "mesa.inspeccion.tareas_vistas",
    "mesa.inspeccion.tareas_ayudas",
    "mesa.comprobantes.tareas_de_paquete",
)
RESPUESTA_MAXIMA = 8 << 20
GRACIA = 5.0  # seconds beyond the wall limit, for the answer to come through
ARRANQUE = 60.0
# A few at a time: each may take its 512 MB.
_turnos = threading.BoundedSemaphore(4)


@dataclass(frozen=True, slots=True)
class Dotacion:
    """What a jail is furnished with: the modules it has loaded, and named bytes of ours for them (see carcel.py)."""

    modulos: tuple[str, ...]
    datos: Mapping[str, bytes] = field(default_factory=dict)


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
    dotacion: Dotacion | None = None,
) -> dict[str, Any]:
    """Run `tarea` on `archivo` in the jail and return what it returns; what it writes goes to `salida`.

    `dotacion` names another jail than the usual one. Raises NoConcluidaError, and OSError when the file cannot be
    opened.
    """
    limites = limites or Limites()
    dotacion = dotacion or Dotacion(MODULOS)
    request = json.dumps({"tarea": tarea, "argumentos": argumentos or {}, "limites": asdict(limites)}).encode()
    with archivo.open("rb") as abierto, _turnos:
        answer = _ask(dotacion, request, abierto, salida, seconds=limites.reloj + GRACIA)
    if "resultado" not in answer:
        log.warning("tarea_no_concluida", tarea=tarea, motivo=answer["error"])
        raise NoConcluidaError(str(answer["error"]))
    result: dict[str, Any] = answer["resultado"]
    return result


def aislamiento() -> str:
    """How far the jail of this process is shut off: completo, or parcial where the system allows no more."""
    return _jail(Dotacion(MODULOS)).aislamiento


def _ask(
    dotacion: Dotacion, request: bytes, abierto: BinaryIO, salida: BinaryIO | None, *, seconds: float
) -> dict[str, Any]:
    reading, writing = os.pipe()
    try:
        descriptors = [abierto.fileno(), writing, *([salida.fileno()] if salida else [])]
        _send(dotacion, request, descriptors)
        os.close(writing)
        writing = -1
        return _read(dotacion, reading, deadline=time.monotonic() + seconds)
    finally:
        for descriptor in (reading, writing):
            if descriptor >= 0:
                os.close(descriptor)


def _send(dotacion: Dotacion, request: bytes, descriptors: list[int]) -> None:
    try:
        socket.send_fds(_jail(dotacion).channel, [request], descriptors)
    except OSError:  # it died meanwhile: one more try with a new one
        _forget(dotacion.modulos)
        socket.send_fds(_jail(dotacion).channel, [request], descriptors)


def _read(dotacion: Dotacion, descriptor: int, *, deadline: float) -> dict[str, Any]:
    pieces, size = [], 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            _forget(dotacion.modulos)  # a jail that cannot end its child is no jail
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

    def __init__(self, dotacion: Dotacion) -> None:
        self.dotacion = dotacion
        inside, self.channel = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with (
            tempfile.TemporaryDirectory(prefix="mesa-carcel-") as folder,
            tempfile.TemporaryFile(prefix="mesa-carcel-") as data,
            inside,
        ):
            Path(folder).chmod(0o555)
            empaquetar(dotacion.datos, data)
            data.seek(0)
            numbers = [str(inside.fileno()), folder, str(data.fileno())]
            self.process = subprocess.Popen(  # noqa: S603 – our own program
                [sys.executable, "-P", "-m", "mesa.lib.carcel", *numbers, *dotacion.modulos],
                pass_fds=[inside.fileno(), data.fileno()],
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

    def retire(self) -> None:
        """Ask nothing more of it; what it is at it finishes, and then it ends by itself."""
        self.channel.close()


_lock = threading.Lock()
_locks: dict[tuple[int, tuple[str, ...]], threading.Lock] = defaultdict(threading.Lock)
_jails: dict[tuple[int, tuple[str, ...]], _Jail] = {}
_retired: list[_Jail] = []


def _jail(dotacion: Dotacion) -> _Jail:
    # By process: a fork must not speak through its parent's socket.
    place = (os.getpid(), dotacion.modulos)
    with _lock:
        building = _locks[place]
    with building:  # one that takes its second to start keeps no other waiting
        jail = _jails.get(place)
        if jail is not None and jail.dotacion.datos != dotacion.datos:
            jail.retire()
            _retired.append(jail)
            jail = None
        if jail is None or jail.process.poll() is not None:
            jail = _jails[place] = _Jail(dotacion)
        _retired[:] = [old for old in _retired if old.process.poll() is None]
        return jail


def _forget(modulos: tuple[str, ...] | None = None) -> None:
    """End the jails of this process that have these modules loaded; without `modulos`, all of them."""
    own = os.getpid()
    with _lock:
        places = [place for place in _jails if place[0] == own and modulos in (None, place[1])]
        mine = [_jails.pop(place) for place in places]
    for jail in mine:
        jail.close()
