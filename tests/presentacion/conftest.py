from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Expediente
from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_remitente


@pytest.fixture(autouse=True)
def _hoy(request: pytest.FixtureRequest) -> Iterator[None]:
    """The server's clock stands at a Friday within hours; the factories' drafts are of that week."""
    with patch("django.utils.timezone.now", return_value=AHORA):
        yield


@pytest.fixture
def remitente(db: None) -> Cuenta:
    return un_remitente()


@pytest.fixture
def cliente(remitente: Cuenta) -> Client:
    return sesion_de(remitente)


def subir(cliente: Client, expediente: Expediente, contenido: bytes, *, rango: str = "", **consulta: str) -> Any:
    """PUT a file as the page's script does."""
    direccion = reverse("presentar_archivo", args=[expediente.pk])
    headers = {"Content-Range": rango} if rango else {}
    return cliente.put(
        direccion, contenido, "application/octet-stream", query_params={"rol": "anexo", **consulta}, headers=headers
    )
