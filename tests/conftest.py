"""What every test finds: its own folders, a demonstration seal, the institution's profile, and no network."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker, Settings

from mesa.cuentas.models import Cuenta
from mesa.firmas.demostracion import contrasena_de, crear_sello_de_demostracion
from mesa.firmas.sello import Sello
from mesa.lib.candados import quitar
from mesa.organizacion.memoria import olvidar
from mesa.preparar import compilar_traducciones
from tests.antivirus import Clamd, un_clamd
from tests.pki.pki import Pki, una_pki
from tests.recibos_sanos import guardar_para_mirar, quejas_de

# What a machine's load decides must fail no test.
hypothesis_settings.register_profile("mesa", deadline=None)
hypothesis_settings.load_profile("mesa")

PERFIL = Path(__file__).resolve().parent.parent / "instituciones" / "petroperu"
# What an installation that was just made has to say: no trust list is shipped with the project.
SIN_LISTA = "Sin lista de confianza: las firmas quedan indeterminadas."
USES_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.fixture(scope="session")
def sello_de_prueba(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PKCS#12 file of a seal made for this run."""
    return crear_sello_de_demostracion(
        tmp_path_factory.mktemp("sello"),
        institucion="Institución de prueba",
        ruc="20100128218",
        momento=datetime(2026, 1, 1, tzinfo=UTC),
    )


@pytest.fixture(scope="session")
def clamd() -> Iterator[Clamd]:
    """The scanner, for tests that ask it."""
    with un_clamd() as scanner:
        yield scanner


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pki]:
    """The test PKI, with its services on loopback."""
    with una_pki(tmp_path_factory.mktemp("pki")) as una:
        yield una


@pytest.fixture(scope="session", autouse=True)
def _sellados() -> Iterator[list[bytes]]:
    """Whatever is sealed from now on, by whatever road."""
    sellados: list[bytes] = []
    sellar = Sello.sellar

    def sellar_y_anotar(self: Sello, *args: Any, **kwargs: Any) -> bytes:
        sellados.append(sellar(self, *args, **kwargs))
        return sellados[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sello, "sellar", sellar_y_anotar)
        yield sellados


@pytest.fixture(autouse=True)
def _recibos_sanos(_sellados: list[bytes], tmp_path: Path) -> Iterator[None]:
    """Look at every PDF that was sealed for this test: see tests/recibos_sanos.py."""
    yield
    mirados, _sellados[:] = list(_sellados), []
    for pdf in mirados:
        quejas = quejas_de(pdf)
        if quejas:
            pytest.fail(f"{guardar_para_mirar(pdf, tmp_path)}: " + "; ".join(quejas))


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    """Compile the catalogues: their .mo files are not in the repository."""
    compilar_traducciones()


@pytest.fixture(autouse=True)
def _installation(settings: Settings, tmp_path: Path, sello_de_prueba: Path) -> None:
    from mesa import sello  # noqa: PLC0415 – imports settings, which tests of pure packages do not need

    settings.DATA_DIR = tmp_path
    settings.QUARANTINE_DIR, settings.ARCHIVE_DIR = tmp_path / "cuarentena", tmp_path / "archivo"
    settings.VIEWS_DIR = tmp_path / "vistas"
    settings.DEMO_MAIL_DIR = tmp_path / "correo"
    settings.CLAMD = ""
    settings.TRUST_DIR, settings.TRUST_URL = tmp_path / "confianza", ""
    settings.SEAL_PKCS12, settings.SEAL_PASSWORD = sello_de_prueba, contrasena_de(sello_de_prueba)
    settings.SEAL_CERTIFICATES = tmp_path / "certificados"
    settings.SEAL_PKCS11_MODULE = settings.SEAL_CERTIFICATE = ""
    settings.TSA_URL = settings.TSA_USER = settings.TSA_PASSWORD = settings.TSA_CERTIFICATES = ""
    sello.olvidar()


@pytest.fixture(autouse=True)
def _institution(request: pytest.FixtureRequest) -> Iterator[None]:
    """Load the profile for tests that use the database, and forget what was remembered of another test's."""
    olvidar()
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)  # a page in English leaves it behind in this thread
    uses_database = bool(request.node.get_closest_marker("django_db") or USES_DATABASE & set(request.fixturenames))
    if uses_database:
        request.getfixturevalue("_django_db_helper")
        _load()  # a test with real transactions emptied the tables behind it
    yield
    olvidar()
    if uses_database:
        _let_be_emptied()


def _let_be_emptied() -> None:
    """Lift the locks before pytest-django empties the tables; the end of its flush, like a migration's, puts them back.

    A test that is rolled back keeps them.
    """
    from tests.candados import CANDADOS  # noqa: PLC0415

    if not connection.in_atomic_block:
        quitar(CANDADOS)


def _load() -> None:
    from mesa.expedientes.models import CabezaDeActos  # noqa: PLC0415
    from mesa.organizacion.models import Institucion  # noqa: PLC0415
    from mesa.organizacion.perfil import cargar_perfil  # noqa: PLC0415

    if not Institucion.objects.exists():
        cargar_perfil(PERFIL)
    CabezaDeActos.objects.get_or_create(pk=1)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database holds the profile from the start, so that tests do not load it one by one."""
    with django_db_blocker.unblock():
        _load()


def sesion_de(cuenta: Cuenta) -> Client:
    """A client in which `cuenta` is signed in."""
    client = Client()
    client.force_login(cuenta)
    return client
