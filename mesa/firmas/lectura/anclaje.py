"""Trust made ready for use: certificates parsed once, before the first file is read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from asn1crypto import x509
from cryptography import x509 as c_x509
from cryptography.x509 import ocsp
from pyhanko_certvalidator.authority import Authority, TrustAnchor
from pyhanko_certvalidator.registry import SimpleTrustManager, TrustManager

from mesa.firmas.confianza.modelo import Confianza


class Anclas(TrustManager):
    """The anchors, by name. Not pyHanko's own kind: that one is copied into the registry of each and every file."""

    def __init__(self, raices: Iterable[x509.Certificate]) -> None:
        self._dentro = SimpleTrustManager.build(trust_roots=raices)

    def is_root(self, cert: x509.Certificate) -> bool:
        return bool(self._dentro.is_root(cert))

    def as_trust_anchor(self, authority: Authority) -> TrustAnchor | None:
        ancla: TrustAnchor | None = self._dentro.as_trust_anchor(authority)
        return ancla

    def find_potential_issuers(self, cert: x509.Certificate) -> Iterator[TrustAnchor]:
        return self._dentro.find_potential_issuers(cert)


@dataclass(frozen=True, slots=True)
class Anclaje:
    """A `Confianza` with everything parsed. What does not parse is left out: it can back nothing."""

    anclas: Anclas
    hay_anclas: bool
    intermedios: tuple[x509.Certificate, ...]
    crls: dict[bytes, list[c_x509.CertificateRevocationList]]
    ocsps: tuple[ocsp.OCSPResponse, ...]
    propias: frozenset[bytes]
    retiradas: frozenset[bytes]
    conocidos: dict[bytes, x509.Certificate] = field(default_factory=dict)

    def sin_los_conocidos(self, certificados: Iterable[x509.Certificate]) -> list[x509.Certificate]:
        """Return the authorities among some certificates that are news to us."""
        return [uno for uno in certificados if uno.dump() not in self.conocidos and _es_autoridad(uno)]

    def es_propio(self, certificado: x509.Certificate) -> bool:
        """Whether a certificate holds a key with which this desk seals."""
        return certificado.public_key.dump() in self.propias

    def es_retirada(self, certificado: x509.Certificate) -> bool:
        """Whether the list names its authority as not accredited: no chain goes through it."""
        return certificado.public_key.dump() in self.retiradas


def preparar(confianza: Confianza) -> Anclaje:
    """Parse a `Confianza`."""
    raices, intermedios = certificados_de(confianza.anclas), certificados_de(confianza.intermedios)
    return Anclaje(
        anclas=Anclas(raices),
        hay_anclas=bool(raices),
        intermedios=intermedios,
        crls=crls_de(confianza.crls),
        ocsps=ocsps_de(confianza.ocsps),
        propias=_llaves(certificados_de(confianza.propios)),
        # A key that the list accredits by another certificate is not withdrawn.
        retiradas=_llaves(certificados_de(confianza.retiradas)) - _llaves(raices),
        conocidos={uno.dump(): uno for uno in (*raices, *intermedios)},
    )


def _llaves(certificados: Iterable[x509.Certificate]) -> frozenset[bytes]:
    return frozenset(uno.public_key.dump() for uno in certificados)


def _es_autoridad(certificado: x509.Certificate) -> bool:
    try:
        return bool(certificado.ca)
    except (ValueError, TypeError, KeyError):
        return False


def certificados_de(ders: Iterable[bytes]) -> tuple[x509.Certificate, ...]:
    """Return the certificates that parse, each once, with what path building asks of them already computed."""
    leidos: dict[bytes, x509.Certificate] = {}
    for der in ders:
        try:
            certificado = x509.Certificate.load(der)
            _ = (certificado.issuer_serial, certificado.subject.hashable, certificado.issuer.hashable)
            _ = (certificado.key_identifier, certificado.authority_key_identifier, certificado.public_key.sha256)
        except (ValueError, TypeError, KeyError):
            continue
        leidos.setdefault(certificado.sha256, certificado)
    return tuple(leidos.values())


def crls_de(ders: Iterable[bytes]) -> dict[bytes, list[c_x509.CertificateRevocationList]]:
    """Return the CRLs that parse, by the name of who issued them (DER)."""
    por_emisor: dict[bytes, list[c_x509.CertificateRevocationList]] = defaultdict(list)
    for der in dict.fromkeys(ders):
        try:
            lista = c_x509.load_der_x509_crl(der)
            por_emisor[lista.issuer.public_bytes()].append(lista)
        except (ValueError, TypeError):
            continue
    return dict(por_emisor)


def ocsps_de(ders: Iterable[bytes]) -> tuple[ocsp.OCSPResponse, ...]:
    """Return the OCSP answers that parse and say something."""
    leidas = []
    for der in dict.fromkeys(ders):
        try:
            respuesta = ocsp.load_der_ocsp_response(der)
        except (ValueError, TypeError):
            continue
        if respuesta.response_status is ocsp.OCSPResponseStatus.SUCCESSFUL:
            leidas.append(respuesta)
    return tuple(leidas)
