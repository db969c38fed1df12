"""The mathematics of a signature (RFC 5652): whether its value fits the digest, and the certificate the value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, core, x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.sign.general import SignedDataCerts
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity
from pyhanko_certvalidator.errors import AlgorithmNotSupported, DSAParametersUnavailable, PSSParameterMismatch
from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator

from mesa.firmas.lectura.huellas import AlgoritmoNoAdmitidoError, huella_de

DEBILES = frozenset({"md2", "md4", "md5", "sha1"})
_RSA_MINIMO = 2048
_CURVA_MINIMA = 224
_SIN_APOYO = (AlgorithmNotSupported, DSAParametersUnavailable, PSSParameterMismatch, UnsupportedAlgorithm)


class VariosFirmantesError(Exception):
    """The container holds several signatures at once, which PDF does not know (ETSI EN 319 142-1, 4.1)."""


class MalFormadaError(Exception):
    """The container is not what it says."""


@dataclass(frozen=True, slots=True)
class Matematica:
    """`huella_coincide`: what is signed is what the file holds; `valor_coincide`: the certificate's key signed it."""

    huella_coincide: bool
    valor_coincide: bool

    @property
    def integra(self) -> bool:
        return self.huella_coincide and self.valor_coincide


class _Verificador(DefaultSignatureValidator):
    """Tells an algorithm it does not know from a value that does not fit; pyHanko takes both for the latter."""

    def validate_signature(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().validate_signature(*args, **kwargs)
        except _SIN_APOYO as error:
            raise AlgoritmoNoAdmitidoError(str(error)) from error


_VERIFICADOR = _Verificador()


class Contenedor:
    """A CMS SignedData with one signer. Raises VariosFirmantesError or MalFormadaError when there is not just one."""

    def __init__(self, datos: cms.SignedData) -> None:
        self.datos = datos
        firmantes = datos["signer_infos"]
        if len(firmantes) > 1:
            raise VariosFirmantesError
        if len(firmantes) != 1:
            raise MalFormadaError("no signer")
        self.info: cms.SignerInfo = firmantes[0]
        try:
            self._certificados: SignedDataCerts = extract_certs_for_validation(datos)
        except SignatureValidationError as error:
            raise MalFormadaError(str(error)) from error

    @property
    def certificado(self) -> x509.Certificate:
        return self._certificados.signer_cert

    @property
    def otros(self) -> list[x509.Certificate]:
        return list(self._certificados.other_certs)

    @property
    def algoritmo(self) -> str:
        return str(self.info["digest_algorithm"]["algorithm"].native).lower()

    @property
    def contenido(self) -> Any:
        return self.datos["encap_content_info"]["content"]

    def debil(self) -> bool:
        """Whether somebody might forge it: SHA-1 or MD5, RSA under 2048 bits, a curve under 224."""
        if self.algoritmo in DEBILES or _resumen_de(self.info) in DEBILES:
            return True
        llave = self.certificado.public_key
        if llave.algorithm in {"rsa", "rsassa_pss"}:
            return bool(llave.bit_size < _RSA_MINIMO)
        return bool(llave.algorithm == "dsa" or (llave.algorithm == "ec" and llave.bit_size < _CURVA_MINIMA))

    def comprobar(self, huella: bytes, *, tipo: str) -> Matematica:
        """Compare with the digest of what should be signed; `tipo` is the content type that must be claimed.

        Raises AlgoritmoNoAdmitidoError or MalFormadaError when that cannot be done.
        """
        try:
            integra, valor = validate_sig_integrity(
                self.info, self.certificado, tipo, huella, sig_validator=_VERIFICADOR
            )
        except (SignatureValidationError, AssertionError) as error:
            raise MalFormadaError(str(error)) from error
        except (NotImplementedError, UnsupportedAlgorithm) as error:
            raise AlgoritmoNoAdmitidoError(str(error)) from error
        return Matematica(huella_coincide=integra, valor_coincide=valor)

    def atributos(self, nombre: str, *, firmados: bool) -> Iterator[Any]:
        """Yield the values of an attribute of the signer."""
        atributos = self.info["signed_attrs" if firmados else "unsigned_attrs"]
        if atributos is core.VOID:
            return
        for atributo in atributos:
            if atributo["type"].native == nombre:
                yield from atributo["values"]


def contenedor_de(contenido: bytes) -> Contenedor:
    """Return the SignedData in a signature's value. Raises MalFormadaError or VariosFirmantesError."""
    try:
        mensaje = cms.ContentInfo.load(contenido)
        if mensaje["content_type"].native != "signed_data":
            raise MalFormadaError("not SignedData")
        return Contenedor(mensaje["content"])
    except (ValueError, TypeError, KeyError) as error:
        raise MalFormadaError(str(error)) from error


def huella_encapsulada(contenedor: Contenedor) -> bytes:
    """Return the digest of what the container itself carries, as a time-stamp does."""
    return huella_de(contenedor.algoritmo, bytes(contenedor.contenido))


def _resumen_de(info: cms.SignerInfo) -> str:
    try:
        return str(info["signature_algorithm"].hash_algo)
    except ValueError:
        return ""
