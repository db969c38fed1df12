from collections.abc import Callable
from pathlib import Path

import pytest

Dejar = Callable[[str, bytes], Path]


@pytest.fixture
def dejar(tmp_path: Path) -> Dejar:
    """Return a function that leaves a file with this name and content in an empty folder and gives its path."""

    def dejar_en(nombre: str, contenido: bytes) -> Path:
        archivo = tmp_path / nombre
        archivo.write_bytes(contenido)
        return archivo

    return dejar_en
