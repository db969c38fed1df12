"""The test PKI does what other tests lean on: its certificates chain, its lists revoke, its services answer."""

import urllib.request
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto import ocsp as asn1_ocsp
from cryptography.x509 import load_der_x509_certificate, load_der_x509_crl
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.archivos.hacer import un_pdf
from tests.pki.pki import MOMENTO, Pki


def test_pki_persons_are_issued_by_the_issuing_authority(pki: Pki) -> None:
    persona, emisora = (load_der_x509_certificate(pki.der(uno)) for uno in ("persona", "emisora"))
    persona.verify_directly_issued_by(emisora)
    assert "PNOPE-40123456" in persona.subject.rfc4514_string()


def test_pki_crl_lists_the_revoked_from_its_day_on(pki: Pki) -> None:
    serie = pki.certificado("revocada").serial_number
    despues = load_der_x509_crl(pki.crl("emisora"))
    antes = load_der_x509_crl(pki.crl("emisora", momento=datetime(2026, 1, 1, tzinfo=UTC)))
    assert despues.get_revoked_certificate_by_serial_number(serie) is not None
    assert antes.get_revoked_certificate_by_serial_number(serie) is None


def test_pki_ocsp_tells_good_from_revoked(pki: Pki) -> None:
    estados = {
        uno: asn1_ocsp.OCSPResponse.load(pki.ocsp(uno)).response_data["responses"][0]["cert_status"].name
        for uno in ("persona", "revocada")
    }
    assert estados == {"persona": "good", "revocada": "revoked"}


def test_pki_signs_at_the_time_it_is_told(pki: Pki) -> None:
    firmado = pki.firmar(un_pdf(), "persona", sellador=pki.sellador())
    (firma,) = PdfFileReader(BytesIO(firmado)).embedded_signatures
    assert firma.self_reported_timestamp == MOMENTO
    sueltos = [atributo["type"].native for atributo in firma.signer_info["unsigned_attrs"]]
    assert sueltos == ["signature_time_stamp_token"]


def test_pki_serves_its_revocation_list_on_loopback(pki: Pki) -> None:
    url = f"{pki.prefijo}/prueba/crls/emisora/latest.crl"
    with urllib.request.urlopen(url, timeout=5) as respuesta:  # noqa: S310 – our own server
        assert load_der_x509_crl(respuesta.read()).issuer == load_der_x509_certificate(pki.der("emisora")).subject
