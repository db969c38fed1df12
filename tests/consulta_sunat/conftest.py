from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from mesa.consulta_sunat.servicio import cliente
from tests.consulta_sunat.sunat_falsa import SunatFalsa, una_sunat


@pytest.fixture
def sunat(tmp_path: Path) -> Iterator[SunatFalsa]:
    """A SUNAT on loopback."""
    with una_sunat(tmp_path) as falsa:
        yield falsa


@pytest.fixture(autouse=True)
def _sin_activar(settings: Settings) -> Iterator[None]:
    """Whatever the environment of the machine says, nothing is set up, and no client is left of another test."""
    settings.SUNAT_RUC = settings.SUNAT_CLIENT_ID = settings.SUNAT_CLIENT_SECRET = ""
    cliente.cache_clear()
    yield
    cliente.cache_clear()
