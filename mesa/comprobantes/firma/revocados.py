"""Which certificates were taken back and when, as the lists of their authorities tell (RFC 5280, section 5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa

_LLAVES = (rsa.RSAPublicKey, ec.EllipticCurvePublicKey)


@dataclass(frozen=True, slots=True)
class Revocados:
    """Revocation lists by the name of who says to have issued them; believed once their signature is checked."""

    por_emisor: Mapping[x509.Name, tuple[x509.CertificateRevocationList, ...]]

    def revocado(self, certificado: x509.Certificate, *, por: x509.Certificate, momento: datetime) -> bool:
        """Tell whether a certificate that `por` issued had been revoked by `momento`; what no list tells had not."""
        for lista in self.por_emisor.get(por.subject, ()):
            entrada = lista.get_revoked_certificate_by_serial_number(certificado.serial_number)
            if entrada is not None and entrada.revocation_date_utc <= momento and _firmada(lista, por):
                return True
        return False


def reunir(crls: Iterable[bytes]) -> Revocados:
    """Return the lists that parse."""
    por_emisor: dict[x509.Name, tuple[x509.CertificateRevocationList, ...]] = {}
    for der in crls:
        try:
            lista = x509.load_der_x509_crl(der)
            por_emisor[lista.issuer] = (*por_emisor.get(lista.issuer, ()), lista)
        except ValueError:
            continue
    return Revocados(por_emisor)


def _firmada(lista: x509.CertificateRevocationList, autoridad: x509.Certificate) -> bool:
    try:
        llave = autoridad.public_key()
        return isinstance(llave, _LLAVES) and lista.is_signature_valid(llave)
    except (ValueError, UnsupportedAlgorithm):
        return False
