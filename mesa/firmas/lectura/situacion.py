"""What a proof of revocation may say of one certificate, and from when to when it is to be believed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509

_SIN_PROXIMA = timedelta(days=1)  # how long an answer that names no end is taken for fresh
_DESFASE = timedelta(minutes=5)  # clocks differ


@dataclass(frozen=True, slots=True)
class Situacion:
    """What is known of one certificate: revoked since when, or not revoked as of the instant asked; else unknown."""

    revocado_desde: datetime | None = None
    vigente: bool = False


def fresca(desde: datetime, hasta: datetime | None, certificado: x509.Certificate, momento: datetime) -> bool:
    """Whether an answer speaks of `momento`: it was in force then, or came later while the certificate could be listed.

    Authorities drop expired certificates from their lists (RFC 5280, 3.3), so that later silence proves nothing.
    """
    if desde > certificado.not_valid_after_utc:
        return False
    return momento <= (hasta or desde + _SIN_PROXIMA) + _DESFASE
