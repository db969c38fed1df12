"""Signatures by every algorithm that people sign with are computed; whom they are believed is another matter."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mesa.firmas.confianza.modelo import SIN_CONFIANZA
from tests.firmas.lectura.hechas import CARTA, leida
from tests.pki.pki import MOMENTO

Llave = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
DE_EDWARDS = ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey


def firmada(llave: Llave, resumen: str, *, pss: bool) -> bytes:
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "ALGUIEN FIR 40123456 hard")])
    dia = datetime(2026, 1, 1, tzinfo=UTC)
    constructor = x509.CertificateBuilder(nombre, nombre, llave.public_key(), 7, dia, dia + timedelta(days=365))
    certificado = constructor.sign(llave, None if isinstance(llave, DE_EDWARDS) else SHA256())
    firmante = SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificado.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(llave.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        cert_registry=SimpleCertificateStore(),
        prefer_pss=pss,
    )
    datos = PdfSignatureMetadata(field_name="Firma1", md_algorithm=resumen)
    return bytes(PdfSigner(datos, signer=firmante).sign_pdf(IncrementalPdfFileWriter(BytesIO(CARTA))).getbuffer())


@pytest.mark.parametrize(
    ("llave", "resumen", "pss"),
    [
        (RSA, "sha384", False),
        (RSA, "sha512", True),
        (RSA, "sha3_256", True),
        (ec.generate_private_key(ec.SECP384R1()), "sha384", False),
        (ec.generate_private_key(ec.BrainpoolP256R1()), "sha256", False),
        (ed25519.Ed25519PrivateKey.generate(), "sha512", False),
        (ed448.Ed448PrivateKey.generate(), "shake256", False),
    ],
    ids=["rsa-384", "pss-512", "pss-sha3", "p384", "brainpool", "ed25519", "ed448"],
)
def test_signature_of_a_stranger_is_intact_and_an_altered_one_is_not(llave: Llave, resumen: str, *, pss: bool) -> None:
    pdf = firmada(llave, resumen, pss=pss)

    intacta = leida(pdf, SIN_CONFIANZA, ahora=MOMENTO)
    alterada = leida(pdf.replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 505", 1), SIN_CONFIANZA, ahora=MOMENTO)

    assert (intacta.integra, intacta.debil, intacta.estado) == (True, False, "integra_no_confiable")
    assert alterada.estado == "invalida"
