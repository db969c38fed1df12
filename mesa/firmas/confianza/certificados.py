"""What the trust list and its keeper ask of a certificate. Lenient: lists hold old ones that strict readers refuse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from asn1crypto import pem, x509

ERRORES = (ValueError, TypeError, KeyError, OverflowError)  # what asn1crypto raises for what is not DER


@dataclass(frozen=True, slots=True)
class Direcciones:
    """Where a certificate says its issuer (`aia`), its revocation list and its responder are; http and https alone."""

    aia: tuple[str, ...] = ()
    crl: tuple[str, ...] = ()
    ocsp: tuple[str, ...] = ()


def leer_certificado(der: bytes) -> x509.Certificate | None:
    """Return the certificate in `der`, or None when it is none."""
    try:
        certificado = x509.Certificate.load(der, strict=True)
        certificado.issuer.dump()
        certificado.subject.dump()
        certificado.public_key.dump()
        certificado.serial_number  # noqa: B018 – asn1crypto parses on access
    except ERRORES:
        return None
    return certificado


def en_der(contenido: bytes) -> tuple[bytes, ...]:
    """Return the certificates of a file, PEM (one or many) or DER; none when it holds none."""
    if not pem.detect(contenido):
        return (contenido,) if leer_certificado(contenido) else ()
    try:
        partes = [der for clase, _, der in pem.unarmor(contenido, multiple=True) if clase == "CERTIFICATE"]
    except ValueError:
        return ()
    return tuple(der for der in partes if leer_certificado(der))


def es_autoridad(certificado: x509.Certificate) -> bool:
    """Tell whether it may sign certificates: basicConstraints, or a self-signed one from before that extension."""
    try:
        restricciones = certificado.basic_constraints_value
        if restricciones is not None:
            return bool(restricciones["ca"].native)
        return bool(certificado["tbs_certificate"]["version"].native == "v1" and certificado.self_issued)
    except ERRORES:
        return False


def es_de_sellado_de_tiempo(certificado: x509.Certificate) -> bool:
    """Tell whether it may sign RFC 3161 time-stamps."""
    try:
        usos = certificado.extended_key_usage_value
    except ERRORES:
        return False
    return usos is not None and "time_stamping" in usos.native


def direcciones(certificado: x509.Certificate) -> Direcciones:
    """Return the addresses a certificate names."""
    try:
        accesos = list(certificado.authority_information_access_value or ())
        return Direcciones(
            aia=_de_web(_accesos(accesos, "ca_issuers")),
            crl=_de_web(_puntos(certificado.crl_distribution_points_value or ())),
            ocsp=_de_web(_accesos(accesos, "ocsp")),
        )
    except ERRORES:  # of a broken one nothing is believed
        return Direcciones()


def _accesos(accesos: Iterable[x509.AccessDescription], metodo: str) -> Iterator[x509.GeneralName]:
    return (acceso["access_location"] for acceso in accesos if acceso["access_method"].native == metodo)


def _puntos(puntos: Iterable[x509.DistributionPoint]) -> Iterator[x509.GeneralName]:
    for punto in puntos:
        lugar = punto["distribution_point"]
        if lugar.name == "full_name":
            yield from lugar.chosen


def _de_web(nombres: Iterable[x509.GeneralName]) -> tuple[str, ...]:
    # As it stands in the certificate: `native` would undo its percent signs.
    crudas = (nombre.chosen.contents for nombre in nombres if nombre.name == "uniform_resource_identifier")
    urls = (cruda.decode("ascii", "replace") for cruda in crudas)
    return tuple(dict.fromkeys(url for url in urls if url.isascii() and host_de(url)))


def host_de(url: str) -> str:
    """Return the host of an http or https URL in lower case; empty when it is no such URL."""
    try:
        partes = urlsplit(url.strip())
        return (partes.hostname or "").rstrip(".") if partes.scheme.lower() in {"http", "https"} else ""
    except ValueError:
        return ""


def hosts_de(certificado: x509.Certificate) -> frozenset[str]:
    """Return the hosts of all the addresses that a certificate names."""
    lugares = direcciones(certificado)
    return frozenset(host_de(url) for url in (*lugares.aia, *lugares.crl, *lugares.ocsp))
