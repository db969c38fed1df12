"""Fetch what certificates name – issuers, revocation lists, responders' answers – from allowed hosts alone.

A certificate in a stranger's file must not make this desk ask whatever address it likes: hosts come from an allowlist,
redirects too, answers are bounded in size and time, and nothing is returned that the right authority did not sign.
"""

import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from asn1crypto import cms, crl, ocsp, x509

from mesa.firmas.confianza.carpeta import sin_armadura
from mesa.firmas.confianza.certificados import ERRORES, en_der, host_de, leer_certificado
from mesa.firmas.confianza.emision import emitio, porque_no_vale_la_crl, porque_no_vale_la_respuesta
from mesa.firmas.confianza.xml_de_lista import LIMITE as LISTA_MAXIMA

ESPERA = 10.0  # seconds, for the whole of one answer
CRL_MAXIMA, CERTIFICADO_MAXIMO, OCSP_MAXIMA = 10 * 1024 * 1024, 100 * 1024, 100 * 1024
REDIRECCIONES = 3
_TROZO = 1 << 16


class DescargaError(Exception):
    """Something could not be had; the message is a sentence in Spanish for who runs the desk."""


class SinRespuestaError(DescargaError):
    """Nobody answered at the address: whoever else is there will not answer either."""


class _SoloLaLista(urllib.request.HTTPRedirectHandler):
    """Follow a redirect to a host of the allowlist, never elsewhere."""

    max_redirections = REDIRECCIONES

    def __init__(self, hosts: frozenset[str]) -> None:
        self.hosts = hosts

    def redirect_request(  # noqa: PLR0917 – urllib's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _exigir_host(newurl, self.hosts)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def bajar_lista(url: str) -> bytes:
    """Return the trust list at an address that the operator gave; redirects stay on its host. Raises DescargaError."""
    return _bajar(url, hosts=frozenset({host_de(url)}), limite=LISTA_MAXIMA)


def bajar_emisores(url: str, *, certificado: x509.Certificate, hosts: frozenset[str]) -> tuple[bytes, ...]:
    """Return, DER, the authorities at an AIA address (RFC 5280 section 4.2.2.1) that signed `certificado`.

    Raises DescargaError, also when there is none.
    """
    contenido = _bajar(url, hosts=hosts, limite=CERTIFICADO_MAXIMO)
    emisores = tuple(
        der
        for der in (*en_der(contenido), *_de_pkcs7(contenido))
        if (uno := leer_certificado(der)) and emitio(uno, certificado)
    )
    if not emisores:
        raise DescargaError(f"Lo que hay en {url} no es el certificado de la autoridad que debía.")
    return emisores


def bajar_crl(url: str, *, emisores: Iterable[x509.Certificate], hosts: frozenset[str], ahora: datetime) -> bytes:
    """Return, DER, the revocation list at `url`, signed by one of `emisores` and in force at `ahora` (aware).

    Raises DescargaError.
    """
    der = sin_armadura(_bajar(url, hosts=hosts, limite=CRL_MAXIMA))
    try:
        lista = crl.CertificateList.load(der, strict=True)
    except ERRORES as error:
        raise DescargaError(f"Lo que hay en {url} no es una lista de certificados revocados.") from error
    motivos = [porque_no_vale_la_crl(lista, emisor=uno, ahora=ahora) for uno in emisores]
    if not motivos or all(motivos):
        motivo = motivos[-1] if motivos else "no se conoce a la autoridad que la firma"
        raise DescargaError(f"La lista de revocados de {url} no sirve: {motivo}.")
    return der


def bajar_ocsp(
    url: str, *, certificado: x509.Certificate, emisor: x509.Certificate, hosts: frozenset[str], ahora: datetime
) -> bytes:
    """Ask the responder at `url` about a certificate (RFC 6960) and return its answer, DER. Raises DescargaError."""
    contenido = _bajar(
        url, hosts=hosts, limite=OCSP_MAXIMA, pregunta=_pregunta(certificado, emisor), clase="application/ocsp-request"
    )
    try:
        respuesta = ocsp.OCSPResponse.load(contenido, strict=True)
    except ERRORES as error:
        raise DescargaError(f"Lo que contesta {url} no es una respuesta OCSP.") from error
    motivo = porque_no_vale_la_respuesta(respuesta, certificado=certificado, emisor=emisor, ahora=ahora)
    if motivo:
        raise DescargaError(f"La respuesta OCSP de {url} no sirve: {motivo}.")
    return contenido


def _pregunta(certificado: x509.Certificate, emisor: x509.Certificate) -> bytes:
    cual = {
        "hash_algorithm": {"algorithm": "sha1"},  # what every responder knows; it names, it proves nothing
        "issuer_name_hash": emisor.subject.sha1,
        "issuer_key_hash": emisor.public_key.sha1,
        "serial_number": certificado.serial_number,
    }
    peticion = ocsp.OCSPRequest({"tbs_request": {"request_list": [{"req_cert": cual}]}})
    return bytes(peticion.dump())


def _de_pkcs7(contenido: bytes) -> tuple[bytes, ...]:
    """The certificates of a certs-only PKCS#7 (.p7c)."""
    try:
        sobre = cms.ContentInfo.load(sin_armadura(contenido), strict=True)
        if sobre["content_type"].native != "signed_data":
            return ()
        return tuple(uno.chosen.dump() for uno in sobre["content"]["certificates"] if uno.name == "certificate")
    except ERRORES:
        return ()


def _bajar(url: str, *, hosts: frozenset[str], limite: int, pregunta: bytes | None = None, clase: str = "") -> bytes:
    """GET `url`, or POST `pregunta` to it; at most `limite` bytes in ESPERA seconds. Raises DescargaError."""
    _exigir_host(url, hosts)
    peticion = urllib.request.Request(url, data=pregunta, headers={"Content-Type": clase} if clase else {})  # noqa: S310
    hasta = time.monotonic() + ESPERA
    try:
        with _abridor(hosts).open(peticion, timeout=ESPERA) as respuesta:
            return _leer(respuesta, url, limite=limite, hasta=hasta)
    except urllib.error.HTTPError as error:
        error.close()
        raise DescargaError(f"{url} contesta {error.code}.") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        motivo = error.reason if isinstance(error, urllib.error.URLError) else error
        raise SinRespuestaError(f"No se puede llegar a {url}: {motivo}.") from error


def _abridor(hosts: frozenset[str]) -> urllib.request.OpenerDirector:
    """Only http and https: the usual opener knows file:, ftp: and data: too. Proxies as the environment says."""
    abridor = urllib.request.OpenerDirector()
    abridor.addheaders = [("User-Agent", "mesa-de-partes")]
    for manejador in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SoloLaLista(hosts),
    ):
        abridor.add_handler(manejador)
    return abridor


def _leer(respuesta: http.client.HTTPResponse, url: str, *, limite: int, hasta: float) -> bytes:
    contenido = bytearray()
    while trozo := respuesta.read1(_TROZO):
        contenido += trozo
        if len(contenido) > limite:
            raise DescargaError(f"{url} contesta más de {limite:,} bytes.".replace(",", " "))
        if time.monotonic() > hasta:
            raise SinRespuestaError(f"{url} tarda más de {ESPERA:.0f} segundos.")
    return bytes(contenido)


def _exigir_host(url: str, hosts: frozenset[str]) -> None:
    host = host_de(url)
    if not host or host not in hosts:
        raise DescargaError(f"{url} no es de un host que nombre la lista de confianza.")
