"""Read a signature of this desk that is kept beside what it signs (`Sello.firmar_separado`). Expects hostile input."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from asn1crypto import cms
from cryptography import x509
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from mesa.firmas.certificados import a_asn1, certificado_del_firmante
from mesa.firmas.tiempo import SelloDeTiempo, leer_sello_de_tiempo

LIMITE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmaSeparada:
    """A signature that one of our keys made over the data, and that holds.

    `sellado_en` is the time it claims, `tiempo` what a time-stamp authority vouches for; None where it says nothing.
    """

    certificado: x509.Certificate
    sellado_en: datetime | None
    tiempo: SelloDeTiempo | None


def leer_firma_separada(
    datos: bytes,
    firma: bytes,
    *,
    certificados: Sequence[x509.Certificate],
    autoridades: Sequence[x509.Certificate] = (),
) -> FirmaSeparada | None:
    """Return what a detached signature (CMS, DER) says of `datos`, when a key of `certificados` made it; else None.

    None also when the data changed, when the certificate was not in force at the time that is claimed, and when a
    time-stamp in it is not sound. `certificados` are those this desk seals and sealed with, `autoridades` those that
    vouch for whoever stamps time. Needs no network.
    """
    if not firma or len(firma) > LIMITE:
        return None
    try:
        return _leer(datos, firma, certificados, autoridades)
    except Exception:  # noqa: BLE001 – a stranger's ASN.1: its readers raise a dozen kinds, and each means "not ours"
        return None


def _leer(
    datos: bytes, firma: bytes, certificados: Sequence[x509.Certificate], autoridades: Sequence[x509.Certificate]
) -> FirmaSeparada | None:
    (firmante,) = cms.ContentInfo.load(firma, strict=True)["content"]["signer_infos"]
    certificado = certificado_del_firmante(firmante, certificados)
    if certificado is None or firmante["digest_algorithm"]["algorithm"].native != "sha256":
        return None
    intacta, valida = validate_sig_integrity(firmante, a_asn1(certificado), "data", sha256(datos).digest())
    sellado_en = _hora_dicha(firmante)
    if not (intacta and valida) or not _vigente(certificado, sellado_en):
        return None
    return FirmaSeparada(certificado=certificado, sellado_en=sellado_en, tiempo=_tiempo(firmante, autoridades))


def _hora_dicha(firmante: cms.SignerInfo) -> datetime | None:
    dichas = [uno["values"][0].native for uno in firmante["signed_attrs"] if uno["type"].native == "signing_time"]
    return dichas[0] if dichas else None


def _vigente(certificado: x509.Certificate, sellado_en: datetime | None) -> bool:
    return sellado_en is None or certificado.not_valid_before_utc <= sellado_en <= certificado.not_valid_after_utc


def _tiempo(firmante: cms.SignerInfo, autoridades: Sequence[x509.Certificate]) -> SelloDeTiempo | None:
    """Return the time-stamp over the signature's value. Raises SelloDeTiempoInvalido."""
    atributos = firmante["unsigned_attrs"].native and firmante["unsigned_attrs"]
    sellos = [uno for uno in atributos or () if uno["type"].native == "signature_time_stamp_token"]
    if not sellos:
        return None
    resumen = sha256(firmante["signature"].native).digest()
    return leer_sello_de_tiempo(sellos[0]["values"][0].dump(), resumen, autoridades=autoridades)
