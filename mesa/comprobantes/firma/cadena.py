"""Whether a certificate leads to a trusted authority on the day on which it signed (RFC 5280).

The path is found and checked by cryptography's verifier: signatures, dates, depth, strength of keys and algorithms. Its
rules for the web's certificates are left out; that an authority is one, and may sign certificates, is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    Policy,
    PolicyBuilder,
    Store,
    VerificationError,
)

from mesa.comprobantes.firma.certificado import abrir
from mesa.comprobantes.firma.hechos import Motivo
from mesa.comprobantes.firma.revocados import Revocados, reunir

_LIMA = ZoneInfo("America/Lima")
_DIA = timedelta(days=1)
_AUTORIDADES_MAXIMO = 5  # between the certificate and its anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Confianza:
    """What a verdict on a signature rests on, DER. `intermedios` are trusted only where they lead to an anchor."""

    anclas: tuple[bytes, ...] = ()
    intermedios: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()


SIN_CONFIANZA = Confianza()


@dataclass(frozen=True, slots=True)
class _Indice:
    """The trust parsed, once for every file; `anclas` is None when there are none."""

    anclas: Store | None
    intermedios: tuple[x509.Certificate, ...]
    revocados: Revocados


def motivo_de_la_cadena(cadena: tuple[bytes, ...], *, dia: date, confianza: Confianza) -> Motivo:
    """Return NINGUNO when the first of `cadena` leads to an anchor on `dia` (Lima), and why not otherwise.

    `cadena`: DER, the signer's first, then what the signature brought along. Nothing is fetched.
    """
    try:
        firmante, *traidos = [abrir(der) for der in cadena]
    except ValueError:
        return Motivo.SIN_CADENA
    momento = _momento(firmante, dia)
    if momento is None:
        return Motivo.FUERA_DE_VIGENCIA
    indice = indexar(confianza)
    if indice.anclas is None:
        return Motivo.SIN_CADENA
    verificador = (
        PolicyBuilder()
        .store(indice.anclas)
        .time(momento)
        .max_chain_depth(_AUTORIDADES_MAXIMO)
        .extension_policies(ca_policy=_DE_AUTORIDAD, ee_policy=ExtensionPolicy.permit_all())
        .build_client_verifier()
    )
    try:
        camino = verificador.verify(firmante, [*traidos, *indice.intermedios]).chain
    except (VerificationError, UnsupportedAlgorithm, ValueError):
        return Motivo.SIN_CADENA
    return Motivo.REVOCADO if _revocado(camino, indice.revocados, momento) else Motivo.NINGUNO


def _momento(certificado: x509.Certificate, dia: date) -> datetime | None:
    """Return an instant of that day in Lima within the certificate's validity, noon if it may be; None for no such."""
    empieza = datetime.combine(dia, time(), _LIMA)
    desde = max(empieza, certificado.not_valid_before_utc)
    hasta = min(empieza + _DIA - timedelta(seconds=1), certificado.not_valid_after_utc)
    if desde > hasta:
        return None
    return min(max(empieza + _DIA / 2, desde), hasta).astimezone(UTC)


def _revocado(camino: list[x509.Certificate], revocados: Revocados, momento: datetime) -> bool:
    """Tell whether a certificate of the path, its anchor apart, had been revoked by its issuer."""
    return any(revocados.revocado(uno, por=autoridad, momento=momento) for uno, autoridad in pairwise(camino))


@lru_cache(maxsize=4)
def indexar(confianza: Confianza) -> _Indice:
    """Return the trust parsed; what does not parse is left out, since it can back nothing."""
    anclas = _legibles(confianza.anclas)
    return _Indice(
        anclas=Store(anclas) if anclas else None,
        intermedios=tuple(_legibles(confianza.intermedios)),
        revocados=reunir(confianza.crls),
    )


def _legibles(certificados: Iterable[bytes]) -> list[x509.Certificate]:
    legibles = []
    for der in certificados:
        try:
            legibles.append(abrir(der))
        except ValueError:
            continue
    return legibles


def _es_autoridad(_politica: Policy, _certificado: x509.Certificate, extension: x509.BasicConstraints) -> None:
    if not extension.ca:
        raise ValueError("not an authority")


def _firma_certificados(_politica: Policy, _certificado: x509.Certificate, extension: x509.KeyUsage | None) -> None:
    if extension is not None and not extension.key_cert_sign:
        raise ValueError("an authority that signs no certificates")


_DE_AUTORIDAD = (
    ExtensionPolicy.permit_all()
    .require_present(x509.BasicConstraints, Criticality.AGNOSTIC, _es_autoridad)
    .may_be_present(x509.KeyUsage, Criticality.AGNOSTIC, _firma_certificados)
)
