"""A sealing key for the demonstration: made on the spot, good for nothing in law, and saying so in its name."""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

SELLO, CONTRASENA, AUTORIDAD = "sello-demostracion.p12", "sello-demostracion.contrasena", "autoridad-demostracion.pem"
SIN_VALOR = "DEMOSTRACIÓN SIN VALOR LEGAL"
VIGENCIA = timedelta(days=3 * 365)
_LARGO_DE_NOMBRE = 64  # X.520's bound for names; counted in bytes to please every reader


@dataclass(frozen=True, slots=True)
class _Par:
    llave: rsa.RSAPrivateKey
    certificado: x509.Certificate


def crear_sello_de_demostracion(carpeta: Path, *, institucion: str, ruc: str, momento: datetime) -> Path:
    """Return the PKCS#12 file of the demonstration's seal in `carpeta`, made now unless it is there already.

    Beside it: its password (`contrasena_de`), of mode 600 as the key is, and for anyone to read the certificate of the
    authority that vouches for it (`autoridad_de`). RSA, the kind that every PDF reader checks, of 3072 bits, for three
    years. A certificate's names are short: give the institution's short name where it has one.
    """
    ruta = carpeta / SELLO
    if ruta.exists():
        return ruta
    carpeta.mkdir(parents=True, exist_ok=True)
    autoridad = _autoridad(institucion, ruc=ruc, momento=momento)
    par = _sello(institucion, ruc=ruc, autoridad=autoridad, momento=momento)
    contrasena = secrets.token_urlsafe(24)
    _guardar(carpeta / AUTORIDAD, autoridad.certificado.public_bytes(Encoding.PEM), modo=0o644)
    _guardar(carpeta / CONTRASENA, contrasena.encode(), modo=0o600)
    _guardar(
        ruta, _pkcs12(par, autoridad=autoridad, contrasena=contrasena), modo=0o600
    )  # last: its presence says all are
    return ruta


def contrasena_de(ruta: Path) -> str:
    """Return the password kept beside the demonstration's PKCS#12 file."""
    return ruta.with_name(CONTRASENA).read_text()


def autoridad_de(ruta: Path) -> Path:
    """Return the PEM file of the authority that issued the demonstration's seal."""
    return ruta.with_name(AUTORIDAD)


def _autoridad(institucion: str, *, ruc: str, momento: datetime) -> _Par:
    llave = _llave()
    nombre = _nombre(f"Autoridad de {SIN_VALOR}", institucion=institucion, ruc=ruc)
    uso = _uso(key_cert_sign=True, crl_sign=True)
    constructor = _constructor(nombre, emisor=nombre, llave=llave, momento=momento)
    constructor = constructor.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    certificado = constructor.add_extension(uso, critical=True).sign(llave, hashes.SHA256())
    return _Par(llave, certificado)


def _sello(institucion: str, *, ruc: str, autoridad: _Par, momento: datetime) -> _Par:
    llave = _llave()
    marca = f" · {SIN_VALOR}"
    corto = _recortar(institucion, bytes_=_LARGO_DE_NOMBRE - len(marca.encode()))
    nombre = _nombre(corto + marca, institucion=institucion, ruc=ruc)
    uso = _uso(digital_signature=True, content_commitment=True)
    constructor = _constructor(nombre, emisor=autoridad.certificado.subject, llave=llave, momento=momento)
    constructor = constructor.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    emisor = x509.AuthorityKeyIdentifier.from_issuer_public_key(autoridad.llave.public_key())
    constructor = constructor.add_extension(uso, critical=True).add_extension(emisor, critical=False)
    return _Par(llave, constructor.sign(autoridad.llave, hashes.SHA256()))


def _llave() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def _nombre(comun: str, *, institucion: str, ruc: str) -> x509.Name:
    partes = (
        (NameOID.COUNTRY_NAME, "PE"),
        (NameOID.ORGANIZATION_NAME, _recortar(institucion, bytes_=_LARGO_DE_NOMBRE)),
        (NameOID.ORGANIZATION_IDENTIFIER, f"NTRPE-{ruc}"),  # ETSI EN 319 412-1, 5.1.4
        (NameOID.COMMON_NAME, comun),
    )
    return x509.Name([x509.NameAttribute(oid, valor) for oid, valor in partes])


def _recortar(texto: str, *, bytes_: int) -> str:
    """Return the whole words of `texto` that fit, without dangling punctuation."""
    if len(texto.encode()) <= bytes_:
        return texto
    cabe = texto.encode()[:bytes_].decode(errors="ignore")
    return (cabe.rpartition(" ")[0] or cabe).rstrip(" –-·,")


def _constructor(
    nombre: x509.Name, *, emisor: x509.Name, llave: rsa.RSAPrivateKey, momento: datetime
) -> x509.CertificateBuilder:
    publica = llave.public_key()
    constructor = x509.CertificateBuilder(emisor, nombre, publica, x509.random_serial_number())
    # A day of grace: the reader's clock may run behind ours.
    constructor = constructor.not_valid_before(momento - timedelta(days=1)).not_valid_after(momento + VIGENCIA)
    return constructor.add_extension(x509.SubjectKeyIdentifier.from_public_key(publica), critical=False)


def _uso(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pkcs12(par: _Par, *, autoridad: _Par, contrasena: str) -> bytes:
    cifrado = BestAvailableEncryption(contrasena.encode())
    return serialize_key_and_certificates(b"sello", par.llave, par.certificado, [autoridad.certificado], cifrado)


def _guardar(ruta: Path, contenido: bytes, *, modo: int) -> None:
    """Write whole or not at all, and never for a moment readable by others."""
    parcial = ruta.with_name(f"{ruta.name}.parcial")
    parcial.unlink(missing_ok=True)
    descriptor = os.open(parcial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, modo)
    with os.fdopen(descriptor, "wb") as archivo:
        archivo.write(contenido)
    parcial.chmod(modo)
    parcial.replace(ruta)
