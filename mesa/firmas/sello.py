"""Seal the institution's own PDFs: PAdES B-B, certified against any change, with a visible block on the first page."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
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

ACENTO = "#8f1428"
# Hexadecimal digits kept for the signature: room for a chain of three RSA-4096 certificates.
RESERVA = 16_384


class SelloInvalido(ValueError):
    """The PKCS#12 file cannot seal: wrong password, no key, no certificate, or a kind of key that PDF does not take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sello:
    """The institution's key, parsed once, and its certificate. Safe to share between threads."""

    firmante: Firmante
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
        firmante = Firmante(llave=contenido.key, certificado=contenido.cert.certificate, cadena=cadena)
        return cls(firmante=firmante, acento=acento)

    @property
    def certificado(self) -> x509.Certificate:
        """The certificate that goes with the key."""
        return self.firmante.certificado

    @property
    def certificado_pem(self) -> str:
        """The certificate to publish, so that anyone can check a receipt."""
        return self.certificado.public_bytes(Encoding.PEM).decode()

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

        `pdf` is one of our own sheets. `momento` (aware) is the time the seal claims; no authority vouches for it.
        """
        escritor = _Actualizacion(BytesIO(pdf))
        pasos = PdfCMSEmbedder(new_field_spec=lugar_del_sello()).write_cms(CAMPO, escritor)
        self._estampar(escritor, next(pasos), momento=momento)
        pasos.send(_diccionario(momento=momento, motivo=motivo, lugar=lugar))
        preparado, salida = pasos.send(SigIOSetup(md_algorithm=RESUMEN))
        pasos.send(self.firmante.sobre(preparado.document_digest))
        return bytes(salida.getbuffer())

    def _estampar(self, escritor: IncrementalPdfFileWriter, campo: IndirectObject, *, momento: datetime) -> None:
        dibujo = dibujar(titulo="Sello electrónico", sujeto=self.sujeto, acento=self.acento, momento=momento)
        estampar(escritor, campo, dibujo=dibujo)
        etiquetar(escritor, campo)


class _Actualizacion(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Leave the sheet's metadata alone: pyHanko would write the clock's time and drop PDF/A's own entries."""


def _diccionario(*, momento: datetime, motivo: str, lugar: str | None) -> SigObjSetup:
    firma = SignatureObject(
        timestamp=momento, subfilter=SigSeedSubFilter.PADES, reason=motivo, location=lugar, bytes_reserved=RESERVA
    )
    permisos = SigMDPSetup(md_algorithm=RESUMEN, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    return SigObjSetup(sig_placeholder=firma, mdp_setup=permisos)
