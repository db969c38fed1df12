"""What certificates name is fetched from allowed hosts alone, bounded, and kept only when the right authority signed it."""

import base64
from datetime import UTC, datetime

import pytest
from asn1crypto import cms, x509

from mesa.firmas.confianza import descarga
from mesa.firmas.confianza.certificados import Direcciones, direcciones
from mesa.firmas.confianza.descarga import (
    DescargaError,
    SinRespuestaError,
    bajar_crl,
    bajar_emisores,
    bajar_lista,
    bajar_ocsp,
)
from tests.firmas.confianza.servidor import Servidor
from tests.pki.pki import MOMENTO, Pki

HOSTS = frozenset({"127.0.0.1"})


def _crl(url: str, pki: Pki, *, emisor: str = "emisora", ahora: datetime = MOMENTO) -> bytes:
    return bajar_crl(url, emisores=[pki.certificado(emisor)], hosts=HOSTS, ahora=ahora)


def test_issuer_is_fetched_where_the_certificate_says(pki: Pki) -> None:
    persona = pki.certificado("persona")
    (url,) = direcciones(persona).aia
    assert bajar_emisores(url, certificado=persona, hosts=HOSTS) == (pki.der("emisora"),)


@pytest.mark.parametrize("forma", ["der", "pem", "p7c"])
def test_issuer_is_read_in_each_usual_form(pki: Pki, servidor: Servidor, forma: str) -> None:
    sobre = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [],
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices(name="certificate", value=pki.certificado("emisora"))],
            "signer_infos": [],
        }
    )
    p7c = cms.ContentInfo({"content_type": "signed_data", "content": sobre}).dump()
    contenido = {"der": pki.der("emisora"), "pem": pki.pem("emisora"), "p7c": p7c}[forma]
    url = servidor.poner("/emisora", contenido)
    assert bajar_emisores(url, certificado=pki.certificado("persona"), hosts=HOSTS) == (pki.der("emisora"),)


def test_authority_that_did_not_sign_the_certificate_is_refused(pki: Pki, servidor: Servidor) -> None:
    url = servidor.poner("/otra.crt", pki.der("raiz"))
    with pytest.raises(DescargaError, match="no es el certificado de la autoridad"):
        bajar_emisores(url, certificado=pki.certificado("persona"), hosts=HOSTS)


def test_revocation_list_of_its_issuer_is_fetched(pki: Pki) -> None:
    (url,) = direcciones(pki.certificado("emisora")).crl
    ahora = datetime.now(UTC)  # the loopback service signs for the real clock
    assert _crl(url, pki, emisor="raiz", ahora=ahora)


@pytest.mark.parametrize("forma", [bytes, lambda der: b"-----BEGIN X509 CRL-----\n" + _base64(der)])
def test_revocation_list_is_read_as_der_and_pem(pki: Pki, servidor: Servidor, forma: object) -> None:
    assert callable(forma)
    url = servidor.poner("/lista.crl", forma(pki.crl("emisora")))
    assert _crl(url, pki) == pki.crl("emisora")


def _base64(der: bytes) -> bytes:
    return base64.encodebytes(der) + b"-----END X509 CRL-----\n"


def test_revocation_list_of_another_issuer_is_refused(pki: Pki, servidor: Servidor) -> None:
    url = servidor.poner("/lista.crl", pki.crl("emisora-muda"))
    with pytest.raises(DescargaError, match="no la firmó la autoridad que debía"):
        _crl(url, pki)


def test_revocation_list_changed_on_its_way_is_refused(pki: Pki, servidor: Servidor) -> None:
    der = bytearray(pki.crl("emisora"))
    der[-1] ^= 1
    with pytest.raises(DescargaError, match="no la firmó la autoridad que debía"):
        _crl(servidor.poner("/lista.crl", bytes(der)), pki)


def test_revocation_list_out_of_date_is_refused(pki: Pki, servidor: Servidor) -> None:
    url = servidor.poner("/lista.crl", pki.crl("emisora"))
    with pytest.raises(DescargaError, match="no está vigente"):
        _crl(url, pki, ahora=datetime(2027, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("contenido", [b"", b"<html>", b"\x30\x03\x02\x01\x01"])
def test_what_is_no_revocation_list_is_refused(pki: Pki, servidor: Servidor, contenido: bytes) -> None:
    with pytest.raises(DescargaError):
        _crl(servidor.poner("/lista.crl", contenido), pki)


@pytest.mark.parametrize("nombre", ["persona", "revocada"])
def test_responder_is_asked_about_a_certificate(pki: Pki, nombre: str) -> None:
    certificado, emisor = pki.certificado(nombre), pki.certificado("emisora")
    (url,) = direcciones(certificado).ocsp
    ahora = datetime.now(UTC)
    assert bajar_ocsp(url, certificado=certificado, emisor=emisor, hosts=HOSTS, ahora=ahora)


@pytest.mark.parametrize(
    ("certificado", "emisor", "motivo"),
    [("revocada", "emisora", "otro certificado"), ("persona", "emisora-muda", "quien debía")],
)
def test_answer_about_another_certificate_or_of_another_responder_is_refused(
    pki: Pki, monkeypatch: pytest.MonkeyPatch, certificado: str, emisor: str, motivo: str
) -> None:
    monkeypatch.setattr(descarga, "_bajar", lambda *_, **__: pki.ocsp("persona"))
    with pytest.raises(DescargaError, match=motivo):
        bajar_ocsp(
            "http://127.0.0.1/",
            certificado=pki.certificado(certificado),
            emisor=pki.certificado(emisor),
            hosts=HOSTS,
            ahora=MOMENTO,
        )


@pytest.mark.parametrize(
    "url",
    [
        "http://ajeno.pe/a.crl",
        "http://127.0.0.1.ajeno.pe/a.crl",
        "http://127.0.0.1@ajeno.pe/a.crl",
        "file:///etc/passwd",
        "ftp://127.0.0.1/a.crl",
        "ldap://127.0.0.1/a",
        "data:,a",
        "//127.0.0.1/a.crl",
        "http://[",
    ],
)
def test_address_outside_the_allowlist_is_never_asked(pki: Pki, url: str) -> None:
    with pytest.raises(DescargaError, match="no es de un host"):
        _crl(url, pki)


def test_redirect_to_another_host_is_not_followed(pki: Pki, servidor: Servidor) -> None:
    url = servidor.poner("/a.crl", servidor.url.replace("127.0.0.1", "localhost") + "/b.crl")
    servidor.poner("/b.crl", pki.crl("emisora"))
    with pytest.raises(DescargaError, match="no es de un host"):
        _crl(url, pki)
    assert servidor.pedidas == ["/a.crl"]


def test_redirect_on_the_same_host_is_followed(pki: Pki, servidor: Servidor) -> None:
    servidor.poner("/b.crl", pki.crl("emisora"))
    assert _crl(servidor.poner("/a.crl", "/b.crl"), pki) == pki.crl("emisora")


def test_redirect_to_a_file_is_not_followed(pki: Pki, servidor: Servidor) -> None:
    with pytest.raises(DescargaError):
        _crl(servidor.poner("/a.crl", "file:///etc/passwd"), pki)


def test_circle_of_redirects_ends(pki: Pki, servidor: Servidor) -> None:
    with pytest.raises(DescargaError, match="contesta 302"):
        _crl(servidor.poner("/a.crl", "/a.crl"), pki)


def test_oversized_answer_is_refused(pki: Pki, servidor: Servidor) -> None:
    url = servidor.poner("/a.crt", b"0" * (descarga.CERTIFICADO_MAXIMO + 1))
    with pytest.raises(DescargaError, match="más de 102 400 bytes"):
        bajar_emisores(url, certificado=pki.certificado("persona"), hosts=HOSTS)


def test_slow_answer_is_given_up(servidor: Servidor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descarga, "ESPERA", 0.0001)
    with pytest.raises(SinRespuestaError):
        bajar_lista(servidor.poner("/tsl.xml", b"0" * 5_000_000))


def test_address_where_nothing_is_says_so(servidor: Servidor) -> None:
    with pytest.raises(DescargaError, match="contesta 404"):
        bajar_lista(f"{servidor.url}/nada.xml")


def test_list_is_fetched_from_its_own_address(servidor: Servidor) -> None:
    assert bajar_lista(servidor.poner("/tsl.xml", b"<lista/>")) == b"<lista/>"


def test_address_that_is_no_ascii_is_none(pki: Pki) -> None:
    roto = x509.Certificate.load(pki.der("persona").replace(b"http://", b"htt\xf1://"))
    assert direcciones(roto) == Direcciones()
