from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from mesa.firmas.demostracion import contrasena_de, crear_sello_de_demostracion
from mesa.firmas.firmante import Firmante
from mesa.firmas.llave import LlaveEnMemoria
from mesa.firmas.sello import Sello
from mesa.registro.hoja import componer
from tests.firmas.llaves import un_certificado
from tests.registro.recibos import MOMENTO, un_cargo

RUC = "20990000013"


@pytest.fixture(scope="session")
def pkcs12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    carpeta = tmp_path_factory.mktemp("sello")
    return crear_sello_de_demostracion(carpeta, institucion="Energías del Ñandú S.A.", ruc=RUC, momento=MOMENTO)


@pytest.fixture(scope="session")
def sello(pkcs12: Path) -> Sello:
    return Sello.de_pkcs12(pkcs12, contrasena=contrasena_de(pkcs12))


@pytest.fixture(scope="session")
def sello_ec() -> Sello:
    llave = ec.generate_private_key(ec.SECP256R1())
    certificado = un_certificado(llave, nombre="Sello EC", desde=MOMENTO - timedelta(days=1))
    return Sello(firmante=Firmante(llave=LlaveEnMemoria(llave), certificado=certificado))


@pytest.fixture(scope="session")
def hoja() -> bytes:
    return componer(un_cargo(), momento=MOMENTO)


@pytest.fixture(scope="session")
def recibo(sello: Sello, hoja: bytes) -> bytes:
    return sello.sellar(hoja, momento=MOMENTO, motivo="Cargo de recepción 2026-0028914", lugar="Lima")
