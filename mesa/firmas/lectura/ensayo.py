"""A rehearsal: one file signed and read before the first real one, so that every child finds its libraries warmed up.

asn1crypto, OpenSSL and pyHanko set up their classes and algorithms at first use; in a jail that forks a child for each
file, each child would do it again. The key is made for this and thrown away.
"""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mesa.firmas.confianza.modelo import Confianza
from mesa.firmas.lectura import anclaje
from mesa.firmas.lectura.lector import leer_firmas
from mesa.firmas.lectura.modelo import estado_de

_DIA = datetime(2026, 1, 1, tzinfo=UTC)
_AUTORIDAD = x509.Name(
    [x509.NameAttribute(NameOID.COUNTRY_NAME, "PE"), x509.NameAttribute(NameOID.COMMON_NAME, "Autoridad de ensayo")]
)
_PERSONA = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "ENSAYO FIR 00000000")])


def ensayar() -> str:
    """Sign a blank page, read it and return the state found: valida, or something here does not work."""
    llave = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    raiz, persona = _certificado(llave, _AUTORIDAD, autoridad=True), _certificado(llave, _PERSONA, autoridad=False)
    lista = x509.CertificateRevocationListBuilder(_AUTORIDAD, _DIA, _DIA + timedelta(days=3650)).sign(llave, SHA256())
    confianza = Confianza(anclas=(_der(raiz),), crls=(lista.public_bytes(Encoding.DER),))
    firmado = _firmar(_una_pagina(), llave, persona)
    ahora = datetime.now(UTC)  # only for what was signed a moment ago
    return estado_de(leer_firmas(firmado, anclaje=anclaje.preparar(confianza), ahora=ahora))


def _una_pagina() -> BytesIO:
    escrito = PdfFileWriter()
    vacio = escrito.add_object(StreamObject(stream_data=b""))
    escrito.insert_page(PageObject(contents=vacio, media_box=(0, 0, 100, 100)))
    salida = BytesIO()
    escrito.write(salida)
    return salida


def _firmar(pdf: BytesIO, llave: rsa.RSAPrivateKey, certificado: x509.Certificate) -> BytesIO:
    crudo = llave.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    firmante = SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(_der(certificado)),
        signing_key=keys.PrivateKeyInfo.load(crudo),
        cert_registry=SimpleCertificateStore(),
    )
    datos = PdfSignatureMetadata(field_name="Ensayo", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    firmado: BytesIO = PdfSigner(datos, signer=firmante).sign_pdf(IncrementalPdfFileWriter(pdf))
    return firmado


def _certificado(llave: rsa.RSAPrivateKey, nombre: x509.Name, *, autoridad: bool) -> x509.Certificate:
    usos = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return (
        x509.CertificateBuilder(_AUTORIDAD, nombre, llave.public_key(), x509.random_serial_number())
        .not_valid_before(_DIA)
        .not_valid_after(_DIA + timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=autoridad, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not autoridad,
                content_commitment=not autoridad,
                key_cert_sign=autoridad,
                crl_sign=autoridad,
                **usos,
            ),
            critical=True,
        )
        .sign(llave, SHA256())
    )


def _der(certificado: x509.Certificate) -> bytes:
    return certificado.public_bytes(Encoding.DER)
