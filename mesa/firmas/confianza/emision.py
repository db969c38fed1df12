"""Who signed what: certificates, revocation lists and responders' answers against the authority that should have."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from asn1crypto import algos, core, crl, ocsp, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko_certvalidator.sig_validate import DEFAULT_SIGNATURE_VALIDATOR

from mesa.firmas.confianza.certificados import ERRORES, es_autoridad

_FALLOS = (InvalidSignature, UnsupportedAlgorithm, *ERRORES)
# Two machines may differ by so much.
_DESFASE = timedelta(minutes=5)
# A responder that does not say until when its answer holds is asked again the next day.
_SIN_PLAZO = timedelta(days=1)


def emitio(autoridad: x509.Certificate, certificado: x509.Certificate) -> bool:
    """Tell whether `autoridad` may sign certificates and signed this one."""
    if not es_autoridad(autoridad) or certificado.issuer != autoridad.subject:
        return False
    contenido = certificado["tbs_certificate"]
    return _firmo(autoridad, contenido, certificado["signature_value"], certificado["signature_algorithm"])


def porque_no_vale_la_crl(lista: crl.CertificateList, *, emisor: x509.Certificate, ahora: datetime) -> str:
    """Return why a revocation list is not one of `emisor` in force at `ahora`, in Spanish; empty when it is."""
    try:
        contenido = lista["tbs_cert_list"]
        hasta, desde = contenido["next_update"].native, contenido["this_update"].native
        es_suya = lista.issuer == emisor.subject and _firmo(
            emisor, contenido, lista["signature"], lista["signature_algorithm"]
        )
    except ERRORES:
        return "no se puede leer"
    if not es_suya:
        return "no la firmó la autoridad que debía"
    if hasta is None or hasta <= ahora or desde > ahora + _DESFASE:
        return "no está vigente"
    return ""


def porque_no_vale_la_respuesta(
    respuesta: ocsp.OCSPResponse, *, certificado: x509.Certificate, emisor: x509.Certificate, ahora: datetime
) -> str:
    """Return why an OCSP answer (RFC 6960) says nothing good of `certificado` at `ahora`; empty when it may be kept.

    An answer that says revoked is one to keep.
    """
    try:
        if respuesta["response_status"].native != "successful":
            return "el servicio no contestó"
        basica = respuesta.basic_ocsp_response
        unica = basica["tbs_response_data"]["responses"][0]
        es_suya = _habla_de(unica["cert_id"], certificado=certificado, emisor=emisor) and any(
            _firmo(uno, basica["tbs_response_data"], basica["signature"], basica["signature_algorithm"])
            for uno in _respondedores(basica, emisor, ahora=ahora)
        )
        desde, hasta = unica["this_update"].native, unica["next_update"].native
    except (*ERRORES, IndexError):
        return "no se puede leer"
    if not es_suya:
        return "no la firmó quien debía, o habla de otro certificado"
    vigente = desde <= ahora + _DESFASE and ahora < (hasta or desde + _SIN_PLAZO)
    return "" if vigente else "no está vigente"


def _habla_de(pregunta: ocsp.CertId, *, certificado: x509.Certificate, emisor: x509.Certificate) -> bool:
    llave = emisor.public_key
    huella = {"sha1": llave.sha1, "sha256": llave.sha256}[pregunta["hash_algorithm"]["algorithm"].native]
    es_el_emisor = pregunta["issuer_key_hash"].native == huella
    return bool(es_el_emisor and pregunta["serial_number"].native == certificado.serial_number)


def _respondedores(
    basica: ocsp.BasicOCSPResponse, emisor: x509.Certificate, *, ahora: datetime
) -> Iterator[x509.Certificate]:
    """The issuer, and those in the answer to whom it delegated (RFC 6960 section 4.2.2.2)."""
    yield emisor
    for uno in basica["certs"] if basica["certs"].native else ():
        usos = uno.extended_key_usage_value
        delegado = usos is not None and "ocsp_signing" in usos.native and emitio(emisor, uno)
        if delegado and uno.not_valid_before <= ahora <= uno.not_valid_after:
            yield uno


def _firmo(
    quien: x509.Certificate, que: core.Asn1Value, firma: core.BitString, algoritmo: algos.SignedDigestAlgorithm
) -> bool:
    try:
        DEFAULT_SIGNATURE_VALIDATOR.validate_signature(firma.native, que.dump(), quien.public_key, algoritmo)
    except _FALLOS:
        return False
    return True
