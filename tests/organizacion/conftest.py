from collections.abc import Iterator
from pathlib import Path

import pytest

from mesa.organizacion import memoria
from mesa.organizacion.models import (
    Contacto,
    Dependencia,
    DiaNoLaborable,
    Institucion,
    PoliticaDeDatos,
    ReglaDePlazo,
    Sede,
    Texto,
    TipoDocumento,
)
from tests.organizacion.perfiles import escribir_perfil


@pytest.fixture(autouse=True)
def _institution(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take the place of the house's fixture: here each test starts before any profile was loaded."""
    memoria.olvidar()
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        for modelo in (
            Dependencia,
            ReglaDePlazo,
            DiaNoLaborable,
            Sede,
            TipoDocumento,
            Texto,
            Contacto,
            PoliticaDeDatos,
        ):
            modelo.objects.all().delete()
        Institucion.objects.all().delete()
    yield
    memoria.olvidar()


@pytest.fixture
def municipalidad(tmp_path: Path) -> Path:
    """The folder of a small invented profile, unlike PETROPERÚ's in everything."""
    return escribir_perfil(tmp_path)
