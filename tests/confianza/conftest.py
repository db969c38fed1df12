from collections.abc import Iterator
from pathlib import Path

import pytest

from mesa.confianza.actual import instalacion
from mesa.firmas.confianza.carga import cargar
from mesa.firmas.confianza.instalacion import Instalacion
from tests.firmas.confianza.listas import filas, firmada, una_lista
from tests.firmas.confianza.servidor import Servidor, un_servidor
from tests.pki.pki import Pki


@pytest.fixture
def servidor() -> Iterator[Servidor]:
    with un_servidor() as uno:
        yield uno


@pytest.fixture
def archivo(tmp_path: Path, pki: Pki) -> Path:
    """A signed trust list as a file."""
    ruta = tmp_path / "lista.xml"
    ruta.write_bytes(firmada(una_lista(filas(pki)), pki))
    return ruta


@pytest.fixture
def raiz(tmp_path: Path, pki: Pki) -> Path:
    """The root of the list's signer as a file."""
    ruta = tmp_path / "raiz-de-lista.pem"
    ruta.write_bytes(pki.pem("raiz-de-lista"))
    return ruta


@pytest.fixture
def instalada(archivo: Path, pki: Pki) -> Instalacion:
    """This installation with the verified list in it."""
    cargar(instalacion(), archivo.read_bytes(), origen=str(archivo), raices=[pki.der("raiz-de-lista")])
    return instalacion()
