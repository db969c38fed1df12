"""Whether a certificate was revoked, by CRL (RFC 5280, 6.3) or OCSP (RFC 6960), from what the file and we hold.

pyHanko's own step is not used: it passes over supplied CRLs when the certificate names no distribution point, and a
revoked certificate comes out trusted.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto.keys import PublicKeyInfo
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from mesa.firmas.lectura.prueba import Pruebas

_SIN_PROXIMA = timedelta(days=1)  # how long an answer that names no end is taken for fresh
_DESFASE = timedelta(minutes=5)  # clocks differ


@dataclass(frozen=True, slots=True)
class Situacion:
    """What is known of one certificate: revoked since when, or not revoked as of the instant asked; else unknown."""

    revocado_desde: datetime | None = None
    vigente: bool = False

    @property
    def se_sabe(self) -> bool:
        return self.vigente or self.revocado_desde is not None


def situacion_de(
    certificado: x509.Certificate, emisor: x509.Certificate, *, pruebas: Pruebas, momento: datetime
) -> Situacion:
    """Return what the proofs say of a certificate at `momento` (aware); the earliest revocation wins over all."""
    dichos: list[Situacion] = []
    for lista in pruebas.crls_de(certificado.issuer.public_bytes()):
        dichos += _sin_tropezar(_segun_lista, lista, certificado, emisor, momento)
    for respuesta in pruebas.ocsps:
        dichos += _sin_tropezar(_segun_respuesta, respuesta, certificado, emisor, momento)
    revocaciones = [dicho.revocado_desde for dicho in dichos if dicho.revocado_desde]
    if revocaciones:
        return Situacion(revocado_desde=min(revocaciones))
    return Situacion(vigente=any(dicho.vigente for dicho in dichos))


def _sin_tropezar(segun: Callable[..., Iterator[Situacion]], *que: Any) -> list[Situacion]:
    """Return what one proof says; one that cannot be read, which the file may bring, says nothing."""
    try:
        return list(segun(*que))
    except Exception:  # noqa: BLE001 – its reader raises whatever it likes
        return []


def _segun_lista(
    lista: x509.CertificateRevocationList, certificado: x509.Certificate, emisor: x509.Certificate, momento: datetime
) -> Iterator[Situacion]:
    if not _firmada_por(lista, emisor):
        return
    entrada = lista.get_revoked_certificate_by_serial_number(certificado.serial_number)
    if entrada is not None and _motivo(entrada) is not x509.ReasonFlags.remove_from_crl:
        yield Situacion(revocado_desde=_desde(entrada))
    elif _abarca(lista, certificado):
        yield Situacion(vigente=_fresca(lista.last_update_utc, lista.next_update_utc, certificado, momento))


def _segun_respuesta(
    respuesta: ocsp.OCSPResponse, certificado: x509.Certificate, emisor: x509.Certificate, momento: datetime
) -> Iterator[Situacion]:
    suyas = list(_sobre(respuesta, certificado, emisor))
    if not suyas or not _respondida_por(respuesta, emisor):
        return
    for una in suyas:
        if una.certificate_status is ocsp.OCSPCertStatus.REVOKED:
            yield Situacion(revocado_desde=una.revocation_time_utc)
        elif una.certificate_status is ocsp.OCSPCertStatus.GOOD:
            yield Situacion(vigente=_fresca(una.this_update_utc, una.next_update_utc, certificado, momento))


def _fresca(desde: datetime, hasta: datetime | None, certificado: x509.Certificate, momento: datetime) -> bool:
    """Whether an answer speaks of `momento`: it was in force then, or came later while the certificate could be listed.

    Authorities drop expired certificates from their lists (RFC 5280, 3.3), so that later silence proves nothing.
    """
    if desde > certificado.not_valid_after_utc:
        return False
    return momento <= (hasta or desde + _SIN_PROXIMA) + _DESFASE


def _motivo(entrada: x509.RevokedCertificate) -> x509.ReasonFlags | None:
    try:
        return entrada.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except (x509.ExtensionNotFound, ValueError):
        return None


def _desde(entrada: x509.RevokedCertificate) -> datetime:
    """From the day on which the key is known to have been lost, when the authority tells it."""
    try:
        invalida = entrada.extensions.get_extension_for_class(x509.InvalidityDate).value.invalidity_date_utc
    except (x509.ExtensionNotFound, ValueError):
        return entrada.revocation_date_utc
    return min(invalida, entrada.revocation_date_utc)


def _abarca(lista: x509.CertificateRevocationList, certificado: x509.Certificate) -> bool:
    """Whether silence of a CRL about a certificate means that it is not revoked (RFC 5280, 5.2.4 and 5.2.5)."""
    try:
        extensiones = lista.extensions
        if any(isinstance(una.value, x509.DeltaCRLIndicator) for una in extensiones):
            return False
        alcance = extensiones.get_extension_for_class(x509.IssuingDistributionPoint).value
    except x509.ExtensionNotFound:
        return True
    except ValueError:
        return False
    return _alcanza(alcance, certificado)


def _alcanza(alcance: x509.IssuingDistributionPoint, certificado: x509.Certificate) -> bool:
    if alcance.indirect_crl or alcance.only_contains_attribute_certs or alcance.only_some_reasons:
        return False
    ajenos = alcance.only_contains_user_certs if _es_autoridad(certificado) else alcance.only_contains_ca_certs
    return not ajenos and (alcance.full_name is None or bool(set(alcance.full_name) & _puntos(certificado)))


def _es_autoridad(certificado: x509.Certificate) -> bool:
    try:
        return certificado.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _puntos(certificado: x509.Certificate) -> set[x509.GeneralName]:
    try:
        puntos = certificado.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except (x509.ExtensionNotFound, ValueError):
        return set()
    return {nombre for punto in puntos for nombre in punto.full_name or ()}


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


def _firmada_por(lista: x509.CertificateRevocationList, emisor: x509.Certificate) -> bool:
    try:
        llave: Any = emisor.public_key()
        return lista.issuer == emisor.subject and _puede_firmar_listas(emisor) and lista.is_signature_valid(llave)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False


def _puede_firmar_listas(emisor: x509.Certificate) -> bool:
    try:
        return emisor.extensions.get_extension_for_class(x509.KeyUsage).value.crl_sign
    except x509.ExtensionNotFound:
        return True
    except ValueError:
        return False
