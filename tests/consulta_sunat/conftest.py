from collections.abc import Iterator
from pathlib import Path

import pytest

from mesa.consulta_sunat.servicio import cliente
from tests.consulta_sunat.sunat_falsa import SunatFalsa, una_sunat


@pytest.fixture
def sunat(tmp_path: Path) -> Iterator[SunatFalsa]:
    """A SUNAT on loopback."""
    with una_sunat(tmp_path) as falsa:
        yield falsa


@pytest.fixture(autouse=True)
def _sin_memoria() -> Iterator[None]:
    cliente.cache_clear()
    yield
    cliente.cache_clear()
