"""The seal of this desk, as the settings name it. Kept apart so that steps need not know where keys live."""

from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from cryptography import x509
from django.conf import settings

from mesa.firmas.sello import Sello


@lru_cache(maxsize=1)
def sello() -> Sello:
    """Return the institution's seal, its key parsed once a process. Raises FileNotFoundError without a key."""
    return Sello.de_pkcs12(settings.SEAL_PKCS12, contrasena=settings.SEAL_PASSWORD or None)


def sellar(pdf: bytes, motivo: str, *, momento: datetime) -> bytes:
    """Return `pdf` sealed for `motivo` at `momento` (UTC)."""
    return sello().sellar(pdf, momento=momento, motivo=motivo, lugar=None)


def firmar_separado(datos: bytes) -> bytes:
    """Return a signature over `datos` to keep beside them (CMS in DER)."""
    return sello().firmante.sobre(sha256(datos).digest())


@lru_cache(maxsize=1)
def certificados() -> tuple[x509.Certificate, ...]:
    """The certificates with which this desk seals or once sealed: the present one, and those kept in the folder."""
    folder = settings.SEAL_CERTIFICATES
    kept = (x509.load_pem_x509_certificate(path.read_bytes()) for path in sorted(folder.glob("*.pem")))
    return (sello().certificado, *kept)
