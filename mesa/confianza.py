"""The trust in force at this desk, as the settings name it. Kept apart so that steps need not know where it lies."""

from dataclasses import replace
from functools import lru_cache

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from mesa.firmas.confianza.carpeta import leer_carpeta
from mesa.firmas.confianza.modelo import Confianza
from mesa.sello import certificados


def vigente() -> Confianza:
    """Return the trust list and all that goes with it, and the certificates of this desk's own seals."""
    return _con_los_propios(leer_carpeta(settings.TRUST_DIR))


@lru_cache(maxsize=2)
def _con_los_propios(confianza: Confianza) -> Confianza:
    try:
        propios = certificados()
    except FileNotFoundError:  # a desk without a key has sealed nothing
        propios = ()
    return replace(confianza, propios=tuple(uno.public_bytes(Encoding.DER) for uno in propios))
