from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from mesa import sello
from mesa.servidor import motivos_para_no_servir, orden_de_granian

pytestmark = pytest.mark.django_db


def test_a_complete_installation_may_serve() -> None:
    assert motivos_para_no_servir() == []


def test_a_short_secret_keeps_the_web_from_starting(settings: Settings) -> None:
    settings.SECRET_KEY = "corta"

    (reason,) = motivos_para_no_servir()

    assert "MESA_SECRET_KEY" in reason


def test_a_missing_seal_keeps_the_web_from_starting(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_PKCS12 = tmp_path / "nada.p12"
    sello.olvidar()

    (reason,) = motivos_para_no_servir()

    assert "nada.p12" in reason


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL can be told to acknowledge too early")
def test_a_database_that_acknowledges_too_early_keeps_the_web_from_starting() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")

    (reason,) = motivos_para_no_servir()

    assert "synchronous_commit" in reason


def test_the_server_listens_on_the_port_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MESA_WEB_WORKERS", "3")

    command = orden_de_granian(puerto=8123)

    assert command[command.index("--port") + 1] == "8123"
    assert command[command.index("--workers") + 1] == "3"
