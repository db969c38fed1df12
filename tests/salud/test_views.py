from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from mesa import sello
from tests.conftest import SIN_LISTA

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folders(settings: Settings) -> None:
    for folder in (settings.QUARANTINE_DIR, settings.ARCHIVE_DIR):
        Path(folder).mkdir(parents=True)


def test_viva_answers_without_asking_anybody(client: Client) -> None:
    assert client.get("/salud/viva").json() == {"viva": True}


def test_lista_says_that_filings_can_be_acknowledged(client: Client) -> None:
    response = client.get("/salud/lista")

    assert response.status_code == 200
    assert response.json() == {
        "lista": True,
        "motivos": [],
        "avisos": [SIN_LISTA],
        "antivirus": "sin antivirus",
        "aislamiento": "completo",
    }


def test_lista_names_what_is_missing(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_PKCS12 = tmp_path / "nada.p12"
    settings.ARCHIVE_DIR = tmp_path / "tampoco"
    sello.olvidar()

    response = client.get("/salud/lista")

    assert response.status_code == 503
    assert response.json()["motivos"] == [
        "No se puede escribir en el archivo de documentos.",
        "No hay un sello con que firmar los recibos.",
    ]
