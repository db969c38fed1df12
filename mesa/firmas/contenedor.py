"""Find the institution's own signature in a PDF by its bytes alone, without walking a stranger's objects.

A receipt comes back whole or it is not the receipt, so no PDF parser needs to judge what changed: the signature says
which bytes it covers, and a hostile file never reaches code that follows its pointers. Time is linear in the size.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from asn1crypto import cms, parser
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

INTENTOS = 8
_TRAMOS = re.compile(rb"/ByteRange\s{0,64}\[\s{0,64}0\s{1,64}(\d{1,8})\s{1,64}(\d{1,8})\s{1,64}(\d{1,8})\s{0,64}\]")
# In capitals, as our seal writes it: no signature covers these digits, so their case must be ours.
_HUECO = re.compile(rb"<([0-9A-F]{2,})>")


@dataclass(frozen=True, slots=True)
class FirmaPropia:
    """A signature value that one of our keys made. `integra`: over these bytes; `hasta`: where the covered ones end."""

    certificado: x509.Certificate
    integra: bool
    hasta: int


@dataclass(frozen=True, slots=True)
class _Tramo:
    hueco: int
    despues: int
    hasta: int


def buscar_firma_propia(pdf: bytes, *, certificados: Sequence[x509.Certificate]) -> FirmaPropia | None:
    """Return the first signature made with a key of `certificados`, intact ones before broken ones."""
    firmas = [firma for tramo in _tramos(pdf) if (firma := _leer(pdf, tramo, certificados=certificados))]
    return max(firmas, key=lambda firma: firma.integra, default=None)


def _tramos(pdf: bytes) -> Iterator[_Tramo]:
    for intento, hallado in enumerate(_TRAMOS.finditer(pdf)):
        if intento == INTENTOS:
            return
        hueco, despues, largo = (int(numero) for numero in hallado.groups())
        if hueco < despues <= despues + largo <= len(pdf):
            yield _Tramo(hueco, despues, despues + largo)


def _leer(pdf: bytes, tramo: _Tramo, *, certificados: Sequence[x509.Certificate]) -> FirmaPropia | None:
    hueco = _HUECO.fullmatch(pdf, tramo.hueco, tramo.despues)
    if hueco is None or len(hueco[1]) % 2:
        return None
    try:
        return _comprobar(bytes.fromhex(hueco[1].decode()), pdf, tramo, certificados)
    except Exception:  # noqa: BLE001  # a stranger's ASN.1: its readers raise a dozen kinds, and each means "not ours"
        return None


def _comprobar(sobre: bytes, pdf: bytes, tramo: _Tramo, certificados: Sequence[x509.Certificate]) -> FirmaPropia | None:
    firmantes = cms.ContentInfo.load(sobre)["content"]["signer_infos"]
    certificado = _certificado_de(firmantes[0], certificados=certificados) if len(firmantes) == 1 else None
    if certificado is None or firmantes[0]["digest_algorithm"]["algorithm"].native != "sha256":
        return None
    resumen = sha256(pdf[: tramo.hueco])
    resumen.update(pdf[tramo.despues : tramo.hasta])
    intacta, valida = validate_sig_integrity(firmantes[0], _a_asn1(certificado), "data", resumen.digest())
    if not valida:
        return None
    return FirmaPropia(certificado, intacta and _sin_polizones(sobre), tramo.hasta)


def _certificado_de(firmante: cms.SignerInfo, *, certificados: Sequence[x509.Certificate]) -> x509.Certificate | None:
    identidad = firmante["sid"].chosen
    serie, emisor = identidad["serial_number"].native, identidad["issuer"].dump()
    for certificado in certificados:
        if certificado.serial_number == serie and certificado.issuer.public_bytes() == emisor:
            return certificado
    return None


def _sin_polizones(sobre: bytes) -> bool:
    """Tell whether nothing but padding follows the container: no signature covers those bytes."""
    *_, cabeza, contenido, cola = parser.parse(sobre)
    return not any(sobre[len(cabeza) + len(contenido) + len(cola) :])


def _a_asn1(certificado: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificado.public_bytes(Encoding.DER))
