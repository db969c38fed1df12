"""Read an ETSI TS 119 612 trust list: which authorities are accredited, until when it speaks, and which hosts it names.

Only what the specification puts in its place is read, from the root down: a copy of a service anywhere else is nothing.
"""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import x509
from lxml import etree

from mesa.firmas.confianza.certificados import (
    es_autoridad,
    es_de_sellado_de_tiempo,
    host_de,
    hosts_de,
    leer_certificado,
)
from mesa.firmas.confianza.xml_de_lista import TSL, ListaIlegibleError, leer_xml

_NS = {"t": TSL}
# Clause 5.5.4 and its older versions: whatever comes before the last word differs between schemes.
ESTADOS_ACREDITADOS = frozenset({"undersupervision", "supervisionincessation", "accredited", "granted"})
# Clause 5.5.1.1: authorities that issue qualified certificates, and time-stamp authorities.
_AUTORIDADES, _SELLADORES = frozenset({"CA/QC"}), frozenset({"TSA", "TSA/QTST", "TSA/TSS-QC", "TSA/TSS-AdESQCandQES"})
_SIN_TIPO = frozenset({"unspecified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Servicio:
    """A service of the list with one of its certificates (DER). `desde`: since when its state is what it is."""

    nombre: str
    tipo: str
    estado: str
    desde: datetime
    certificado: bytes

    @property
    def acreditado(self) -> bool:
        """The authority supervises it, or lets it end under supervision."""
        return self.estado in ESTADOS_ACREDITADOS

    @property
    def es_ancla(self) -> bool:
        """Its certificate is where a chain may end: an accredited authority for certificates or for time.

        A certificate out of date stays one: signatures made in its time rest on it. INDECOPI lists its time-stamp
        authorities as «unspecified», beside signing software, which is no authority.
        """
        certificado = leer_certificado(self.certificado)
        if not self.acreditado or certificado is None:
            return False
        if self.tipo in _AUTORIDADES:
            return es_autoridad(certificado)
        sella = es_autoridad(certificado) or es_de_sellado_de_tiempo(certificado)
        return self.tipo in _SELLADORES | _SIN_TIPO and sella


@dataclass(frozen=True, slots=True, kw_only=True)
class ListaLeida:
    """A trust list as its bytes say. Instants are aware UTC. `hosts`: those the list and its certificates name."""

    secuencia: int
    operador: str
    emitida_en: datetime
    proxima_actualizacion: datetime | None
    publicada_en: tuple[str, ...]
    servicios: tuple[Servicio, ...]
    hosts: frozenset[str]

    @property
    def certificados(self) -> tuple[bytes, ...]:
        """Every certificate in the list once, in its order."""
        return tuple(dict.fromkeys(servicio.certificado for servicio in self.servicios))

    @property
    def anclas(self) -> tuple[bytes, ...]:
        """The certificates of accredited authorities. Of one listed twice, the state that began last counts."""
        ultimos = self._ultimos()
        return tuple(der for der in self.certificados if ultimos[der].es_ancla)

    @property
    def retiradas(self) -> tuple[bytes, ...]:
        """The certificates of services that are not accredited, or no longer."""
        ultimos = self._ultimos()
        return tuple(der for der in self.certificados if not ultimos[der].acreditado)

    def _ultimos(self) -> dict[bytes, Servicio]:
        return {servicio.certificado: servicio for servicio in sorted(self.servicios, key=lambda uno: uno.desde)}


def leer_lista(contenido: bytes) -> ListaLeida:
    """Read a trust list; its signature is not looked at. Raises ListaIlegibleError."""
    raiz = leer_xml(contenido)
    esquema = raiz.find("t:SchemeInformation", _NS)
    if esquema is None:
        raise ListaIlegibleError("no dice quién la emite ni cuándo")
    servicios = tuple(_servicios(raiz))
    return ListaLeida(
        secuencia=_secuencia(esquema),
        operador=_nombre(esquema, "t:SchemeOperatorName"),
        emitida_en=_instante(_texto(esquema, "t:ListIssueDateTime")),
        proxima_actualizacion=_instante_si_hay(_texto(esquema, "t:NextUpdate/t:dateTime")),
        publicada_en=_urls(esquema, "t:DistributionPoints/t:URI"),
        servicios=servicios,
        hosts=_hosts(raiz, servicios),
    )


def _servicios(raiz: etree._Element) -> Iterator[Servicio]:
    ruta = "t:TrustServiceProviderList/t:TrustServiceProvider/t:TSPServices/t:TSPService/t:ServiceInformation"
    for informacion in raiz.iterfind(ruta, _NS):
        for der in _certificados(informacion):
            yield Servicio(
                nombre=_nombre(informacion, "t:ServiceName"),
                tipo=_texto(informacion, "t:ServiceTypeIdentifier").rpartition("/Svctype/")[2],
                estado=_texto(informacion, "t:ServiceStatus").rpartition("/")[2],
                desde=_instante(_texto(informacion, "t:StatusStartingTime")),
                certificado=der,
            )


def _certificados(informacion: etree._Element) -> Iterator[bytes]:
    for elemento in informacion.iterfind("t:ServiceDigitalIdentity/t:DigitalId/t:X509Certificate", _NS):
        try:
            der = base64.b64decode("".join((elemento.text or "").split()), validate=True)
        except (binascii.Error, ValueError) as error:
            raise ListaIlegibleError("uno de sus certificados no se puede leer") from error
        if leer_certificado(der) is None:
            raise ListaIlegibleError("uno de sus certificados no se puede leer")
        yield der


def _hosts(raiz: etree._Element, servicios: tuple[Servicio, ...]) -> frozenset[str]:
    """The scheme's own places, and what accredited certificates name."""
    hosts = {host_de(url) for url in _urls(raiz, "t:SchemeInformation/t:DistributionPoints/t:URI")}
    for servicio in servicios:
        if servicio.acreditado:
            certificado: x509.Certificate = leer_certificado(servicio.certificado)
            hosts |= hosts_de(certificado)
    for proveedor in raiz.iterfind("t:TrustServiceProviderList/t:TrustServiceProvider/t:TSPInformation", _NS):
        for ruta in ("t:TSPAddress/t:ElectronicAddress/t:URI", "t:TSPInformationURI/t:URI"):
            hosts |= {host_de(url) for url in _urls(proveedor, ruta)}
    return frozenset(hosts - {""})


def _urls(elemento: etree._Element, ruta: str) -> tuple[str, ...]:
    return tuple(texto for uri in elemento.iterfind(ruta, _NS) if (texto := (uri.text or "").strip()))


def _texto(elemento: etree._Element, ruta: str) -> str:
    return (elemento.findtext(ruta, default="", namespaces=_NS) or "").strip()


def _nombre(elemento: etree._Element, ruta: str) -> str:
    """The name in Spanish when there is one, in one line."""
    nombres = {
        uno.get("{http://www.w3.org/XML/1998/namespace}lang"): uno.text or ""
        for uno in elemento.iterfind(f"{ruta}/t:Name", _NS)
    }
    return " ".join((nombres.get("es") or next(iter(nombres.values()), "")).split())


def _secuencia(esquema: etree._Element) -> int:
    texto = _texto(esquema, "t:TSLSequenceNumber")
    if not (texto.isascii() and texto.isdigit() and len(texto) <= 18):
        raise ListaIlegibleError("no lleva número de secuencia")
    return int(texto)


def _instante(texto: str) -> datetime:
    try:
        instante = datetime.fromisoformat(texto)
        return instante.astimezone(UTC) if instante.tzinfo else instante.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise ListaIlegibleError("una de sus fechas no se puede leer") from error


def _instante_si_hay(texto: str) -> datetime | None:
    return _instante(texto) if texto else None
