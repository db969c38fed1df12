"""XML signed by code, as vouchers are, with any of the parts of a signature made otherwise."""

import base64
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from lxml import etree

DS = "http://www.w3.org/2000/09/xmldsig#"
MAS = "http://www.w3.org/2001/04/xmldsig-more#"
ENVUELTA = f"{DS}enveloped-signature"
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_CONTENIDO = "{urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2}ExtensionContent"

Llave = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmante:
    """A key and the certificates that go with it, DER, the signer's own first."""

    llave: Llave
    certificados: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forma:
    """How the signature is written. `tras` is markup after the KeyInfo; `en_la_llave`, markup inside it."""

    canonica: str = C14N
    metodo: str = f"{MAS}rsa-sha256"
    resumen: str = SHA256
    uri: str | None = ""
    transformaciones: tuple[str, ...] = (ENVUELTA,)
    prefijo: str = "ds"
    tras: str = ""
    en_la_llave: str = ""


def firmar(xml: str, firmante: Firmante, *, codificacion: str = "utf-8", **cambios: Any) -> bytes:
    """Return a document with its signature in the last extension."""
    forma = replace(Forma(), **cambios)
    arbol = etree.ElementTree(etree.fromstring(xml.encode(codificacion)))
    raiz = arbol.getroot()
    donde = list(raiz.iter(_CONTENIDO))[-1]
    donde.append(etree.fromstring(_plantilla(forma, firmante)))
    contexto = xmlsec.SignatureContext()
    contexto.key = xmlsec.Key.from_memory(_pem(firmante.llave), xmlsec.constants.KeyDataFormatPem)
    if forma.uri:
        contexto.register_id(raiz, "Id")
    contexto.sign(donde[-1])
    contenido: bytes = etree.tostring(arbol, encoding=codificacion, xml_declaration=True)
    if forma.tras:  # after signing, for libxmlsec would refuse it
        cierre = f"</{forma.prefijo}:Signature>" if forma.prefijo else "</Signature>"
        contenido = contenido.replace(cierre.encode(), (forma.tras + cierre).encode())
    return contenido


def autofirmado(*, titular: str = "FACTURADOR", ruc: str = "20100128218", **fechas: datetime) -> Firmante:
    """Return a key with a certificate of its own making, which chains to nobody."""
    llave = ec.generate_private_key(ec.SECP256R1())
    nombre = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, titular),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, f"RUC {ruc}"),
        ]
    )
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(llave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(fechas.get("desde", datetime(2025, 1, 1, tzinfo=UTC)))
        .not_valid_after(fechas.get("hasta", datetime(2029, 1, 1, tzinfo=UTC)))
        .sign(llave, hashes.SHA256())
    )
    return Firmante(llave=llave, certificados=(certificado.public_bytes(Encoding.DER),))


def _plantilla(forma: Forma, firmante: Firmante) -> str:
    p = f"{forma.prefijo}:" if forma.prefijo else ""
    espacio = f'xmlns:{forma.prefijo}="{DS}"' if forma.prefijo else f'xmlns="{DS}"'
    uri = "" if forma.uri is None else f' URI="{forma.uri}"'
    transformaciones = "".join(f'<{p}Transform Algorithm="{una}"/>' for una in forma.transformaciones)
    certificados = "".join(
        f"<{p}X509Certificate>{base64.b64encode(der).decode()}</{p}X509Certificate>" for der in firmante.certificados
    )
    return (
        f'<{p}Signature {espacio} Id="SignatureSP"><{p}SignedInfo>'
        f'<{p}CanonicalizationMethod Algorithm="{forma.canonica}"/><{p}SignatureMethod Algorithm="{forma.metodo}"/>'
        f"<{p}Reference{uri}><{p}Transforms>{transformaciones}</{p}Transforms>"
        f'<{p}DigestMethod Algorithm="{forma.resumen}"/><{p}DigestValue/></{p}Reference></{p}SignedInfo>'
        f"<{p}SignatureValue/><{p}KeyInfo>{forma.en_la_llave}<{p}X509Data>{certificados}</{p}X509Data></{p}KeyInfo>"
        f"</{p}Signature>"
    )


def _pem(llave: Llave) -> bytes:
    return llave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
