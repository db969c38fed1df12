"""What a certificate says of its holder. Nothing here is trusted; a chain may be (firma/cadena.py)."""

import hashlib
import re
import warnings

from cryptography import x509
from cryptography.x509.oid import NameOID
from stdnum.pe import ruc

from mesa.comprobantes.firma.hechos import Certificado

RUC_DE_SUNAT = "20131312955"
_RUC = re.compile(r"(?<!\d)(?:10|15|16|17|20)\d{9}(?!\d)", re.ASCII)
_DEMOSTRACION = re.compile(r"demostraci[oó]n|certificado de prueba|not for production", re.IGNORECASE)
_DER_MAXIMO = 16_384
_NOMBRE_MAXIMO = 300


def abrir(der: bytes) -> x509.Certificate:
    """Return a certificate with the names that it states. Raise ValueError when it is none."""
    if len(der) > _DER_MAXIMO:
        raise ValueError("too large for a certificate")
    with warnings.catch_warnings(action="ignore"):  # of serial numbers that later versions will refuse
        certificado = x509.load_der_x509_certificate(der)
        _ = (certificado.subject, certificado.issuer)  # parsed when asked for
    return certificado


def leer_certificado(der: bytes) -> Certificado:
    """Return what a certificate says. Raise ValueError when it is none."""
    certificado = abrir(der)
    dichos = [_texto(uno.value) for uno in certificado.subject]
    rucs = dict.fromkeys(uno for dicho in dichos for uno in _RUC.findall(dicho) if ruc.is_valid(uno))
    emisor = certificado.issuer
    return Certificado(
        titular=_primero(certificado.subject, NameOID.COMMON_NAME),
        organizacion=_primero(certificado.subject, NameOID.ORGANIZATION_NAME),
        rucs=tuple(rucs),
        autoridad=_primero(emisor, NameOID.COMMON_NAME) or _primero(emisor, NameOID.ORGANIZATION_NAME),
        desde=certificado.not_valid_before_utc,
        hasta=certificado.not_valid_after_utc,
        sha256=hashlib.sha256(der).hexdigest(),
        de_demostracion=any(_DEMOSTRACION.search(dicho) for dicho in dichos),
    )


def _primero(nombre: x509.Name, tipo: x509.ObjectIdentifier) -> str:
    return next((_texto(uno.value) for uno in nombre if uno.oid == tipo), "")


def _texto(valor: str | bytes) -> str:
    dicho = valor if isinstance(valor, str) else valor.decode("latin-1")
    return " ".join(dicho.split())[:_NOMBRE_MAXIMO]
