"""What a CRL says of a certificate (RFC 5280, 5 and 6.3)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from mesa.firmas.lectura.situacion import Situacion, fresca


def segun_lista(
    lista: x509.CertificateRevocationList, certificado: x509.Certificate, emisor: x509.Certificate, momento: datetime
) -> Iterator[Situacion]:
    """Yield what a list says of `certificado` at `momento`; nothing when `emisor` did not sign it."""
    if not _firmada_por(lista, emisor):
        return
    entrada = lista.get_revoked_certificate_by_serial_number(certificado.serial_number)
    if entrada is not None and _motivo(entrada) is not x509.ReasonFlags.remove_from_crl:
        yield Situacion(revocado_desde=_desde(entrada))
    elif _abarca(lista, certificado):
        yield Situacion(vigente=fresca(lista.last_update_utc, lista.next_update_utc, certificado, momento))


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
    """Whether silence of a CRL about a certificate means that it is not revoked (RFC 5280, 5.2)."""
    try:
        extensiones = lista.extensions
        if any(_lo_acorta(una) for una in extensiones):
            return False
        alcance = extensiones.get_extension_for_class(x509.IssuingDistributionPoint).value
    except x509.ExtensionNotFound:
        return True
    except ValueError:
        return False
    return _alcanza(alcance, certificado)


def _lo_acorta(extension: x509.Extension[x509.ExtensionType]) -> bool:
    """Whether a list holds only what changed, or has something critical that nobody here understands."""
    desconocida = extension.critical and isinstance(extension.value, x509.UnrecognizedExtension)
    return desconocida or isinstance(extension.value, x509.DeltaCRLIndicator)


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
