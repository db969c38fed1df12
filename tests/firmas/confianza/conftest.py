from collections.abc import Iterator
from pathlib import Path

import pytest

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
def instalacion(tmp_path: Path) -> Instalacion:
    """An installation with nothing in it."""
    return Instalacion(tmp_path / "confianza")


@pytest.fixture
def con_lista(instalacion: Instalacion, pki: Pki) -> Instalacion:
    """An installation with the test PKI's list, verified."""
    lista = firmada(una_lista(filas(pki)), pki)
    cargar(instalacion, lista, origen="una lista de prueba", raices=[pki.der("raiz-de-lista")])
    return instalacion
