"""What an OCSP answer says of a certificate (RFC 6960)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from asn1crypto.keys import PublicKeyInfo
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from mesa.firmas.lectura.situacion import Situacion, fresca


def segun_respuesta(
    respuesta: ocsp.OCSPResponse, certificado: x509.Certificate, emisor: x509.Certificate, momento: datetime
) -> Iterator[Situacion]:
    """Yield what an answer says of `certificado` at `momento`; nothing when nobody appointed gave it."""
    suyas = list(_sobre(respuesta, certificado, emisor))
    if not suyas or not _respondida_por(respuesta, emisor):
        return
    for una in suyas:
        if una.certificate_status is ocsp.OCSPCertStatus.REVOKED:
            yield Situacion(revocado_desde=una.revocation_time_utc)
        elif una.certificate_status is ocsp.OCSPCertStatus.GOOD:
            yield Situacion(vigente=fresca(una.this_update_utc, una.next_update_utc, certificado, momento))


def _sobre(
    respuesta: ocsp.OCSPResponse, certificado: x509.Certificate, emisor: x509.Certificate
) -> Iterator[ocsp.OCSPSingleResponse]:
    """Yield what an OCSP answer says of one certificate of one issuer."""
    for una in respuesta.responses:
        if una.serial_number == certificado.serial_number:
            nombre, llave = _huellas(emisor, una.hash_algorithm)
            if una.issuer_name_hash == nombre and una.issuer_key_hash == llave:
                yield una


def _huellas(emisor: x509.Certificate, algoritmo: hashes.HashAlgorithm) -> tuple[bytes, bytes]:
    """Return how RFC 6960, 4.1.1 names an issuer: the digest of its name and that of its key's bits."""
    crudo = emisor.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    bits = PublicKeyInfo.load(crudo)["public_key"].contents[1:]
    return _suma(emisor.subject.public_bytes(), algoritmo), _suma(bits, algoritmo)


def _suma(datos: bytes, algoritmo: hashes.HashAlgorithm) -> bytes:
    suma = hashes.Hash(algoritmo)
    suma.update(datos)
    return suma.finalize()


def _respondida_por(respuesta: ocsp.OCSPResponse, emisor: x509.Certificate) -> bool:
    """Whether the issuer answered, or somebody whom it itself appointed for that (RFC 6960, 4.2.2.2)."""
    if _verifica(emisor, respuesta):
        return True
    return any(_designado(uno, emisor, respuesta) and _verifica(uno, respuesta) for uno in respuesta.certificates)


def _designado(certificado: x509.Certificate, emisor: x509.Certificate, respuesta: ocsp.OCSPResponse) -> bool:
    try:
        usos = certificado.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        certificado.verify_directly_issued_by(emisor)
    except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    desde, hasta = certificado.not_valid_before_utc, certificado.not_valid_after_utc
    return ExtendedKeyUsageOID.OCSP_SIGNING in usos and desde <= respuesta.produced_at_utc <= hasta


def _verifica(certificado: x509.Certificate, respuesta: ocsp.OCSPResponse) -> bool:
    algoritmo = respuesta.signature_hash_algorithm
    if algoritmo is None or isinstance(algoritmo, hashes.MD5):
        return False
    return _valor_de(certificado.public_key(), algoritmo, respuesta)


def _valor_de(llave: Any, algoritmo: hashes.HashAlgorithm, respuesta: ocsp.OCSPResponse) -> bool:
    datos, valor = respuesta.tbs_response_bytes, respuesta.signature
    intentos: Sequence[Callable[[], None]] = ()
    if isinstance(llave, rsa.RSAPublicKey):
        intentos = (
            lambda: llave.verify(valor, datos, padding.PKCS1v15(), algoritmo),
            lambda: llave.verify(valor, datos, padding.PSS(padding.MGF1(algoritmo), padding.PSS.AUTO), algoritmo),
        )
    elif isinstance(llave, ec.EllipticCurvePublicKey):
        intentos = (lambda: llave.verify(valor, datos, ec.ECDSA(algoritmo)),)
    return any(_pasa(intento) for intento in intentos)


def _pasa(intento: Callable[[], None]) -> bool:
    try:
        intento()
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True
