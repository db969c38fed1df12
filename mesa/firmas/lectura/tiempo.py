"""Proof of time: RFC 3161 tokens on a signature or on the whole document, and what the signer merely claims."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import core, tsp, x509
from pyhanko.pdf_utils.generic import parse_pdf_date

from mesa.firmas.lectura.cms import DEBILES, Contenedor, MalFormadaError, huella_encapsulada
from mesa.firmas.lectura.huellas import huella_de


@dataclass(frozen=True, slots=True)
class Sello:
    """A time-stamp whose signature fits what it stamps, by whoever `contenedor` says; a `debil` one proves nothing."""

    momento: datetime
    contenedor: Contenedor
    debil: bool = False

    @property
    def autoridad(self) -> x509.Certificate:
        return self.contenedor.certificado


def sellos_de_la_firma(contenedor: Contenedor) -> list[Sello]:
    """Return the intact time-stamps on a signature's value (ETSI EN 319 122-1, 5.3); the others prove nothing."""
    valor = contenedor.info["signature"].native
    fichas = contenedor.atributos("signature_time_stamp_token", firmados=False)
    return [sello for ficha in fichas if (sello := _sello_en(ficha, valor))]


def _sello_en(ficha: Any, valor: bytes) -> Sello | None:
    try:
        return sello_de(Contenedor(ficha["content"]), lambda algoritmo: huella_de(algoritmo, valor))
    except Exception:  # noqa: BLE001 – a token is a stranger's work: one that cannot be read is none
        return None


def sello_de(contenedor: Contenedor, huella: Any) -> Sello | None:
    """Return the time-stamp in a container, or None when it stamps something else or was altered.

    `huella(algoritmo)` gives the digest of what it should stamp. Raises MalFormadaError or AlgoritmoNoAdmitidoError.
    """
    datos = informacion_de(contenedor)
    impreso = datos["message_imprint"]
    algoritmo = str(impreso["hash_algorithm"]["algorithm"].native)
    if huella(algoritmo) != impreso["hashed_message"].native:
        return None
    matematica = contenedor.comprobar(huella_encapsulada(contenedor), tipo="tst_info")
    if not matematica.integra:
        return None
    return Sello(datos["gen_time"].native, contenedor, debil=algoritmo in DEBILES or contenedor.debil())


def informacion_de(contenedor: Contenedor) -> tsp.TSTInfo:
    """Return what a time-stamp says. Raises MalFormadaError when it is none."""
    contenido = contenedor.contenido
    datos = contenido.parsed if isinstance(contenido, core.ParsableOctetString) else None
    if not isinstance(datos, tsp.TSTInfo):
        raise MalFormadaError("no TSTInfo")
    return datos


def fecha_declarada(contenedor: Contenedor, firma: Any) -> datetime | None:
    """Return when the signer says it signed: in the signed attributes, else in the PDF's dictionary; aware."""
    for valor in contenedor.atributos("signing_time", firmados=True):
        declarada = valor.native
        if isinstance(declarada, datetime):
            return _con_zona(declarada)
    try:
        return _con_zona(parse_pdf_date(str(firma["/M"]), strict=False))
    except Exception:  # noqa: BLE001 – any text may stand there
        return None


def _con_zona(momento: datetime) -> datetime:
    return momento if momento.tzinfo else momento.replace(tzinfo=UTC)
