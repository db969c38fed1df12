"""Certificates: a folder of them (PEM), which of some a signature names, and the form that pyHanko takes them in."""

import os
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import structlog
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

log = structlog.get_logger("mesa.firmas")


def a_asn1(certificado: x509.Certificate) -> asn1_x509.Certificate:
    """Return the certificate as asn1crypto, and so pyHanko, has it."""
    return asn1_x509.Certificate.load(certificado.public_bytes(Encoding.DER))


def certificado_del_firmante(
    firmante: cms.SignerInfo, certificados: Iterable[x509.Certificate]
) -> x509.Certificate | None:
    """Return the one that a signature names by issuer and number (RFC 5652, 5.3). Raises as asn1crypto does."""
    identidad = firmante["sid"].chosen
    serie, emisor = identidad["serial_number"].native, identidad["issuer"].dump()
    suyos = (uno for uno in certificados if uno.serial_number == serie and uno.issuer.public_bytes() == emisor)
    return next(suyos, None)


def conservar(certificado: x509.Certificate, *, carpeta: Path) -> Path:
    """Return the file in `carpeta` that holds the certificate, written whole or not at all unless it is there already.

    Its name is the certificate's SHA-256, so that several processes may do it at once. Raises OSError.
    """
    ruta = carpeta / f"{sha256(certificado.public_bytes(Encoding.DER)).hexdigest()}.pem"
    if ruta.exists():
        return ruta
    carpeta.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=carpeta, suffix=".parcial", delete=False) as parcial:
        parcial.write(certificado.public_bytes(Encoding.PEM))
        parcial.flush()
        os.fsync(parcial.fileno())
    Path(parcial.name).chmod(0o644)  # temporary files are for their owner alone; a certificate is for everyone
    Path(parcial.name).replace(ruta)
    return ruta


def leer_carpeta(carpeta: Path) -> tuple[x509.Certificate, ...]:
    """Return the certificates of the folder's PEM files, each once, in the order of their names; none without a folder.

    Read again when a file came or went. One that cannot be read is logged and left out: the others must go on serving.
    """
    try:
        return _leer(carpeta, carpeta.stat().st_mtime_ns)
    except FileNotFoundError:
        return ()


@lru_cache(maxsize=8)
def _leer(carpeta: Path, _cambiada: int) -> tuple[x509.Certificate, ...]:
    leidos = (certificado for ruta in sorted(carpeta.glob("*.pem")) for certificado in _de_archivo(ruta))
    return tuple(dict.fromkeys(leidos))


def _de_archivo(ruta: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(ruta.read_bytes())
    except (OSError, ValueError) as error:
        log.error("certificado_ilegible", archivo=ruta.name, error=str(error))  # noqa: TRY400 – the sentence is enough
        return []
