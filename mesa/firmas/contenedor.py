"""Find the institution's own signature in a PDF by its bytes alone, without walking a stranger's objects.

A receipt comes back whole or it is not the receipt, so no PDF parser needs to judge what changed: the signature says
which bytes it covers, and a hostile file never reaches code that follows its pointers. Time is linear in the size.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from asn1crypto import cms, parser
from cryptography import x509
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from mesa.firmas.certificados import a_asn1, certificado_del_firmante
from mesa.firmas.tiempo import SelloDeTiempo, SelloDeTiempoInvalido, leer_sello_de_tiempo

INTENTOS = 8
_TRAMOS = re.compile(rb"/ByteRange\s{0,64}\[\s{0,64}0\s{1,64}(\d{1,8})\s{1,64}(\d{1,8})\s{1,64}(\d{1,8})\s{0,64}\]")
# In capitals, as our seal writes it: no signature covers these digits, so their case must be ours.
_HUECO = re.compile(rb"<([0-9A-F]{2,})>")


@dataclass(frozen=True, slots=True)
class FirmaPropia:
    """A signature value that one of our keys made. `integra`: over these bytes; `hasta`: where the covered ones end.

    `tiempo`: what the time-stamp over it says. `injerto`: no signature of ours covers the place of the time-stamp, and
    what stands there is not one of this signature, so somebody altered it.
    """

    certificado: x509.Certificate
    integra: bool
    hasta: int
    tiempo: SelloDeTiempo | None = None
    injerto: bool = False


@dataclass(frozen=True, slots=True)
class _Tramo:
    hueco: int
    despues: int
    hasta: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Conocidos:
    """Our own certificates, and those that vouch for who stamps time."""

    certificados: Sequence[x509.Certificate]
    autoridades: Sequence[x509.Certificate]


def buscar_firma_propia(
    pdf: bytes, *, certificados: Sequence[x509.Certificate], autoridades: Sequence[x509.Certificate] = ()
) -> FirmaPropia | None:
    """Return the first signature made with a key of `certificados`, intact ones before broken ones.

    `autoridades` are those trusted to vouch for whoever stamped its time.
    """
    conocidos = _Conocidos(certificados=certificados, autoridades=autoridades)
    firmas = [firma for tramo in _tramos(pdf) if (firma := _leer(pdf, tramo, conocidos))]
    return max(firmas, key=lambda firma: firma.integra, default=None)


def sobres_de(pdf: bytes) -> Iterator[bytes]:
    """Yield the container (CMS, DER, with its padding) of each signature that is written as our seal writes its own."""
    for tramo in _tramos(pdf):
        if (sobre := _sobre(pdf, tramo)) is not None:
            yield sobre


def _tramos(pdf: bytes) -> Iterator[_Tramo]:
    for intento, hallado in enumerate(_TRAMOS.finditer(pdf)):
        if intento == INTENTOS:
            return
        hueco, despues, largo = (int(numero) for numero in hallado.groups())
        if hueco < despues <= despues + largo <= len(pdf):
            yield _Tramo(hueco, despues, despues + largo)


def _leer(pdf: bytes, tramo: _Tramo, conocidos: _Conocidos) -> FirmaPropia | None:
    sobre = _sobre(pdf, tramo)
    if sobre is None:
        return None
    try:
        return _comprobar(sobre, pdf, tramo, conocidos)
    except Exception:  # noqa: BLE001  # a stranger's ASN.1: its readers raise a dozen kinds, and each means "not ours"
        return None


def _sobre(pdf: bytes, tramo: _Tramo) -> bytes | None:
    hueco = _HUECO.fullmatch(pdf, tramo.hueco, tramo.despues)
    return bytes.fromhex(hueco[1].decode()) if hueco and len(hueco[1]) % 2 == 0 else None


def _comprobar(sobre: bytes, pdf: bytes, tramo: _Tramo, conocidos: _Conocidos) -> FirmaPropia | None:
    firmantes = cms.ContentInfo.load(sobre)["content"]["signer_infos"]
    certificado = certificado_del_firmante(firmantes[0], conocidos.certificados) if len(firmantes) == 1 else None
    if certificado is None or firmantes[0]["digest_algorithm"]["algorithm"].native != "sha256":
        return None
    resumen = sha256(pdf[: tramo.hueco])
    resumen.update(pdf[tramo.despues : tramo.hasta])
    intacta, valida = validate_sig_integrity(firmantes[0], a_asn1(certificado), "data", resumen.digest())
    if not valida:
        return None
    intacta = intacta and _sin_polizones(sobre)
    try:
        tiempo = _tiempo(firmantes[0], conocidos.autoridades)
    except SelloDeTiempoInvalido:
        return FirmaPropia(certificado, intacta, tramo.hasta, injerto=True)
    return FirmaPropia(certificado, intacta, tramo.hasta, tiempo)


def _tiempo(firmante: cms.SignerInfo, autoridades: Sequence[x509.Certificate]) -> SelloDeTiempo | None:
    """Return what the time-stamp over the signature value says. Raises SelloDeTiempoInvalido for anything else."""
    try:
        sueltos = [
            (uno["type"].native, [valor.dump() for valor in uno["values"]]) for uno in firmante["unsigned_attrs"]
        ]
    except Exception as error:  # a stranger's ASN.1 in the one place that our signature leaves open
        raise SelloDeTiempoInvalido("not ASN.1") from error
    match sueltos:
        case []:
            return None
        case [("signature_time_stamp_token", [token])]:
            return leer_sello_de_tiempo(token, sha256(firmante["signature"].native).digest(), autoridades=autoridades)
    raise SelloDeTiempoInvalido("more than a time-stamp, which our seals do not carry")


def _sin_polizones(sobre: bytes) -> bool:
    """Tell whether nothing but padding follows the container: no signature covers those bytes."""
    *_, cabeza, contenido, cola = parser.parse(sobre)
    return not any(sobre[len(cabeza) + len(contenido) + len(cola) :])
