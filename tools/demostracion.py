"""`mesa demo` in a process of its own, as a stranger starts it: for its journey and for the guides' pictures."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bench.procesos import free_port

RAIZ = Path(__file__).resolve().parent.parent
# Seconds that a start and a stop may take.
PACIENCIA_AL_ARRANCAR, PACIENCIA_AL_PARAR = 60, 30


@dataclass(frozen=True, slots=True)
class Demostracion:
    """A running demonstration: where it listens, its folder, and what its credentials file says."""

    url: str
    carpeta: Path
    proceso: "subprocess.Popen[str]"
    credenciales: dict[str, Any]
    salida: str

    def cuenta(self, rol: str) -> tuple[str, str]:
        """The e-mail and the password of a role."""
        uno = next(cuenta for cuenta in self.credenciales["cuentas"] if cuenta["rol"] == rol)
        return uno["correo"], uno["contrasena"]

    def parar(self) -> int:
        """Press Ctrl-C and return the exit status."""
        self.proceso.send_signal(signal.SIGINT)
        return self.proceso.wait(timeout=PACIENCIA_AL_PARAR)


@contextmanager
def una_demostracion(carpeta: Path, *, puerto: int | None = None) -> Iterator[Demostracion]:
    """Start it with its data in `carpeta` and yield it once it says it is ready; stop it at the end."""
    ajenas = {nombre: valor for nombre, valor in os.environ.items() if not nombre.startswith(("MESA_", "DJANGO_"))}
    env = {**ajenas, "MESA_DATA_DIR": str(carpeta), "PUERTO": str(puerto or free_port()), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "mesa", "demo"], cwd=RAIZ, env=env, stdout=subprocess.PIPE, text=True
    ) as proceso:
        try:
            salida = _hasta_que_este_lista(proceso)
            credenciales = json.loads((carpeta / "demo" / "credenciales.json").read_text(encoding="utf-8"))
            yield Demostracion(credenciales["url"], carpeta, proceso, credenciales, salida)
        finally:
            if proceso.poll() is None:
                proceso.send_signal(signal.SIGINT)
                proceso.wait(timeout=PACIENCIA_AL_PARAR)


def _hasta_que_este_lista(proceso: "subprocess.Popen[str]") -> str:
    hasta, lineas = time.monotonic() + PACIENCIA_AL_ARRANCAR, ""
    for linea in proceso.stdout or ():
        lineas += linea
        if "Ctrl-C" in linea:
            return lineas
        if time.monotonic() > hasta:
            break
    raise TimeoutError(f"The demonstration did not get ready:\n{lineas}")
