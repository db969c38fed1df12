"""Fetch what is missing to judge some certificates: the authorities between them and the list, and who was revoked.

Only what leads to an anchor is kept, and only hosts that the list and its authorities name are asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise

from asn1crypto import crl, ocsp, x509

from mesa.firmas.confianza.certificados import direcciones, hosts_de, leer_certificado
from mesa.firmas.confianza.descarga import bajar_crl, bajar_emisores, bajar_ocsp
from mesa.firmas.confianza.emision import emitio, porque_no_vale_la_respuesta
from mesa.firmas.confianza.instalacion import Instalacion
from mesa.firmas.confianza.pedidos import Pedidos

ESLABONES = 6
# A revocation list is fetched again this long before it lapses, or in the last quarter of a short life.
ANTES = timedelta(days=1)
_NUNCA = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosecha:
    """What a run brought into the installation, and what could not be had: sentences in Spanish.

    `mudos`: the hosts that did not answer, to be left alone for a while.
    """

    intermedios: int = 0
    crls: int = 0
    ocsps: int = 0
    fallos: tuple[str, ...] = ()
    mudos: frozenset[str] = frozenset()


class Completador:
    """One run over an installation. `ahora` is aware; `segundos`: how long it may go on asking; `mudos`: whom not."""

    def __init__(
        self, instalacion: Instalacion, *, ahora: datetime, segundos: float, mudos: frozenset[str] = frozenset()
    ) -> None:
        confianza = instalacion.leer()
        self._instalacion, self._ahora = instalacion, ahora
        self._pedidos = Pedidos(segundos=segundos, mudos=mudos)
        self._hosts = confianza.hosts
        self._anclas = frozenset(confianza.anclas)
        self._intermedios = frozenset(confianza.intermedios)
        self._crls = dict(instalacion.fuentes_de_crl())
        self._ocsps = [ocsp.OCSPResponse.load(der) for der in confianza.ocsps]
        self._nuevas: dict[str, int] = {"intermedios": 0, "crls": 0, "ocsps": 0}

    def completar(self, certificados: Sequence[bytes]) -> Cosecha:
        """Fetch and keep what these certificates (DER; authorities among them help) lack."""
        traidos = _leidos(certificados)
        for uno in traidos:
            for hijo, padre in pairwise(self._cadena(uno, traidos)):
                self._guardar_intermedio(padre)
                self._averiguar(hijo, padre)
        return self._cosecha()

    def renovar(self) -> Cosecha:
        """Fetch again the kept revocation lists about to lapse, and what the intermediates lack."""
        for url, der in tuple(self._crls.items()):
            emisor = crl.CertificateList.load(der).issuer
            self._tener_crl(url, [una for una in self._conocidas() if una.subject == emisor])
        return self.completar(tuple(self._intermedios))

    def _conocidas(self) -> list[x509.Certificate]:
        return _leidos((*self._anclas, *self._intermedios))

    def _cadena(self, certificado: x509.Certificate, traidos: Sequence[x509.Certificate]) -> list[x509.Certificate]:
        """Return the way from a certificate to an anchor; nothing when there is none, also after asking for it."""
        cadena = [certificado]
        while cadena[-1].dump() not in self._anclas:
            if len(cadena) > ESLABONES or cadena[-1].self_issued:
                return []
            emisor = self._emisor_de(cadena[-1], traidos)
            if emisor is None:
                return []
            cadena.append(emisor)
        return cadena

    def _emisor_de(self, hijo: x509.Certificate, traidos: Sequence[x509.Certificate]) -> x509.Certificate | None:
        for una in (*self._conocidas(), *traidos):
            if emitio(una, hijo):
                return una
        for url in direcciones(hijo).aia:
            bajar = partial(bajar_emisores, url, certificado=hijo, hosts=self._hosts)
            for der in self._pedidos.pedir(url, bajar, sobre=hijo.dump()) or ():
                return leer_certificado(der)
        return None

    def _guardar_intermedio(self, autoridad: x509.Certificate) -> None:
        """Keep it, and believe what it names: an authority of the list vouches for it."""
        der = autoridad.dump()
        if der not in self._anclas | self._intermedios:
            self._instalacion.guardar_intermedio(der)
            self._intermedios |= {der}
            self._hosts |= hosts_de(autoridad)
            self._nuevas["intermedios"] += 1

    def _averiguar(self, certificado: x509.Certificate, emisor: x509.Certificate) -> None:
        """Know whether a certificate was revoked: by its authority's list, else by its responder."""
        lugares = direcciones(certificado)
        if any(self._tener_crl(url, [emisor]) for url in lugares.crl) or self._hay_respuesta(certificado, emisor):
            return
        for url in lugares.ocsp:
            bajar = partial(
                bajar_ocsp, url, certificado=certificado, emisor=emisor, hosts=self._hosts, ahora=self._ahora
            )
            if der := self._pedidos.pedir(url, bajar, sobre=certificado.dump()):
                self._instalacion.guardar_ocsp(certificado.dump(), der)
                self._nuevas["ocsps"] += 1
                return

    def _tener_crl(self, url: str, emisores: Sequence[x509.Certificate]) -> bool:
        """Have the revocation list of an address, a new one when it is about to lapse; tell whether it is in force."""
        desde, hasta = _vigencia(self._crls.get(url))
        if self._ahora >= hasta - min(ANTES, (hasta - desde) / 4):
            bajar = partial(bajar_crl, url, emisores=emisores, hosts=self._hosts, ahora=self._ahora)
            der = self._pedidos.pedir(url, bajar)
            if der and der != self._crls.get(url):
                self._instalacion.guardar_crl(url, der)
                self._nuevas["crls"] += 1
                self._crls[url], (desde, hasta) = der, _vigencia(der)
        return desde < self._ahora < hasta

    def _hay_respuesta(self, certificado: x509.Certificate, emisor: x509.Certificate) -> bool:
        return any(
            not porque_no_vale_la_respuesta(una, certificado=certificado, emisor=emisor, ahora=self._ahora)
            for una in self._ocsps
        )

    def _cosecha(self) -> Cosecha:
        return Cosecha(**self._nuevas, fallos=tuple(self._pedidos.fallos), mudos=frozenset(self._pedidos.mudos))


def _leidos(ders: Iterable[bytes]) -> list[x509.Certificate]:
    return [uno for der in dict.fromkeys(ders) if (uno := leer_certificado(der))]


def _vigencia(der: bytes | None) -> tuple[datetime, datetime]:
    if der is None:
        return _NUNCA, _NUNCA
    contenido = crl.CertificateList.load(der)["tbs_cert_list"]
    desde: datetime = contenido["this_update"].native
    return desde, contenido["next_update"].native or desde
