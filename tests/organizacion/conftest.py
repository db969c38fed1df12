from collections.abc import Iterator
from pathlib import Path

import pytest

from mesa.organizacion import memoria
from tests.organizacion.perfiles import escribir_perfil


@pytest.fixture(autouse=True)
def _sin_memoria() -> Iterator[None]:
    """Each test starts with an empty database, so with an empty memory too."""
    memoria.olvidar()
    yield
    memoria.olvidar()


@pytest.fixture
def municipalidad(tmp_path: Path) -> Path:
    """The folder of a small invented profile, unlike PETROPERÚ's in everything."""
    return escribir_perfil(tmp_path)
