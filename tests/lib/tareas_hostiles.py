"""Tasks that try to get out of the jail, or to keep it busy."""

import ctypes
import os
import signal
import socket
import time
from collections.abc import Mapping
from io import BufferedReader, BufferedWriter
from pathlib import Path
from typing import Any

Salida = BufferedWriter | None
Respuesta = dict[str, Any]


_recibido: dict[str, bytes] = {}


def preparar(datos: Mapping[str, bytes]) -> None:
    _recibido.update(datos)
    if "romper" in datos:
        raise ValueError


def contar_lo_recibido(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    return {nombre: contenido.decode() for nombre, contenido in _recibido.items()}


def dormir_poco(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    time.sleep(0.5)
    return contar_lo_recibido(archivo, salida=salida)


def morir(archivo: BufferedReader, *, salida: Salida, **_argumentos: Any) -> Respuesta:
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def leer(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    return {"leido": archivo.read().decode()}


def escribir(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    assert salida
    salida.write(archivo.read().upper())
    return {}


def conectar(archivo: BufferedReader, *, salida: Salida, puerto: int) -> Respuesta:
    with socket.create_connection(("127.0.0.1", puerto), timeout=2) as connection:
        connection.sendall(archivo.read())
    return {}


def abrir(archivo: BufferedReader, *, salida: Salida, ruta: str) -> Respuesta:
    return {"leido": Path(ruta).read_text(errors="replace")[:20]}


def crear(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    Path("/huella").write_text("aquí estuve")
    return {}


def listar(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    return {"raiz": os.listdir("/")}  # noqa: PTH208


def bifurcar(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    return {"hijo": os.fork()}


def matar(archivo: BufferedReader, *, salida: Salida, pid: int) -> Respuesta:
    os.kill(pid, signal.SIGKILL)
    return {}


def quien(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    return {"uid": os.geteuid(), "pid_del_padre": os.getppid()}


def girar(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    while True:
        pass


def dormir(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    signal.pause()
    return {}


def acaparar(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    return {"bytes": len(bytearray(2 << 30))}


def reventar(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    ctypes.string_at(0)
    return {}


def llenar(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    assert salida
    for _ in range(200):
        salida.write(b"x" * (1 << 20))
    return {}


def hablar_de_mas(archivo: BufferedReader, *, salida: Salida) -> Respuesta:
    return {"texto": "x" * (20 << 20)}
