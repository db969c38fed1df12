"""The trust in force in this installation, as the settings name its folder."""

from dataclasses import replace

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from mesa.firmas.confianza.instalacion import Instalacion
from mesa.firmas.confianza.modelo import Confianza
from mesa.sello import certificados

_ultima: list[tuple[Confianza, Confianza]] = []


def instalacion() -> Instalacion:
    """Return where this installation keeps its trust."""
    return Instalacion(settings.TRUST_DIR)


def vigente() -> Confianza:
    """Return what a verdict rests on now, with this desk's own certificates.

    The same object as long as no file of the folder changed, so that who prepares something from it can tell.
    """
    leida, propios = instalacion().leer(), _propios()
    if not (_ultima and _ultima[0][0] is leida and _ultima[0][1].propios == propios):
        _ultima[:] = [(leida, replace(leida, propios=propios))]
    return _ultima[0][1]


def _propios() -> tuple[bytes, ...]:
    try:
        return tuple(uno.public_bytes(Encoding.DER) for uno in certificados())
    except (OSError, ValueError):  # no seal yet; /salud/lista tells
        return ()
