"""`mesa demo`: one command from nothing to a working desk, and all of it stopped by Ctrl-C.

A second start keeps the data.
"""

import ctypes
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

BASE_DIR = Path(__file__).resolve().parent.parent
# MESA_PROFILE: the folder of the institution's profile that an empty installation loads.
PROFILE = Path(os.environ.get("MESA_PROFILE") or BASE_DIR / "instituciones" / "petroperu")


def arrancar() -> int:
    """Prepare, start web and worker, say when they are ready, and wait for Ctrl-C. Returns the exit status."""
    started = time.monotonic()
    port = int(os.environ.get("PUERTO") or 8000)
    folder = Path(os.environ.get("MESA_DATA_DIR") or BASE_DIR / "var")
    if _is_taken(port):
        sys.stderr.write(f"El puerto {port} ya está en uso. Elige otro, por ejemplo: PUERTO={port + 1} make run\n")
        return 1
    _environment(folder, port)
    sys.stdout.write("Preparando la demostración…\n")
    sys.stdout.flush()
    credentials = _prepare(folder, port)
    return _run(port, credentials, started)


def _is_taken(port: int) -> bool:
    # granian shares a port that another granian holds, and half of the answers would come from there.
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _environment(folder: Path, port: int) -> None:
    demo = folder / "demo"
    demo.mkdir(parents=True, exist_ok=True)
    secret = demo / "secreto"
    if not secret.exists():
        _write_private(secret, secrets.token_urlsafe(64))
    defaults = {
        "DJANGO_SETTINGS_MODULE": "mesa.settings",
        "MESA_DEMO": "1",
        "MESA_DATA_DIR": str(folder),
        "MESA_URL": f"http://localhost:{port}",
        "MESA_SECRET_KEY": secret.read_text(),
        "PUERTO": str(port),
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def _prepare(folder: Path, port: int) -> dict[str, Any]:
    # The key before the settings are read: they name it.
    import django  # noqa: PLC0415

    from mesa.firmas.demostracion import contrasena_de, crear_sello_de_demostracion  # noqa: PLC0415

    institution = _institution_of_profile()
    path = crear_sello_de_demostracion(
        folder / "sello", institucion=institution["nombre_corto"], ruc=institution["ruc"], momento=datetime.now(UTC)
    )
    os.environ.setdefault("MESA_SEAL_PKCS12", str(path))
    os.environ.setdefault("MESA_SEAL_PASSWORD", contrasena_de(path))
    django.setup()

    from mesa.cuentas.demostracion import crear_cuentas  # noqa: PLC0415
    from mesa.organizacion.models import Institucion  # noqa: PLC0415
    from mesa.organizacion.perfil import cargar_perfil  # noqa: PLC0415
    from mesa.preparar import preparar  # noqa: PLC0415

    preparar()
    if not Institucion.objects.exists():  # later starts keep what the administrator changed
        cargar_perfil(PROFILE)
    return _credentials(folder / "demo" / "credenciales.json", port, crear_cuentas)


def _institution_of_profile() -> dict[str, Any]:
    import tomllib  # noqa: PLC0415

    profile = tomllib.loads((PROFILE / "perfil.toml").read_text(encoding="utf-8"))
    institution: dict[str, Any] = profile["institucion"]
    return institution


def _credentials(path: Path, port: int, make: Any) -> dict[str, Any]:
    new = not path.exists()
    if new:
        accounts, token = make(ahora=datetime.now(UTC))
        credentials: dict[str, Any] = {"cuentas": accounts, "token_api": token}
    else:
        credentials = json.loads(path.read_text(encoding="utf-8"))
    url = {"url": f"http://localhost:{port}"}
    here = url | credentials | url  # first in the file
    if here != credentials:  # the port may be another one this time
        _write_private(path, json.dumps(here, ensure_ascii=False, indent=2))
    return here | {"nuevas": new}


def _write_private(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as target:
        target.write(text)


def _run(port: int, credentials: dict[str, Any], started: float) -> int:
    from django.db import connections  # noqa: PLC0415

    from mesa.servidor import motivos_para_no_servir, orden_de_granian  # noqa: PLC0415

    reasons = motivos_para_no_servir()
    if reasons:
        sys.stderr.write("\n".join(["No se puede arrancar:", *reasons, ""]))
        return 1
    connections.close_all()
    # Each in a session of its own: Ctrl-C reaches only this process, which stops them in order.
    commands = [orden_de_granian(puerto=port), [sys.executable, "-m", "mesa", "worker"]]
    log = Path(os.environ["MESA_DATA_DIR"]) / "demo" / "registro.log"
    with log.open("ab") as output:
        children = [
            subprocess.Popen(  # noqa: S603 – our own
                command,
                start_new_session=True,
                stdout=output,
                stderr=output,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 – no thread runs yet
            )
            for command in commands
        ]
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _interrupt)
    try:
        if not _ready(port, children):
            sys.stderr.write(f"La demostración no pudo arrancar; el motivo está en {log}.\n")
            return 1
        _welcome(port, credentials, time.monotonic() - started)
        return _wait(children)
    except KeyboardInterrupt:
        sys.stdout.write("\nDeteniendo…\n")
        return 0
    finally:
        _stop(children)


def _end_with_parent() -> None:
    """Ask Linux to end this child when the demonstration is killed and cannot do it itself (prctl 1, PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _interrupt(_number: int, _frame: Any) -> None:
    raise KeyboardInterrupt


def _ready(port: int, children: list[subprocess.Popen[bytes]]) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and all(child.poll() is None for child in children):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/salud/lista", timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    return False


def _welcome(port: int, credentials: dict[str, Any], seconds: float) -> None:
    from mesa.confianza.vigilancia import advertencias  # noqa: PLC0415

    lines = [f"Lista en {seconds:.0f} s: http://localhost:{port}", ""]
    if credentials["nuevas"]:
        lines += ["Cuentas de la demostración (se muestran esta única vez):"]
        lines += [f"  {c['rol']:<14} {c['correo']:<34} {c['contrasena']}" for c in credentials["cuentas"]]
        lines += [f"  token de la API del remitente: {credentials['token_api']}"]
    lines += [f"Las cuentas y contraseñas están en {Path(os.environ['MESA_DATA_DIR']) / 'demo' / 'credenciales.json'}"]
    lines += [una.mensaje for una in advertencias(ahora=datetime.now(UTC))]
    lines += [f"El correo enviado se lee en http://localhost:{port}/demo/correo", "Ctrl-C detiene todo.", ""]
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()


def _wait(children: list[subprocess.Popen[bytes]]) -> int:
    while all(child.poll() is None for child in children):
        time.sleep(0.5)
    sys.stderr.write("Uno de los procesos terminó; se detiene la demostración.\n")
    return 1


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
