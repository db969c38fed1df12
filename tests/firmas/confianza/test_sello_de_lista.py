"""A list counts as verified only when all of it is signed by somebody whom the installed root vouches for."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from mesa.firmas.confianza.modelo import SelloDeLista
from mesa.firmas.confianza.sello_de_lista import DictamenDeSello, verificar_sello
from tests.firmas.confianza.listas import DS, EMITIDA, filas, firmada, una_lista
from tests.pki.pki import Pki


def _dictamen(
    lista: bytes, pki: Pki, *, raiz: str = "raiz-de-lista", emitida_en: datetime = EMITIDA
) -> DictamenDeSello:
    return verificar_sello(lista, raices=[pki.der(raiz)], emitida_en=emitida_en)


@pytest.fixture(scope="module")
def lista(pki: Pki) -> bytes:
    return firmada(una_lista(filas(pki)), pki)


@pytest.mark.parametrize("uri", ["#la-lista", ""])
def test_list_signed_by_a_signer_of_the_root_is_verified(pki: Pki, uri: str) -> None:
    dictamen = _dictamen(firmada(una_lista(filas(pki)), pki, uri=uri), pki)
    assert dictamen == DictamenDeSello(SelloDeLista.VERIFICADO, "", "TSL SUSCRIPTOR DE PRUEBA")


def test_without_a_root_nobody_knows_who_signed(pki: Pki, lista: bytes) -> None:
    dictamen = verificar_sello(lista, raices=[], emitida_en=EMITIDA)
    assert dictamen.sello is SelloDeLista.SIN_COMPROBAR
    assert "--raiz" in dictamen.motivo


@pytest.mark.parametrize(
    ("en_vez", "pone"),
    [
        (b">7<", b">8<"),
        (b"undersupervision", b"granted"),
        (b"2026-12-15", b"2036-12-15"),
        (b'Target="#la-firma"', b'Target="#otra-cosa"'),
    ],
)
def test_list_changed_after_signing_is_invalid(pki: Pki, lista: bytes, en_vez: bytes, pone: bytes) -> None:
    cambiada = lista.replace(en_vez, pone, 1)
    assert cambiada != lista
    if en_vez.startswith(b"Target"):  # the signature may speak of itself: outside of what it signs
        assert _dictamen(cambiada, pki).sello is SelloDeLista.VERIFICADO
        return
    dictamen = _dictamen(cambiada, pki)
    assert dictamen.sello is SelloDeLista.INVALIDO
    assert "cambió" in dictamen.motivo


def test_list_of_another_authority_is_invalid(pki: Pki, lista: bytes) -> None:
    dictamen = _dictamen(lista, pki, raiz="raiz-ajena")
    assert dictamen.sello is SelloDeLista.INVALIDO
    assert "TSL SUSCRIPTOR DE PRUEBA" in dictamen.motivo


def test_signer_who_was_not_valid_at_issue_is_refused(pki: Pki, lista: bytes) -> None:
    dictamen = _dictamen(lista, pki, emitida_en=datetime(2036, 1, 1, tzinfo=UTC))
    assert dictamen.sello is SelloDeLista.INVALIDO
    assert "vigente" in dictamen.motivo


def test_unsigned_list_is_invalid_when_there_is_a_root(pki: Pki) -> None:
    dictamen = _dictamen(una_lista(filas(pki)), pki)
    assert (dictamen.sello, dictamen.motivo) == (SelloDeLista.INVALIDO, "La lista no está firmada.")


def test_reference_to_a_file_is_refused_before_anything_opens_it(pki: Pki, lista: bytes, tmp_path: Path) -> None:
    secreto = tmp_path / "secreto"
    secreto.write_text("secreto")
    dictamen = _dictamen(lista.replace(b'URI="#la-lista"', f'URI="file://{secreto}"'.encode()), pki)
    assert dictamen.sello is SelloDeLista.INVALIDO
    assert "firma algo que no es la lista" in dictamen.motivo


@pytest.mark.parametrize(
    ("en_vez", "pone", "motivo"),
    [
        ("xmldsig-more#rsa-sha256", "xmldsig-more#rsa-md5", "débil"),
        ("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256", "débil"),
        ("http://www.w3.org/2001/04/xmlenc#sha256", f"{DS}sha1", "débil"),
        (f"{DS}enveloped-signature", "http://www.w3.org/TR/1999/REC-xslt-19991116", "transforma"),
        ('Id="lo-firmado"', 'Id="la-llave"', "se confunden"),
        ('Target="#la-firma"', 'xml:id="la-lista"', "se confunden"),
        ("<X509Data>", "<RetrievalMethod URI='http://x.pe'/><X509Data>", "remite"),
        ("#lo-firmado", "#la-lista", "dos veces"),
        ("</X509Data>", "</X509Data><X509Data><X509Certificate>AAAA</X509Certificate></X509Data>", "certificados"),
    ],
)
def test_signature_of_another_form_is_refused(pki: Pki, lista: bytes, en_vez: str, pone: str, motivo: str) -> None:
    dictamen = _dictamen(lista.replace(en_vez.encode(), pone.encode()), pki)
    assert dictamen.sello is SelloDeLista.INVALIDO
    assert motivo in dictamen.motivo


def test_signature_over_a_part_alone_is_refused(pki: Pki, lista: bytes) -> None:
    """The original, whole and signed, moved inside a list of the forger's own (signature wrapping)."""
    falsa, original = etree.fromstring(una_lista(filas(pki), secuencia=99)), etree.fromstring(lista)
    falsa.set("Id", "otra")
    firma = original.find(f"{{{DS}}}Signature")
    falsa.append(firma)  # which leaves the original without it, as the transform asks
    firma.find(f"{{{DS}}}Object").append(original)
    dictamen = _dictamen(etree.tostring(falsa), pki)
    assert dictamen.sello is SelloDeLista.INVALIDO
    assert "firma algo que no es la lista" in dictamen.motivo


def test_signer_is_the_one_that_the_signed_properties_name(pki: Pki, lista: bytes) -> None:
    otra = firmada(una_lista(filas(pki)), pki, quien="persona")
    ajeno = otra.partition(b"<X509Certificate>")[2].partition(b"</X509Certificate>")[0]
    suyo = lista.partition(b"<X509Certificate>")[2].partition(b"</X509Certificate>")[0]
    dictamen = _dictamen(lista.replace(suyo, ajeno), pki)
    assert "con qué certificado" in dictamen.motivo
