"""Whom a certificate names, in words that cannot play with a terminal."""

from hashlib import sha256

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from mesa.firmas.lectura.sujeto import ruc_de, sujeto_de
from mesa.peritaje.modelo import Titular

SIN_NOMBRE = "alguien cuyo nombre no se puede leer"


def titular_de(certificado: x509.Certificate) -> Titular:
    """Return whose a certificate says it is; a stranger's may say nothing that can be read."""
    der = certificado.public_bytes(Encoding.DER)
    huella = sha256(der).hexdigest()
    try:
        en_asn1 = asn1_x509.Certificate.load(der)
        sujeto, ruc = sujeto_de(en_asn1), ruc_de(en_asn1)
    except Exception:  # noqa: BLE001 – a certificate may be as hostile as a file: a name that cannot be read is no name
        return Titular(nombre=SIN_NOMBRE, ruc="", persona="", emisor=SIN_NOMBRE, huella=huella)
    nombre = sujeto.nombre or sujeto.organizacion or SIN_NOMBRE
    persona = "" if sujeto.documento.startswith("RUC") else sujeto.documento
    return Titular(nombre=nombre, ruc=ruc, persona=persona, emisor=sujeto.emisor or SIN_NOMBRE, huella=huella)
