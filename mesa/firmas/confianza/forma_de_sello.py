"""Decide, before libxmlsec sees it, that a list's signature has the one form admitted.

libxmlsec opens files that a reference names, applies any transform it knows, and does not care what was signed. So: the
whole document once, and of the signature's own parts only the key and the signed properties; a few algorithms; and
each Id once.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from mesa.firmas.confianza.certificados import leer_certificado
from mesa.firmas.confianza.xml_de_lista import DS, XADES

_C14N = frozenset(
    {
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2006/12/xml-c14n11",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
    }
)
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ENVUELTA = f"{DS}enveloped-signature"
_MAS = "http://www.w3.org/2001/04/xmldsig-more#"
_FIRMAS = frozenset(f"{_MAS}{clase}-sha{bits}" for clase in ("rsa", "ecdsa") for bits in (256, 384, 512))
_RESUMENES = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    f"{_MAS}sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
# INDECOPI's list digests the copy of the key with SHA-1; the signed properties name the same certificate by SHA-256.
_SHA1 = f"{DS}sha1"
# They make libxmlsec fetch keys, or digest what nobody then looks at.
_PROHIBIDOS = frozenset(f"{{{DS}}}{nombre}" for nombre in ("RetrievalMethod", "Manifest", "KeyName", "MgmtData"))
_SIN_FIRMA = "La lista no está firmada."
_OTRA_FORMA = "La firma de la lista no tiene una forma que se admita"


class FormaInvalidaError(ValueError):
    """The signature is missing, or not of the one form admitted; the message says so in Spanish."""


@dataclass(frozen=True, slots=True)
class FirmaDeLista:
    """A signature of the right form: its signer's certificate and the others it brings, DER."""

    firmante: bytes
    cadena: tuple[bytes, ...]


def examinar_forma(raiz: etree._Element) -> FirmaDeLista:
    """Return the parts of the signature under the root of a list. Raises FormaInvalidaError."""
    firmas = list(raiz.iter(f"{{{DS}}}Signature"))
    if not firmas:
        raise FormaInvalidaError(_SIN_FIRMA)
    _exigir(len(firmas) == 1 and firmas[0].getparent() is raiz, "hay más de una, o no está en su sitio")
    firma = firmas[0]
    _exigir(not any(elemento.tag in _PROHIBIDOS for elemento in firma.iter()), "remite a otras partes")
    llave, propiedades = _partes(raiz, firma)
    _examinar_referencias(raiz, firma, llave=llave, propiedades=propiedades)
    certificados = [_der(uno) for uno in llave.iterfind(f"{{{DS}}}X509Data/{{{DS}}}X509Certificate")]
    return _con_su_firmante(certificados, propiedades)


def _partes(raiz: etree._Element, firma: etree._Element) -> tuple[etree._Element, etree._Element]:
    elementos = list(raiz.iter(etree.Element))
    ids = [uno.get("Id") for uno in elementos if uno.get("Id") is not None]
    # libxml2 takes xml:id for a name too, and would find that part instead of the one meant.
    _exigir(len(ids) == len(set(ids)) and not any(uno.get(_XML_ID) for uno in elementos), "sus partes se confunden")
    llave = firma.find(f"{{{DS}}}KeyInfo")
    objetos = firma.findall(f"{{{DS}}}Object")
    propiedades = firma.find(f"{{{DS}}}Object/{{{XADES}}}QualifyingProperties/{{{XADES}}}SignedProperties")
    if llave is None or propiedades is None or len(objetos) != 1:
        raise FormaInvalidaError(f"{_OTRA_FORMA}: no es una firma XAdES completa.")
    return llave, propiedades


def _examinar_referencias(
    raiz: etree._Element, firma: etree._Element, *, llave: etree._Element, propiedades: etree._Element
) -> None:
    firmado = firma.find(f"{{{DS}}}SignedInfo")
    if firmado is None:
        raise FormaInvalidaError(_SIN_FIRMA)
    _exigir(_algoritmo(firmado, "CanonicalizationMethod") in _C14N, "usa un algoritmo que no se admite")
    _exigir(_algoritmo(firmado, "SignatureMethod") in _FIRMAS, "usa un algoritmo débil o desconocido")
    por_uri = {"": raiz} | {f"#{uno.get('Id')}": uno for uno in (raiz, llave, propiedades) if uno.get("Id")}
    referencias = firmado.findall(f"{{{DS}}}Reference")
    _exigir(all(uno.get("URI") in por_uri for uno in referencias), "firma algo que no es la lista")
    firmadas = [por_uri[uno.get("URI", "")] for uno in referencias]
    _exigir(len(set(firmadas)) == len(firmadas), "firma dos veces lo mismo")
    _exigir(raiz in firmadas and propiedades in firmadas, "no firma la lista entera")
    for referencia, parte in zip(referencias, firmadas, strict=True):
        _examinar_referencia(referencia, es_la_lista=parte is raiz, es_la_llave=parte is llave)


def _examinar_referencia(referencia: etree._Element, *, es_la_lista: bool, es_la_llave: bool) -> None:
    pasos = referencia.findall(f"{{{DS}}}Transforms/{{{DS}}}Transform")
    _exigir(all(len(paso) == 0 for paso in pasos), "transforma lo firmado de un modo que no se admite")
    nombres = [paso.get("Algorithm") for paso in pasos]
    primero = [_ENVUELTA] if es_la_lista else []
    sobran = nombres[len(primero) :]
    admitidos = nombres[: len(primero)] == primero and len(sobran) <= 1 and set(sobran) <= _C14N
    _exigir(admitidos, "transforma lo firmado de un modo que no se admite")
    resumen = _algoritmo(referencia, "DigestMethod")
    _exigir(resumen in _RESUMENES or (es_la_llave and resumen == _SHA1), "usa un algoritmo débil o desconocido")


def _con_su_firmante(certificados: list[bytes], propiedades: etree._Element) -> FirmaDeLista:
    """The signer is the certificate that the signed properties name (XAdES SigningCertificate)."""
    cuales = [der for der in certificados if any(_es_de(der, uno) for uno in _resumenes_del_firmante(propiedades))]
    if not cuales:
        raise FormaInvalidaError(f"{_OTRA_FORMA}: no dice con qué certificado se hizo.")
    return FirmaDeLista(cuales[0], tuple(der for der in certificados if der != cuales[0]))


def _resumenes_del_firmante(propiedades: etree._Element) -> Iterator[etree._Element]:
    firma = f"{{{XADES}}}SignedSignatureProperties"
    for version in ("SigningCertificate", "SigningCertificateV2"):
        yield from propiedades.iterfind(f"{firma}/{{{XADES}}}{version}/{{{XADES}}}Cert/{{{XADES}}}CertDigest")


def _es_de(der: bytes, resumen: etree._Element) -> bool:
    algoritmo = _RESUMENES.get(_algoritmo(resumen, "DigestMethod"))
    if algoritmo is None:
        return False
    valor = _de_base64(resumen.findtext(f"{{{DS}}}DigestValue", default=""))
    return hmac.compare_digest(hashlib.new(algoritmo, der).digest(), valor)


def _der(elemento: etree._Element) -> bytes:
    der = _de_base64(elemento.text or "")
    _exigir(leer_certificado(der) is not None, "uno de sus certificados no se puede leer")
    return der


def _de_base64(texto: str) -> bytes:
    try:
        return base64.b64decode("".join(texto.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise FormaInvalidaError(f"{_OTRA_FORMA}: no se puede leer.") from error


def _algoritmo(elemento: etree._Element, nombre: str) -> str:
    hallado = elemento.find(f"{{{DS}}}{nombre}")
    return hallado.get("Algorithm", "") if hallado is not None else ""


def _exigir(se_cumple: bool, porque_no: str) -> None:
    if not se_cumple:
        raise FormaInvalidaError(f"{_OTRA_FORMA}: {porque_no}.")
