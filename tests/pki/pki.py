"""The test PKI at work: keys made anew, certificates as declared in declaracion.yml, its services on loopback.

Everything is signed as of the instants that a test gives; the real clock decides nothing but serves nobody's test.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import time_machine
import yaml
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, KeyLabel, PKIArchitecture, ServiceLabel
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

DECLARACION = Path(__file__).with_name("declaracion.yml")
# Within the validity of every certificate that is meant to be good.
MOMENTO = datetime(2026, 6, 26, 15, 0, tzinfo=UTC)
_DE_CURVA = {"persona-ec"}


class Pki:
    """Certificates, keys and services by the names that declaracion.yml gives them."""

    def __init__(self, carpeta: Path, *, prefijo: str) -> None:
        declaracion = yaml.safe_load(DECLARACION.read_text(encoding="utf-8"))
        nombres = list(declaracion["pki-architectures"]["prueba"]["entities"])
        declaracion["keysets"]["llaves"]["keys"] = {nombre: {"path": f"{nombre}.pem"} for nombre in nombres}
        declaracion["external-url-prefix"] = prefijo
        carpeta.mkdir(parents=True, exist_ok=True)
        for nombre in nombres:
            (carpeta / f"{nombre}.pem").write_bytes(_llave(nombre))
        self.config = CertomancerConfig(declaracion, key_search_dir=str(carpeta))
        self.arquitectura: PKIArchitecture = self.config.get_pki_arch(ArchLabel("prueba"))
        self.prefijo = prefijo

    def certificado(self, nombre: str) -> asn1_x509.Certificate:
        return self.arquitectura.get_cert(CertLabel(nombre))

    def der(self, nombre: str) -> bytes:
        """The certificate as DER."""
        contenido: bytes = self.certificado(nombre).dump()
        return contenido

    def pem(self, nombre: str) -> bytes:
        return load_der_x509_certificate(self.der(nombre)).public_bytes(Encoding.PEM)

    def llave(self, nombre: str) -> rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey:
        llave = load_der_private_key(self.arquitectura.key_set.get_private_key(KeyLabel(nombre)).dump(), None)
        assert isinstance(llave, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey)
        return llave

    def pkcs12(self, nombre: str, *, contrasena: str, cadena: tuple[str, ...] = ("emisora",)) -> bytes:
        certificado = load_der_x509_certificate(self.der(nombre))
        otros = [load_der_x509_certificate(self.der(uno)) for uno in cadena]
        cifrado = BestAvailableEncryption(contrasena.encode())
        return serialize_key_and_certificates(nombre.encode(), self.llave(nombre), certificado, otros, cifrado)

    def crl(self, emisor: str, *, momento: datetime = MOMENTO) -> bytes:
        """The latest CRL of an authority (raiz, emisora, emisora-muda) at an instant, DER."""
        lista = self.arquitectura.service_registry.get_crl(ServiceLabel(emisor), momento)
        contenido: bytes = lista.dump()
        return contenido

    def ocsp(self, nombre: str, *, momento: datetime = MOMENTO) -> bytes:
        """The responder's answer about a certificate issued by `emisora`, DER."""
        respondedor = self.arquitectura.service_registry.summon_responder(ServiceLabel("emisora"), momento)
        pregunta = {
            "req_cert": {
                "hash_algorithm": {"algorithm": "sha1"},
                "issuer_name_hash": self.certificado("emisora").subject.sha1,
                "issuer_key_hash": self.certificado("emisora").public_key.sha1,
                "serial_number": self.certificado(nombre).serial_number,
            }
        }
        peticion = asn1_ocsp.OCSPRequest({"tbs_request": {"request_list": [pregunta]}})
        contenido: bytes = respondedor.build_ocsp_response(peticion).dump()
        return contenido

    def url_tsa(self, nombre: str = "tsa") -> str:
        """Where the RFC 3161 service answers while `servir` runs; `tsa-ajena` is the one nobody accredited."""
        return f"{self.prefijo}/prueba/tsa/{nombre}"

    def sellador(self, nombre: str = "tsa", *, momento: datetime = MOMENTO) -> DummyTimeStamper:
        """A time-stamp authority without network, for pyHanko, that says `momento`."""
        registro = SimpleCertificateStore()
        registro.register(self.certificado("raiz"))
        llave = self.arquitectura.key_set.get_private_key(KeyLabel(nombre))
        return DummyTimeStamper(
            tsa_cert=self.certificado(nombre), tsa_key=llave, certs_to_embed=registro, fixed_dt=momento
        )

    def firmante(self, nombre: str, *, cadena: tuple[str, ...] = ("emisora",)) -> SimpleSigner:
        """A pyHanko signer that carries `cadena` along; pass () to leave the intermediates out."""
        registro = SimpleCertificateStore()
        registro.register_multiple([self.certificado(uno) for uno in cadena])
        return SimpleSigner(
            signing_cert=self.certificado(nombre),
            signing_key=self.arquitectura.key_set.get_private_key(KeyLabel(nombre)),
            cert_registry=registro,
        )

    def firmar(
        self,
        pdf: bytes,
        quien: str = "persona",
        *,
        momento: datetime = MOMENTO,
        campo: str = "Firma1",
        cadena: tuple[str, ...] = ("emisora",),
        sellador: DummyTimeStamper | None = None,
        subfiltro: SigSeedSubFilter = SigSeedSubFilter.PADES,
        algoritmo: str = "sha256",
        nuevo_campo: SigFieldSpec | None = None,
        **metadatos: Any,
    ) -> bytes:
        """Return `pdf` signed (PAdES, incremental) by `quien`, claiming `momento`; time-stamped with `sellador`."""
        datos = PdfSignatureMetadata(field_name=campo, subfilter=subfiltro, md_algorithm=algoritmo, **metadatos)
        firmante = self.firmante(quien, cadena=cadena)
        firmador = PdfSigner(datos, signer=firmante, timestamper=sellador, new_field_spec=nuevo_campo)
        with time_machine.travel(momento, tick=False):
            salida = firmador.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf), strict=False))
        return bytes(salida.getbuffer())


def _llave(nombre: str) -> bytes:
    llave: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
    if nombre in _DE_CURVA:
        llave = ec.generate_private_key(ec.SECP256R1())
    else:
        llave = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return llave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


class _Callado(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def una_pki(carpeta: Path) -> Iterator[Pki]:
    """Make the PKI and serve its CRLs, certificates, OCSP and time stamps on a free port of loopback meanwhile."""
    servidor: WSGIServer = make_server("127.0.0.1", 0, lambda *_: [], handler_class=_Callado)
    pki = Pki(carpeta, prefijo=f"http://127.0.0.1:{servidor.server_port}")
    servidor.set_app(Animator(AnimatorArchStore(pki.config.pki_archs), with_web_ui=False))
    hilo = threading.Thread(target=servidor.serve_forever, daemon=True)
    hilo.start()
    try:
        yield pki
    finally:
        servidor.shutdown()
        servidor.server_close()
        hilo.join()
