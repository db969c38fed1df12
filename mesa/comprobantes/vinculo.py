"""Whether an answer is to this voucher."""

import base64
import binascii
import re

from mesa.comprobantes.cdr import Cdr
from mesa.comprobantes.comprobante import Comprobante
from mesa.comprobantes.lectura.identidad import serie_y_numero

_HEXADECIMAL = re.compile(r"[0-9a-f]{40,128}", re.ASCII | re.IGNORECASE)


def diferencias(cdr: Cdr, comprobante: Comprobante, *, huella: str) -> tuple[str, ...]:
    """Return which facts of an answer are not the voucher's: emisor, numero, tipo, receptor, huella; () when it is.

    `huella`: the digest in the voucher's signature, base64. A fact that either side does not state decides nothing, but
    an answer without issuer and number answers to nobody.
    """
    partes = serie_y_numero(cdr.comprobante)
    pares = {
        "emisor": (cdr.emisor, comprobante.emisor.numero),
        "tipo": (cdr.tipo, comprobante.tipo or ""),
        "receptor": (cdr.receptor, comprobante.receptor.numero),
    }
    distintos = [hecho for hecho, (suyo, nuestro) in pares.items() if suyo and nuestro and suyo != nuestro]
    suya, nuestra = _octetos(cdr.huella), _octetos(huella)
    if len(suya) == len(nuestra) and suya != nuestra:  # digests of two algorithms cannot be compared
        distintos.append("huella")
    if partes != (comprobante.serie, comprobante.numero):
        distintos.insert(0, "numero")
    if not cdr.emisor:
        distintos.insert(0, "emisor")
    return tuple(distintos)


def _octetos(huella: str) -> bytes:
    """Return a digest, however it is written; b"" when it cannot be told."""
    if _HEXADECIMAL.fullmatch(huella):
        return bytes.fromhex(huella) if len(huella) % 2 == 0 else b""
    try:
        return base64.b64decode(huella, validate=True)
    except (binascii.Error, ValueError):
        return b""
