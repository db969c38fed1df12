"""Trust lists written and signed by code, in the shape of INDECOPI's."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xmlsec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from lxml import etree

from tests.pki.pki import Pki

EMITIDA = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
VENCE = datetime(2026, 12, 15, 12, 0, tzinfo=UTC)
SUPERVISADO = "http://uri.etsi.org/TrstSvc/eSigDir-1999-93-EC-TrustedList/Svcstatus/undersupervision"
RETIRADO = "No acredited"  # as INDECOPI writes it
DS = "http://www.w3.org/2000/09/xmldsig#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fila:
    """A service of the list: its certificate, DER, and what the list says of it."""

    der: bytes
    tipo: str = "CA/QC"
    estado: str = SUPERVISADO
    desde: datetime = datetime(2016, 1, 1, tzinfo=UTC)


def filas(pki: Pki) -> list[Fila]:
    """The services that the test PKI's list accredits: its root, and its time-stamp authority."""
    return [Fila(der=pki.der("raiz")), Fila(der=pki.der("tsa"), tipo="TSA/QTST")]


def una_lista(
    servicios: Sequence[Fila],
    *,
    secuencia: int = 7,
    emitida: datetime = EMITIDA,
    vence: datetime | None = VENCE,
    publicada_en: str = "https://lista.prueba.pe/tsl.xml",
) -> bytes:
    """Return an unsigned list, without XML declaration."""
    proxima = f"<t:dateTime>{_en_xml(vence)}</t:dateTime>" if vence else ""
    return (
        '<t:TrustServiceStatusList xmlns:t="http://uri.etsi.org/02231/v2#" Id="la-lista"><t:SchemeInformation>'
        f"<t:TSLSequenceNumber>{secuencia}</t:TSLSequenceNumber>"
        '<t:SchemeOperatorName><t:Name xml:lang="en">Test Authority</t:Name>'
        '<t:Name xml:lang="es">Autoridad de prueba</t:Name></t:SchemeOperatorName>'
        f"<t:ListIssueDateTime>{_en_xml(emitida)}</t:ListIssueDateTime><t:NextUpdate>{proxima}</t:NextUpdate>"
        f"<t:DistributionPoints><t:URI>{publicada_en}</t:URI></t:DistributionPoints></t:SchemeInformation>"
        "<t:TrustServiceProviderList><t:TrustServiceProvider><t:TSPInformation>"
        "<t:TSPInformationURI><t:URI>HTTPS://WWW.PRESTADOR.PE/</t:URI></t:TSPInformationURI></t:TSPInformation>"
        f"<t:TSPServices>{''.join(map(_servicio, servicios))}</t:TSPServices>"
        "</t:TrustServiceProvider></t:TrustServiceProviderList></t:TrustServiceStatusList>"
    ).encode()


def _servicio(fila: Fila) -> str:
    return (
        "<t:TSPService><t:ServiceInformation>"
        f"<t:ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/{fila.tipo}</t:ServiceTypeIdentifier>"
        '<t:ServiceName><t:Name xml:lang="es">Un servicio</t:Name></t:ServiceName><t:ServiceDigitalIdentity>'
        f"<t:DigitalId><t:X509Certificate>{_en_base64(fila.der)}</t:X509Certificate></t:DigitalId>"
        f"</t:ServiceDigitalIdentity><t:ServiceStatus>{fila.estado}</t:ServiceStatus>"
        f"<t:StatusStartingTime>{_en_xml(fila.desde)}</t:StatusStartingTime>"
        "</t:ServiceInformation></t:TSPService>"
    )


def firmada(lista: bytes, pki: Pki, *, quien: str = "lista", uri: str = "#la-lista", mas: str = "") -> bytes:
    """Return `lista` with the XAdES signature of `quien`, its three references as INDECOPI's list has them.

    `uri` is what the reference to the document says; `mas` is put into the signed information beside them.
    """
    raiz = etree.fromstring(lista)
    firma = etree.fromstring(_plantilla(pki.der(quien), uri=uri, mas=mas))
    raiz.append(firma)
    contexto = xmlsec.SignatureContext()
    llave = pki.llave(quien).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    contexto.key = xmlsec.Key.from_memory(llave, xmlsec.constants.KeyDataFormatPem)
    xmlsec.tree.add_ids(raiz, ["Id"])
    contexto.sign(firma)
    contenido: bytes = etree.tostring(raiz, xml_declaration=True, encoding="UTF-8")
    return contenido


def _plantilla(der: bytes, *, uri: str, mas: str) -> str:
    c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    sha256 = '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
    resumen = f"{sha256}<DigestValue/>"
    return (
        f'<Signature xmlns="{DS}" Id="la-firma"><SignedInfo><CanonicalizationMethod Algorithm="{c14n}"/>'
        '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>'
        f'<Reference URI="#la-llave"><DigestMethod Algorithm="{DS}sha1"/><DigestValue/></Reference>'
        f'<Reference URI="#lo-firmado" Type="http://uri.etsi.org/01903#SignedProperties">{resumen}</Reference>'
        f'<Reference URI="{uri}"><Transforms><Transform Algorithm="{DS}enveloped-signature"/>'
        f'<Transform Algorithm="{c14n}"/></Transforms>{resumen}</Reference>{mas}</SignedInfo><SignatureValue/>'
        f'<KeyInfo Id="la-llave"><X509Data><X509Certificate>{_en_base64(der)}</X509Certificate></X509Data></KeyInfo>'
        '<Object><QualifyingProperties xmlns="http://uri.etsi.org/01903/v1.3.2#" Target="#la-firma">'
        '<SignedProperties Id="lo-firmado"><SignedSignatureProperties><SigningCertificate><Cert><CertDigest>'
        f'<DigestMethod xmlns="{DS}" Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        f'<DigestValue xmlns="{DS}">{_en_base64(hashlib.sha256(der).digest())}</DigestValue>'
        "</CertDigest></Cert></SigningCertificate></SignedSignatureProperties></SignedProperties>"
        "</QualifyingProperties></Object></Signature>"
    )


def _en_base64(contenido: bytes) -> str:
    return base64.b64encode(contenido).decode()


def _en_xml(instante: datetime) -> str:
    return instante.isoformat().replace("+00:00", "Z")
