"""What a verdict rests on now: the folder's trust with this desk's own certificates."""

from cryptography.hazmat.primitives.serialization import Encoding
from pytest_django import Settings

from mesa import sello
from mesa.confianza.actual import vigente
from mesa.firmas.confianza.carga import cargar
from mesa.firmas.confianza.instalacion import Instalacion
from tests.firmas.confianza.listas import filas, firmada, una_lista
from tests.pki.pki import Pki


def test_without_a_list_there_are_only_our_own_certificates() -> None:
    confianza = vigente()
    assert (confianza.lista, confianza.anclas) == (None, ())
    assert confianza.propios == tuple(uno.public_bytes(Encoding.DER) for uno in sello.certificados())


def test_same_trust_is_the_same_object_until_the_folder_changes(instalada: Instalacion, pki: Pki) -> None:
    primera = vigente()
    assert vigente() is primera
    cargar(instalada, firmada(una_lista(filas(pki), secuencia=8), pki), origen="otra")
    segunda = vigente()
    assert segunda.lista is not None
    assert (segunda.lista.secuencia, segunda.propios) == (8, primera.propios)


def test_installation_without_a_seal_has_no_certificates_of_its_own(settings: Settings) -> None:
    settings.SEAL_PKCS12 = settings.DATA_DIR / "nada.p12"
    sello.sello.cache_clear()
    assert vigente().propios == ()
