"""A throw-away installation for measuring: its folder, its seal, its profile, a filer with a token, an operator."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

PROFILE = Path(__file__).resolve().parents[2] / "instituciones" / "petroperu"


@dataclass(frozen=True, slots=True)
class Instalacion:
    """Where it lives, the environment its processes need, and who may call it."""

    folder: Path
    env: dict[str, str]
    token: str
    filer_session: str
    operator_session: str


@contextmanager
def instalacion(*, database_url: str, port: int, smtp_port: int | None = None) -> Iterator[Instalacion]:
    """Prepare an installation on `database_url` (empty: SQLite in its folder) and remove it at the end.

    One a process: Django reads its settings once.
    """
    with TemporaryDirectory(prefix="mesa-bench-", dir="/var/tmp") as name:
        yield _prepare(Path(name), database_url, port, smtp_port)


def _prepare(folder: Path, database_url: str, port: int, smtp_port: int | None) -> Instalacion:
    from mesa.firmas.demostracion import contrasena_de, crear_sello_de_demostracion  # noqa: PLC0415

    seal = crear_sello_de_demostracion(
        folder / "sello", institucion="Banco de pruebas", ruc="20100128218", momento=datetime.now(UTC)
    )
    env = {
        "DJANGO_SETTINGS_MODULE": "mesa.settings",
        "MESA_DATA_DIR": str(folder),
        "MESA_DATABASE_URL": database_url,
        "MESA_SECRET_KEY": secrets.token_urlsafe(64),
        "MESA_URL": f"http://localhost:{port}",
        "MESA_SEAL_PKCS12": str(seal),
        "MESA_SEAL_PASSWORD": contrasena_de(seal),
        "MESA_SMTP_HOST": "127.0.0.1",
        "MESA_SMTP_PORT": str(smtp_port or 1),
    }
    os.environ.update(env)
    import django  # noqa: PLC0415

    django.setup()
    return _people(folder, env)


def _people(folder: Path, env: dict[str, str]) -> Instalacion:
    from django.db import connections  # noqa: PLC0415

    from mesa.cuentas.demostracion import crear_cuentas  # noqa: PLC0415
    from mesa.cuentas.models import Cuenta  # noqa: PLC0415
    from mesa.organizacion.perfil import cargar_perfil  # noqa: PLC0415
    from mesa.preparar import preparar  # noqa: PLC0415

    preparar()
    cargar_perfil(PROFILE)
    _accounts, token = crear_cuentas(ahora=datetime.now(UTC))
    sessions = [_session(Cuenta.objects.get(correo=f"{who}@demo.example")) for who in ("remitente", "operador")]
    connections.close_all()
    return Instalacion(folder, env, token, *sessions)


def _session(cuenta: object) -> str:
    from django.test import Client  # noqa: PLC0415 – only to sign in without a password

    client = Client()
    client.force_login(cuenta)  # type: ignore[arg-type]
    return client.cookies["sessionid"].value
