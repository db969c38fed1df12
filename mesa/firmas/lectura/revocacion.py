"""Whether a certificate was revoked, by CRL (RFC 5280, 6.3) or OCSP (RFC 6960), from what the file and we hold.

pyHanko's own step is not used: it passes over supplied CRLs when the certificate names no distribution point, and a
revoked certificate comes out trusted.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from cryptography import x509

from mesa.firmas.lectura.listas import segun_lista
from mesa.firmas.lectura.prueba import Pruebas
from mesa.firmas.lectura.respuestas import segun_respuesta
from mesa.firmas.lectura.situacion import Situacion


def situacion_de(
    certificado: x509.Certificate, emisor: x509.Certificate, *, pruebas: Pruebas, momento: datetime
) -> Situacion:
    """Return what the proofs say of a certificate at `momento` (aware); the earliest revocation wins over all."""
    dichos: list[Situacion] = []
    for lista in pruebas.crls_de(certificado.issuer.public_bytes()):
        dichos += _sin_tropezar(segun_lista, lista, certificado, emisor, momento)
    for respuesta in pruebas.ocsps:
        dichos += _sin_tropezar(segun_respuesta, respuesta, certificado, emisor, momento)
    revocaciones = [dicho.revocado_desde for dicho in dichos if dicho.revocado_desde]
    if revocaciones:
        return Situacion(revocado_desde=min(revocaciones))
    return Situacion(vigente=any(dicho.vigente for dicho in dichos))


def _sin_tropezar(segun: Callable[..., Iterator[Situacion]], *que: Any) -> list[Situacion]:
    """Return what one proof says; one that cannot be read, which the file may bring, says nothing."""
    try:
        return list(segun(*que))
    except Exception:  # noqa: BLE001 – its reader raises whatever it likes
        return []
