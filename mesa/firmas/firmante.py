"""The signature container (CMS, RFC 5652, with PAdES attributes) of one key, moulded once and filled at each signature.

pyHanko parses and checks the key and rebuilds the whole container at every signature: about 100 ms of CPU where the
signature itself takes one. Between two signatures of one key only the digest and the signature value differ; a
time-stamp is appended to the filled mould, for nothing that was signed changes by it.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Literal

from asn1crypto import cms
from cryptography import x509
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mesa.firmas.certificados import a_asn1
from mesa.firmas.llave import Llave
from mesa.firmas.tiempo import SelladorDeTiempo

RESUMEN: Literal["sha256"] = "sha256"
_HUECO_DE_RESUMEN = sha256(b"mesa de partes: hueco del resumen").digest()


@dataclass(frozen=True, slots=True)
class _Molde:
    """A container with holes: what is signed, and what is stored once signed."""

    atributos: bytes
    sobre: bytes
    hueco_de_firma: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmante:
    """One parsed key and its certificates. Safe to share between threads: two may mould the same, to no harm."""

    llave: Llave
    certificado: x509.Certificate
    cadena: tuple[x509.Certificate, ...] = ()
    _moldes: dict[int, _Molde] = field(default_factory=dict, repr=False, compare=False)

    def sobre(self, resumen: bytes, *, tiempo: SelladorDeTiempo | None = None) -> bytes:
        """Return the DER container that signs the SHA-256 digest `resumen`, time-stamped by `tiempo`.

        Raises SinSelloDeTiempo, LlaveNoDisponible.
        """
        atributos = self._molde(0).atributos.replace(_HUECO_DE_RESUMEN, resumen)
        firma = self.llave.firmar(atributos)
        molde = self._molde(len(firma))  # an ECDSA signature comes in several lengths
        lleno = molde.sobre.replace(_HUECO_DE_RESUMEN, resumen).replace(molde.hueco_de_firma, firma)
        return con_sello_de_tiempo(lleno, tiempo) if tiempo else lleno

    def sobre_de(
        self, datos: bytes, *, momento: datetime | None = None, tiempo: SelladorDeTiempo | None = None
    ) -> bytes:
        """Return a DER container (CAdES, ETSI EN 319 122-1) that signs `datos` without holding them.

        `momento` (aware): the time it claims, if any. Not moulded: some 100 ms of CPU. Raises as `sobre` does.
        """
        firmador = _Firmador(self)
        ajustes = PdfCMSSignedAttributes(signing_time=momento)
        firma = firmador.async_sign_general_data(datos, RESUMEN, use_cades=True, signed_attr_settings=ajustes)
        sobre = bytes(asyncio.run(firma).dump())
        return con_sello_de_tiempo(sobre, tiempo) if tiempo else sobre

    def _molde(self, largo: int) -> _Molde:
        """Return the container whose signature takes `largo` bytes."""
        if largo not in self._moldes:
            self._moldes[largo] = _moldear(self.certificado, cadena=self.cadena, largo=largo)
        return self._moldes[largo]


def con_sello_de_tiempo(sobre: bytes, tiempo: SelladorDeTiempo) -> bytes:
    """Return the container with a time-stamp over its signature value (RFC 5126 clause 6.1.1, unsigned attribute)."""
    contenido = cms.ContentInfo.load(sobre)
    (firmante,) = contenido["content"]["signer_infos"]
    token = tiempo.sellar(sha256(firmante["signature"].native).digest())
    sello = {"type": "signature_time_stamp_token", "values": [cms.ContentInfo.load(token)]}
    firmante["unsigned_attrs"] = cms.CMSAttributes([sello])
    return bytes(contenido.dump())


class _Firmador(Signer):
    """A pyHanko signer whose key is ours to reach."""

    def __init__(self, firmante: Firmante) -> None:
        super().__init__(signing_cert=a_asn1(firmante.certificado), cert_registry=_registro(firmante.cadena))
        self.llave = firmante.llave

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002
        return self.llave.firmar(data)


class _Moldeador(Signer):
    """A pyHanko signer that signs with a hole and remembers what it was given to sign."""

    def __init__(self, certificado: x509.Certificate, *, cadena: tuple[x509.Certificate, ...], hueco: bytes) -> None:
        super().__init__(signing_cert=a_asn1(certificado), cert_registry=_registro(cadena))
        self.hueco, self.atributos = hueco, b""

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002
        self.atributos = data
        return self.hueco


def _moldear(certificado: x509.Certificate, *, cadena: tuple[x509.Certificate, ...], largo: int) -> _Molde:
    hueco = bytes(0xA5 ^ (posicion & 0xFF) for posicion in range(largo))
    moldeador = _Moldeador(certificado, cadena=cadena, hueco=hueco)
    # PAdES takes its time from the signature dictionary and forbids the signing-time attribute.
    sobre = asyncio.run(moldeador.async_sign(_HUECO_DE_RESUMEN, RESUMEN, use_pades=True)).dump()
    partes = (moldeador.atributos, _HUECO_DE_RESUMEN), (sobre, _HUECO_DE_RESUMEN), (sobre, hueco)
    if any(donde.count(que) != 1 for donde, que in partes if que):
        raise ValueError("the container does not hold each hole exactly once")
    return _Molde(moldeador.atributos, sobre, hueco)


def _registro(cadena: tuple[x509.Certificate, ...]) -> SimpleCertificateStore:
    registro = SimpleCertificateStore()
    registro.register_multiple([a_asn1(eslabon) for eslabon in cadena])
    return registro
