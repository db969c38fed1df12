"""Keys that seal: what a seal asks of one, and the kind that lies in memory."""

from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

Publica = RSAPublicKey | EllipticCurvePublicKey


class LlaveNoDisponible(OSError):
    """The key cannot sign now: its device is away, its PIN is refused, or it holds no such key."""


class Llave(Protocol):
    """A private key, wherever it lives. Threads may share it."""

    @property
    def publica(self) -> Publica:
        """Its public half."""
        ...

    def firmar(self, datos: bytes) -> bytes:
        """Return the signature over the SHA-256 of `datos`: PKCS#1 v1.5, or ECDSA as DER. Raises LlaveNoDisponible."""
        ...


@dataclass(frozen=True, slots=True)
class LlaveEnMemoria:
    """A key that was read from a file."""

    privada: RSAPrivateKey | EllipticCurvePrivateKey

    @property
    def publica(self) -> Publica:
        return self.privada.public_key()

    def firmar(self, datos: bytes) -> bytes:
        if isinstance(self.privada, RSAPrivateKey):
            # PKCS#1 v1.5 rather than PSS: every PDF reader knows it.
            return self.privada.sign(datos, padding.PKCS1v15(), hashes.SHA256())
        return self.privada.sign(datos, ECDSA(hashes.SHA256()))


def es_de(llave: Llave, publica: object) -> bool:
    """Tell whether `llave` signs what `publica` (of a certificate) verifies, by signing once."""
    datos = b"mesa de partes: prueba de la llave"
    try:
        if isinstance(publica, RSAPublicKey):
            publica.verify(llave.firmar(datos), datos, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(publica, EllipticCurvePublicKey):
            publica.verify(llave.firmar(datos), datos, ECDSA(hashes.SHA256()))
        else:
            return False
    except InvalidSignature:
        return False
    return True
