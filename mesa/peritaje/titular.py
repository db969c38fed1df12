"""Whom a certificate names, in words that cannot play with a terminal."""

import re

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

from mesa.peritaje.modelo import Titular

_RUC = re.compile(r"(?<!\d)((?:10|15|16|17|20)\d{9})(?!\d)")
_LARGO = 200


def titular_de(certificado: x509.Certificate) -> Titular:
    """Return whose a certificate says it is; the RUC as EN 319 412-1 carries it (NTRPE-…), else wherever it stands."""
    return Titular(
        nombre=_nombre(certificado.subject),
        ruc=ruc_de(certificado),
        emisor=_nombre(certificado.issuer),
        huella=huella_de(certificado),
        desde=certificado.not_valid_before_utc,
        hasta=certificado.not_valid_after_utc,
    )


def huella_de(certificado: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate, lower-case hexadecimal."""
    return certificado.fingerprint(hashes.SHA256()).hex()


def ruc_de(certificado: x509.Certificate) -> str:
    """Return the RUC of a certificate's holder; "" when it carries none."""
    primeros = _valores(certificado.subject, NameOID.ORGANIZATION_IDENTIFIER)
    todos = [str(uno.value) for uno in certificado.subject]
    return next((hallado[1] for valor in (*primeros, *todos) if (hallado := _RUC.search(valor))), "")


def _nombre(nombre: x509.Name) -> str:
    comunes = _valores(nombre, NameOID.COMMON_NAME) or _valores(nombre, NameOID.ORGANIZATION_NAME)
    return imprimible(comunes[0] if comunes else nombre.rfc4514_string())[:_LARGO]


def _valores(nombre: x509.Name, oid: x509.ObjectIdentifier) -> list[str]:
    return [str(uno.value) for uno in nombre.get_attributes_for_oid(oid)]


def imprimible(texto: object) -> str:
    """Return a text that cannot move the cursor, hide or reverse what a terminal shows."""
    return "".join(letra if letra.isprintable() else "\N{REPLACEMENT CHARACTER}" for letra in str(texto))
