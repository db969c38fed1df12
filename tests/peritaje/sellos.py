"""Receipts sealed by somebody else's key."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mesa.firmas.firmante import Firmante
from mesa.firmas.llave import LlaveEnMemoria
from mesa.firmas.sello import Sello
from mesa.registro.hoja import componer
from mesa.registro.manifiesto import Manifiesto
from tests.registro.recibos import MOMENTO


def un_sello(nombre: str = "Otra institución", *, ruc: str = "") -> Sello:
    """A seal of somebody, with a certificate that he made for himself."""
    llave = ec.generate_private_key(ec.SECP256R1())
    partes = [x509.NameAttribute(NameOID.COMMON_NAME, nombre)]
    if ruc:
        partes.append(x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRPE-{ruc}"))
    sujeto = x509.Name(partes)
    constructor = x509.CertificateBuilder(sujeto, sujeto, llave.public_key(), x509.random_serial_number())
    desde = datetime(2026, 1, 1, tzinfo=UTC)
    constructor = constructor.not_valid_before(desde).not_valid_after(desde + timedelta(days=1000))
    certificado = constructor.sign(llave, hashes.SHA256())
    return Sello(firmante=Firmante(llave=LlaveEnMemoria(llave), certificado=certificado))


def sellado(manifiesto: Manifiesto, sello: Sello, *, momento: datetime = MOMENTO) -> bytes:
    """The sheet of a manifest, sealed."""
    return sello.sellar(componer(manifiesto, momento=momento), momento=momento, motivo="Recibo", lugar=None)
