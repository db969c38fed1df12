"""Seal the institution's own PDFs: PAdES B-T with a time-stamp authority, else B-B; certified against any change.

A visible block stands on the first page.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from mesa.firmas.estampa import CAMPO, dibujar, estampar, etiquetar, lugar_del_sello
from mesa.firmas.firmante import RESUMEN, Firmante
from mesa.firmas.llave import Llave, LlaveEnMemoria, es_de
from mesa.firmas.llave_en_token import LlaveEnToken, Token
from mesa.firmas.tiempo import TOKEN_MAXIMO, SelladorDeTiempo

ACENTO = "#8f1428"
# Hexadecimal digits kept for the signature: room for a chain of three RSA-4096 certificates, and for a time-stamp.
RESERVA = 16_384
RESERVA_DEL_TIEMPO = 2 * TOKEN_MAXIMO


class SelloInvalido(ValueError):
    """Nothing to seal with: wrong password, no key, no certificate, one that is not the key's, or of a kind unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sello:
    """The institution's key, parsed once, its certificate, and who stamps time. Safe to share between threads."""

    firmante: Firmante
    tiempo: SelladorDeTiempo | None = None
    acento: str = ACENTO

    @classmethod
    def de_pkcs12(cls, ruta: Path, *, contrasena: str | None, acento: str = ACENTO) -> Self:
        """Return the seal kept at `ruta`. Raises SelloInvalido, and OSError when the file cannot be read."""
        try:
            contenido = load_pkcs12(ruta.read_bytes(), contrasena.encode() if contrasena is not None else None)
        except ValueError as error:
            raise SelloInvalido(f"{ruta.name}: not a PKCS#12 file, or the password is another") from error
        if contenido.cert is None or not isinstance(contenido.key, RSAPrivateKey | EllipticCurvePrivateKey):
            raise SelloInvalido(f"{ruta.name}: holds no RSA or EC key with its certificate")
        cadena = tuple(eslabon.certificate for eslabon in contenido.additional_certs)
        return cls._de(LlaveEnMemoria(contenido.key), (contenido.cert.certificate, *cadena), acento=acento)

    @classmethod
    def de_pkcs11(
        cls, *, modulo: Path, token: str, llave: str, pin: str, certificado: Path | None = None, acento: str = ACENTO
    ) -> Self:
        """Return the seal whose key, labelled `llave`, never leaves the token labelled `token`.

        Its certificate, with those that issued it after, comes from a PEM file or from the token. Raises SelloInvalido,
        LlaveNoDisponible, and OSError when the file cannot be read.
        """
        guardado = Token(modulo=modulo, etiqueta=token, pin=pin)
        certificados = _leer_pem(certificado) if certificado else guardado.certificados(llave)
        if not certificados:
            raise SelloInvalido(f"the token «{token}» keeps no certificate: name it in a PEM file")
        publica = certificados[0].public_key()
        if not isinstance(publica, RSAPublicKey | EllipticCurvePublicKey):
            raise SelloInvalido("the certificate is of no RSA or EC key")
        return cls._de(LlaveEnToken(guardado, etiqueta=llave, publica=publica), certificados, acento=acento)

    @classmethod
    def _de(cls, llave: Llave, certificados: tuple[x509.Certificate, ...], *, acento: str) -> Self:
        firmante = Firmante(llave=llave, certificado=certificados[0], cadena=certificados[1:])
        sello = cls(firmante=firmante, acento=acento)
        sello.comprobar()
        return sello

    def comprobar(self) -> None:
        """Sign once, to see that the key is there. Raises LlaveNoDisponible, SelloInvalido."""
        if not es_de(self.firmante.llave, self.certificado.public_key()):
            raise SelloInvalido("the certificate is not that of the key")

    def con_tiempo_de(self, tiempo: SelladorDeTiempo | None) -> Self:
        """The same seal, its time stamped by another authority, or by none."""
        return replace(self, tiempo=tiempo)

    @property
    def certificado(self) -> x509.Certificate:
        """The certificate that goes with the key."""
        return self.firmante.certificado

    @property
    def huella(self) -> str:
        """SHA-256 of the certificate, lower-case hexadecimal."""
        return sha256(self.certificado.public_bytes(Encoding.DER)).hexdigest()

    @property
    def sujeto(self) -> str:
        """The common name of the certificate's subject."""
        nombres = self.certificado.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(nombres[0].value) if nombres else self.certificado.subject.rfc4514_string()

    def sellar(self, pdf: bytes, *, momento: datetime, motivo: str, lugar: str | None) -> bytes:
        """Return `pdf` with the seal appended; the bytes before it stay as they were.

        `pdf` is one of our own sheets. `momento` (aware) is the time the seal claims; `tiempo`, where there is one,
        vouches for it over the network. Raises SinSelloDeTiempo, LlaveNoDisponible.
        """
        escritor = _Actualizacion(BytesIO(pdf))
        pasos = PdfCMSEmbedder(new_field_spec=lugar_del_sello()).write_cms(CAMPO, escritor)
        self._estampar(escritor, next(pasos), momento=momento)
        pasos.send(_diccionario(momento=momento, motivo=motivo, lugar=lugar, reserva=self._reserva))
        preparado, salida = pasos.send(SigIOSetup(md_algorithm=RESUMEN))
        pasos.send(self.firmante.sobre(preparado.document_digest, tiempo=self.tiempo))
        return bytes(salida.getbuffer())

    def firmar_separado(self, datos: bytes, *, momento: datetime | None = None) -> bytes:
        """Return a signature over `datos` to keep beside them: CMS (CAdES) in DER, time-stamped as receipts are.

        `momento` (aware): the time it claims, if any. `openssl cms -verify -binary -inform DER -content DATOS` reads
        it. Raises SinSelloDeTiempo, LlaveNoDisponible.
        """
        return self.firmante.sobre_de(datos, momento=momento, tiempo=self.tiempo)

    @property
    def _reserva(self) -> int:
        return RESERVA + RESERVA_DEL_TIEMPO if self.tiempo else RESERVA

    def _estampar(self, escritor: IncrementalPdfFileWriter, campo: IndirectObject, *, momento: datetime) -> None:
        dibujo = dibujar(titulo="Sello electrónico", sujeto=self.sujeto, acento=self.acento, momento=momento)
        estampar(escritor, campo, dibujo=dibujo)
        etiquetar(escritor, campo)


class _Actualizacion(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Leave the sheet's metadata alone: pyHanko would write the clock's time and drop PDF/A's own entries."""


def _leer_pem(ruta: Path) -> tuple[x509.Certificate, ...]:
    try:
        return tuple(x509.load_pem_x509_certificates(ruta.read_bytes()))
    except ValueError as error:
        raise SelloInvalido(f"{ruta.name}: no certificate in PEM") from error


def _diccionario(*, momento: datetime, motivo: str, lugar: str | None, reserva: int) -> SigObjSetup:
    firma = SignatureObject(
        timestamp=momento, subfilter=SigSeedSubFilter.PADES, reason=motivo, location=lugar, bytes_reserved=reserva
    )
    permisos = SigMDPSetup(md_algorithm=RESUMEN, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    return SigObjSetup(sig_placeholder=firma, mdp_setup=permisos)
