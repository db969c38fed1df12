"""Verify the signature of a trust list: XAdES (ETSI TS 119 612 clause 5.7), by a signer that chains to a known root."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xmlsec
from asn1crypto import x509
from lxml import etree
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mesa.firmas.confianza.certificados import ERRORES, leer_certificado
from mesa.firmas.confianza.forma_de_sello import FirmaDeLista, FormaInvalidaError, examinar_forma
from mesa.firmas.confianza.modelo import SelloDeLista
from mesa.firmas.confianza.xml_de_lista import DS, leer_xml

SIN_RAIZ = (
    "Nadie comprobó quién firma la lista: falta el certificado raíz de su emisor. Consíguelo por un canal oficial y "
    "cárgalo con «mesa confianza cargar LISTA --raiz RAIZ.pem»."
)


@dataclass(frozen=True, slots=True)
class DictamenDeSello:
    """What is known of a list's signature; `motivo` says why when it is not verified. `firmante`: a name, or empty."""

    sello: SelloDeLista
    motivo: str = ""
    firmante: str = ""


def verificar_sello(contenido: bytes, *, raices: Sequence[bytes], emitida_en: datetime) -> DictamenDeSello:
    """Say whether the list in `contenido` is signed, whole, by somebody whom one of `raices` (DER) vouches for.

    The signer must have been valid at `emitida_en`, as the list itself says. Raises ListaIlegibleError.
    """
    if not raices:
        return DictamenDeSello(SelloDeLista.SIN_COMPROBAR, SIN_RAIZ)
    raiz = leer_xml(contenido)
    try:
        firma = examinar_forma(raiz)
    except FormaInvalidaError as error:
        return DictamenDeSello(SelloDeLista.INVALIDO, str(error))
    motivo = _porque_no_coincide(raiz, firma) or _porque_no_se_confia(firma, raices=raices, momento=emitida_en)
    nombre = _nombre_de(firma.firmante)
    return DictamenDeSello(SelloDeLista.INVALIDO if motivo else SelloDeLista.VERIFICADO, motivo, nombre)


def _porque_no_coincide(raiz: etree._Element, firma: FirmaDeLista) -> str:
    """Have libxmlsec check digests and value with the signer's key alone: it must not look for another."""
    contexto = xmlsec.SignatureContext()
    contexto.key = xmlsec.Key.from_memory(firma.firmante, xmlsec.constants.KeyDataFormatCertDer)
    xmlsec.tree.add_ids(raiz, ["Id"])
    try:
        contexto.verify(raiz.find(f"{{{DS}}}Signature"))
    except xmlsec.Error:
        return "La firma de la lista no coincide con su contenido: alguien cambió la lista después de firmarla."
    return ""


def _porque_no_se_confia(firma: FirmaDeLista, *, raices: Sequence[bytes], momento: datetime) -> str:
    firmante = leer_certificado(firma.firmante)
    otros = SimpleCertificateStore()
    otros.register_multiple(uno for der in firma.cadena if (uno := leer_certificado(der)))
    contexto = ValidationContext(
        trust_roots=[uno for der in raices if (uno := leer_certificado(der))],
        other_certs=otros,
        moment=momento,
        allow_fetching=False,
        revocation_mode="soft-fail",
        weak_hash_algos={"md2", "md5", "sha1"},
    )
    try:
        asyncio.run(CertificateValidator(firmante, validation_context=contexto).async_validate_usage(set()))
    except (PathError, ValidationError, *ERRORES):
        return (
            f"Firma la lista «{_nombre_de(firma.firmante)}», de quien no responde la raíz instalada, "
            "o que no estaba vigente cuando se emitió."
        )
    return ""


def _nombre_de(der: bytes) -> str:
    certificado: x509.Certificate | None = leer_certificado(der)
    nombre = certificado.subject.native.get("common_name", "") if certificado else ""
    return nombre if isinstance(nombre, str) else ""
