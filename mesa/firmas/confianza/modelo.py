"""What a verdict on a signature rests on: the trust list, its certificates, and what is known of revocations. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SelloDeLista(StrEnum):
    """What is known of the list's own signature (XAdES, ETSI TS 119 612 clause 5.7)."""

    VERIFICADO = "verificado"
    SIN_COMPROBAR = "sin_comprobar"
    INVALIDO = "invalido"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lista:
    """A trust list as it speaks of itself. Instants are aware UTC; `sha256` is of its bytes, lower-case hexadecimal.

    `origen` says where it came from, for a person. `motivo` tells why its signature could not be verified.
    """

    secuencia: int
    operador: str
    emitida_en: datetime
    proxima_actualizacion: datetime | None
    origen: str
    sha256: str
    sello: SelloDeLista
    motivo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confianza:
    """All that judging a signature needs, as DER bytes. Without `lista` there are no `anclas`: nothing is trusted.

    `anclas`: certificates of accredited providers, from the list. `retiradas`: those the list names and does not
    accredit (any more): nothing is trusted through them, whoever else vouches for them. `intermedios`: other
    authorities, trusted only when they lead to an anchor. `crls`, `ocsps`: cached revocation data. `propios`: the
    certificates with which this desk seals, so that its receipts are told apart from what a filer signed. `hosts`:
    where AIA, CRL and OCSP may be fetched from, host names alone, drawn from the list.
    """

    lista: Lista | None = None
    anclas: tuple[bytes, ...] = ()
    retiradas: tuple[bytes, ...] = ()
    intermedios: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()
    propios: tuple[bytes, ...] = ()
    hosts: frozenset[str] = frozenset()


SIN_CONFIANZA = Confianza()
