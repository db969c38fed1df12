"""`mesa web`: refuse to start on a footing that could lose a filing, then hand over to granian."""

import os
import sys

from django.conf import settings
from django.db import connection

from mesa.lib.entorno import env_int
from mesa.sello import conservar_certificado


def servir() -> int:
    """Check, then become granian. Returns 1 with the reasons when something is wrong."""
    reasons = motivos_para_no_servir()
    if reasons:
        sys.stderr.write("No se puede servir:\n" + "".join(f"- {reason}\n" for reason in reasons))
        return 1
    connection.close()
    command = orden_de_granian(puerto=env_int("PUERTO", 8000))
    return os.execv(sys.executable, command)  # noqa: S606 – our own server, in our place


def orden_de_granian(*, puerto: int) -> list[str]:
    """The command line that serves the product on `puerto`."""
    # MESA_HOST: the address to listen at; behind a proxy keep 127.0.0.1. MESA_WEB_WORKERS: processes.
    host, workers = os.environ.get("MESA_HOST", "127.0.0.1"), env_int("MESA_WEB_WORKERS", 2)
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(puerto)),
        *("--workers", str(workers), "--blocking-threads", str(env_int("MESA_WEB_THREADS", 32))),
        *("--respawn-failed-workers", "--log-level", "error", "--no-ws", "mesa.wsgi:application"),
    ]


def motivos_para_no_servir() -> list[str]:
    """Why this installation must not acknowledge filings yet; empty when nothing stands against it."""
    reasons = []
    if len(settings.SECRET_KEY) < 50:
        reasons.append("MESA_SECRET_KEY debe tener 50 caracteres aleatorios o más.")
    try:
        conservar_certificado()
    except (OSError, ValueError) as error:
        donde = settings.SEAL_PKCS11_MODULE or settings.SEAL_PKCS12
        reasons.append(f"El sello de la institución ({donde}) no se puede usar: {error}")
    return reasons + _motivos_de_la_base()


def _motivos_de_la_base() -> list[str]:
    # A commit that the disk has not seen is no acknowledgement.
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, synchronous = cursor.fetchone()
    reasons = []
    if fsync != "on":
        reasons.append("PostgreSQL tiene fsync=off: un corte de luz perdería presentaciones.")
    if synchronous == "off":
        reasons.append("PostgreSQL tiene synchronous_commit=off: un corte de luz perdería presentaciones.")
    return reasons
