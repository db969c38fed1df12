"""The jail in which files of strangers are parsed: `python -m mesa.lib.carcel SOCKET FOLDER DATA MODULE…`.

It imports the modules, shuts itself off from network, files and other processes, lets each module prepare from the data
it was given, and then waits. For each request it forks a child that already has everything loaded, gives it one open
file, limits it and forgets it: nothing that a file does to its child reaches the next file. Mechanisms: namespaces(7),
chroot(2) into a folder that no longer exists, setrlimit(2). See docs/decisiones/0008-carcel.md.

DATA is a descriptor to read named bytes from, as `empaquetar` writes them. A module that has a function
`preparar(datos)` is shown them once, behind the walls; what it builds, every child inherits.
"""

import ctypes
import encodings
import gc
import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, Any

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
PR_SET_NO_NEW_PRIVS, PR_SET_DUMPABLE = 38, 4
CAPSET, CAPABILITY_VERSION_3 = {"x86_64": 126, "aarch64": 91}.get(os.uname().machine, 0), 0x20080522
NOBODY = 65534
MESSAGE = 1 << 16

COMPLETO, PARCIAL = "completo", "parcial"
libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Limites:
    """What one file may cost: seconds of CPU and of wall time, bytes of memory above the start, bytes written."""

    cpu: int = 30
    reloj: int = 60
    memoria: int = 512 << 20
    escritura: int = 64 << 20


def main() -> None:
    """Serve requests that come through the inherited socket until its other end closes."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    with os.fdopen(int(sys.argv[3]), "rb") as source:
        data = desempaquetar(source)
    modules = sys.argv[4:]
    precargar(modules)
    _own_memory()  # read now: behind the wall there is no /proc
    level = aislar(sys.argv[2])
    child = os.fork()  # the first process in a new process namespace; the one outside only waits for it
    if child:
        channel.close()
        _pid, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    renunciar()
    preparar(modules, data)
    channel.send(json.dumps({"aislamiento": level}).encode())
    servir(channel)


def precargar(modules: list[str]) -> None:
    """Import what the tasks need, and every codec: behind the wall there is nothing to import from."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in {"cp65001", "mbcs", "oem"}:
            importlib.import_module(f"encodings.{module.name}")
    for name in modules:
        importlib.import_module(name)


def preparar(modules: list[str], data: Mapping[str, bytes]) -> None:
    """Let the modules that want to build something of the data that the jail was given."""
    for name in modules:
        prepare = getattr(sys.modules[name], "preparar", None)
        if prepare:
            prepare(data)
    gc.collect()
    gc.freeze()  # what the children share is not to be copied for being looked at


def empaquetar(data: Mapping[str, bytes], target: IO[bytes]) -> None:
    """Write named bytes so that `desempaquetar` reads them."""
    target.write(json.dumps([[name, len(content)] for name, content in data.items()]).encode() + b"\n")
    for content in data.values():
        target.write(content)


def desempaquetar(source: IO[bytes]) -> dict[str, bytes]:
    """Read the named bytes that `empaquetar` wrote."""
    return {name: source.read(size) for name, size in json.loads(source.readline())}


def aislar(folder: str) -> str:
    """Leave network, files and other processes behind; return how far that went: completo or parcial.

    `folder` is empty and becomes the root; whoever made it removes it, and then nothing can be created in it either.
    """
    flags = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET
    if os.geteuid() != 0:
        flags |= CLONE_NEWUSER  # which grants the rights that the others and chroot ask for
    if libc.unshare(flags) != 0:
        return PARCIAL
    try:
        os.chroot(folder)
    except OSError:
        return PARCIAL
    os.chdir("/")
    return COMPLETO


def renunciar() -> None:
    """Give up every privilege for good."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    if CAPSET:
        header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
        libc.syscall(CAPSET, header, (ctypes.c_uint32 * 6)())


def servir(channel: socket.socket) -> None:
    """Fork a child for each request; end those that outlive their time; return when nobody is left to ask."""
    children: dict[int, float] = {}
    while True:
        ready, _, _ = select.select([channel], [], [], 0.5 if children else None)
        if ready:
            message, descriptors, _flags, _address = socket.recv_fds(channel, MESSAGE, 3)
            if not message:
                _outlive(children)
                return
            request = json.loads(message)
            child = os.fork()
            if child == 0:
                channel.close()
                atender(request, descriptors)
            children[child] = time.monotonic() + request["limites"]["reloj"] + 2
            for descriptor in descriptors:
                os.close(descriptor)
        _reap(children)


def _outlive(children: dict[int, float]) -> None:
    """Let those that are at work finish: they answer to their own caller, not through the channel that closed."""
    while children:
        _reap(children)
        time.sleep(0.05)


def _reap(children: dict[int, float]) -> None:
    for child, deadline in list(children.items()):
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
        ended, _status = os.waitpid(child, os.WNOHANG)
        if ended:
            del children[child]


def atender(request: dict[str, Any], descriptors: list[int]) -> None:
    """In the child: limit it, run the task on the open file, write the answer as JSON, and end. Never returns."""
    try:
        limitar(Limites(**request["limites"]))
        answer = _run(request, descriptors)
    except MemoryError:
        answer = {"error": "memoria"}
    except BaseException as error:  # noqa: BLE001 – whatever a hostile file provokes is an answer about that file
        answer = {"error": type(error).__name__}
    try:
        with os.fdopen(descriptors[1], "w", encoding="utf-8") as target:
            json.dump(answer, target)
    finally:
        os._exit(0)


def _run(request: dict[str, Any], descriptors: list[int]) -> dict[str, Any]:
    module, _, name = request["tarea"].partition(":")
    task = getattr(sys.modules[module], name)
    target = os.fdopen(descriptors[2], "wb") if len(descriptors) > 2 else None
    with os.fdopen(descriptors[0], "rb") as archivo:
        result = task(archivo, salida=target, **request["argumentos"])
    if target:
        target.close()
    return {"resultado": result}


@lru_cache(maxsize=1)
def _own_memory() -> int:
    """Bytes of address space that this program takes before it reads any file."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 – the folder of processes has no other door
        return int(statm.read().split()[0]) * resource.getpagesize()


def limitar(limites: Limites) -> None:
    """Bound this process; the kernel ends it when it goes over."""
    for what, soft, hard in (
        (resource.RLIMIT_CPU, limites.cpu, limites.cpu + 1),
        (resource.RLIMIT_AS, _own_memory() + limites.memoria, None),
        (resource.RLIMIT_FSIZE, limites.escritura, None),
        (resource.RLIMIT_CORE, 0, None),
        (resource.RLIMIT_NPROC, 0, None),
        (resource.RLIMIT_NOFILE, 32, None),
    ):
        resource.setrlimit(what, (soft, soft if hard is None else hard))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limites.reloj)


if __name__ == "__main__":
    main()
