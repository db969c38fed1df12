"""The product served by granian in a process of its own, with a database of its own, on loopback."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import PERFIL

_PREPARAR = """
import django; django.setup()
from datetime import UTC, datetime
from pathlib import Path
import sys
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
call_command("createcachetable", verbosity=0)
from mesa.organizacion.perfil import cargar_perfil
cargar_perfil(Path(sys.argv[1]))
from mesa.cuentas.models import Cuenta, Ficha
from mesa.cuentas.tokens import crear_token
cuenta = Cuenta.objects.create_user("viva@correo.example", "una-clave-larga-1", nombre="Lucía Ramos")
Ficha.objects.create(cuenta=cuenta, tipo="natural", nombres="Lucía", apellidos="Ramos", documento_tipo="DNI",
    documento_numero="40123456", direccion="Av. Los Álamos 123", ubigeo="150131", celular="987654321")
print("TOKEN=" + crear_token(cuenta=cuenta, nombre="viva", ahora=datetime.now(UTC))[1])
"""


@dataclass(frozen=True, slots=True)
class ServidorVivo:
    """Where it listens, a filer's token, and the folder with its data."""

    puerto: int
    token: str
    datos: Path


@contextmanager
def un_servidor_vivo(datos: Path) -> Iterator[ServidorVivo]:
    """Serve until the block ends; `datos` is an empty folder."""
    puerto = _puerto_libre()
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("MESA_")},
        "DJANGO_SETTINGS_MODULE": "mesa.settings",
        "MESA_SECRET_KEY": "solo-para-pruebas-" * 4,
        "MESA_DATA_DIR": str(datos),
        "PYTHONPATH": str(PERFIL.parent.parent),
    }
    salida = subprocess.run(
        [sys.executable, "-c", _PREPARAR, str(PERFIL)], env=env, capture_output=True, text=True, check=False
    )
    token = re.search(r"^TOKEN=(.+)$", salida.stdout, re.MULTILINE)
    assert token, salida.stderr
    orden = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(puerto)]
    with (datos / "granian.log").open("wb") as registro:
        proceso = subprocess.Popen(
            [*orden, "--blocking-threads", "8", "--log-level", "warning", "mesa.wsgi:application"],
            env=env,
            stdout=registro,
            stderr=registro,
        )
        try:
            _esperar(puerto, proceso, datos / "granian.log")
            yield ServidorVivo(puerto, token[1], datos)
        finally:
            proceso.terminate()
            proceso.wait(timeout=20)


def _puerto_libre() -> int:
    with socket.socket() as sonda:
        sonda.bind(("127.0.0.1", 0))
        return int(sonda.getsockname()[1])


def _esperar(puerto: int, proceso: "subprocess.Popen[bytes]", registro: Path) -> None:
    hasta = time.monotonic() + 60
    while time.monotonic() < hasta and proceso.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", puerto), timeout=1) as conexion:
                conexion.sendall(b"GET /salud/viva HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if conexion.recv(64).startswith(b"HTTP/1.1 200"):
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(registro.read_text(errors="replace")[-4000:])
