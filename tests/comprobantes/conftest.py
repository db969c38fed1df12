"""Signers that the test PKI accredits, and the trust in it."""

import pytest

from mesa.comprobantes.firma.cadena import Confianza
from tests.archivos.firmar_xml import Firmante
from tests.pki.pki import MOMENTO, Pki


def de_la_pki(pki: Pki, nombre: str, *, cadena: tuple[str, ...] = ("emisora",)) -> Firmante:
    """Return who signs with a certificate of the test PKI, bringing its chain along."""
    return Firmante(llave=pki.llave(nombre), certificados=tuple(pki.der(uno) for uno in (nombre, *cadena)))


@pytest.fixture
def emisor(pki: Pki) -> Firmante:
    """The supplier (RUC 20100128218)."""
    return de_la_pki(pki, "sello")


@pytest.fixture
def sunat(pki: Pki) -> Firmante:
    """Whoever holds a certificate with SUNAT's RUC."""
    return de_la_pki(pki, "empresa")


@pytest.fixture
def confianza(pki: Pki) -> Confianza:
    return Confianza(anclas=(pki.der("raiz"),), crls=(pki.crl("emisora", momento=MOMENTO),))
