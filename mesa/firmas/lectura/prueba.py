"""The proofs of revocation that a file carries, in any of the places where signers leave them, and those we keep."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from asn1crypto import pdf as _pdf
from asn1crypto import x509
from cryptography import x509 as c_x509
from cryptography.x509 import ocsp
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from mesa.firmas.lectura.anclaje import Anclaje, certificados_de, crls_de, ocsps_de
from mesa.firmas.lectura.cms import Contenedor
from mesa.firmas.lectura.objetos import valor

_ = _pdf  # its import teaches asn1crypto what Adobe writes
_POR_CLASE = 500  # pieces of one kind looked at
_PESO = 32 << 20  # bytes of all together


@dataclass(frozen=True, slots=True)
class Pruebas:
    """CRLs by issuer and OCSP answers: the file's own and the kept ones."""

    propias: dict[bytes, list[c_x509.CertificateRevocationList]]
    guardadas: dict[bytes, list[c_x509.CertificateRevocationList]]
    ocsps: tuple[ocsp.OCSPResponse, ...]

    def crls_de(self, emisor: bytes) -> list[c_x509.CertificateRevocationList]:
        """Return the lists issued in a name (DER)."""
        return [*self.guardadas.get(emisor, ()), *self.propias.get(emisor, ())]


@dataclass(frozen=True, slots=True)
class Almacen:
    """What a file brings along: certificates, and CRLs and OCSP answers as DER."""

    certificados: tuple[x509.Certificate, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()


def almacen_de(lector: PdfFileReader) -> Almacen:
    """Return the document security store (ISO 32000-2, 12.8.4.3); an empty one when there is none or it is broken."""
    try:
        dss = lector.root["/DSS"]
    except Exception:  # noqa: BLE001 – broken proofs prove nothing, and the signatures still stand
        return Almacen()
    if not isinstance(dss, generic.DictionaryObject):
        return Almacen()
    return Almacen(
        certificados=certificados_de(_corrientes(dss, "/Certs")),
        crls=tuple(_corrientes(dss, "/CRLs")),
        ocsps=tuple(_corrientes(dss, "/OCSPs")),
    )


def pruebas_de(almacen: Almacen, contenedores: Sequence[Contenedor], anclaje: Anclaje) -> Pruebas:
    """Put together what the store, the signatures and our own cache prove."""
    crls, ocsps = list(almacen.crls), list(almacen.ocsps)
    for contenedor in contenedores:
        try:
            mas_crls, mas_ocsps = _de_la_firma(contenedor)
        except Exception:  # noqa: BLE001, S112 – as above
            continue
        crls += mas_crls
        ocsps += mas_ocsps
    return Pruebas(
        propias=crls_de(_acotar(crls)), guardadas=anclaje.crls, ocsps=(*anclaje.ocsps, *ocsps_de(_acotar(ocsps)))
    )


def _acotar(piezas: Iterable[bytes]) -> Iterator[bytes]:
    peso = 0
    for numero, pieza in enumerate(piezas):
        peso += len(pieza)
        if numero >= _POR_CLASE or peso > _PESO:
            return
        yield pieza


def _corrientes(dss: generic.DictionaryObject, clave: str) -> Iterator[bytes]:
    try:
        lista = valor(dss, clave)
    except Exception:  # noqa: BLE001
        return
    for lugar in range(min(len(lista), _POR_CLASE) if isinstance(lista, generic.ArrayObject) else 0):
        try:
            yield lista[lugar].data
        except Exception:  # noqa: BLE001, S112
            continue


def _de_la_firma(contenedor: Contenedor) -> tuple[list[bytes], list[bytes]]:
    crls: list[bytes] = []
    ocsps: list[bytes] = []
    for adjunta in contenedor.atributos("adobe_revocation_info_archival", firmados=True):
        crls += [pieza.dump() for pieza in adjunta["crl"] or ()]
        ocsps += [pieza.dump() for pieza in adjunta["ocsp"] or ()]
    for pieza in contenedor.datos["crls"] or ():  # RFC 5652, 10.2.1, and RFC 5940 for OCSP
        if pieza.name == "crl":
            crls.append(pieza.chosen.dump())
        else:
            ocsps.append(pieza.chosen["other_rev_info"].dump())
    return crls, ocsps
