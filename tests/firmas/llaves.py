"""Certificates for tests, made on the spot."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.x509.oid import NameOID


def un_certificado(
    llave: RSAPrivateKey | EllipticCurvePrivateKey,
    *,
    nombre: str,
    desde: datetime,
    serie: int | None = None,
    emisor: x509.Name | None = None,
) -> x509.Certificate:
    """Return a certificate of 100 days over `llave`, signed with it whatever `emisor` claims."""
    sujeto = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nombre)])
    constructor = x509.CertificateBuilder(
        emisor or sujeto, sujeto, llave.public_key(), serie or x509.random_serial_number()
    )
    constructor = constructor.not_valid_before(desde).not_valid_after(desde + timedelta(days=100))
    uso = x509.KeyUsage(True, True, *[False] * 7)
    return constructor.add_extension(uso, critical=True).sign(llave, hashes.SHA256())
