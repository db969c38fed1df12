"""The mark of a signature: its tone, its word, and where the guide explains it."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.firmas import Firma, sin_firmar


class Marca(NamedTuple):
    """`tono` chooses shape and colour; `ancla` is a place in the guide «firma-digital», "" when it needs no words."""

    tono: str
    titulo: str | Promise
    ancla: str = ""


_POR_ESTADO = {
    "valida": Marca("firma", _("Firma digital válida"), "valida"),
    "modificada": Marca("ojo", _("Modificado después de la firma"), "modificada"),
    "invalida": Marca("mal", _("Firma digital no válida"), "no-valida"),
    "no_verificable": Marca("espera", _("Firma digital sin comprobar"), "sin-comprobar"),
}
# What is intact without being trusted: nobody can tell, or it is known that it must not be.
_POR_CONFIRMAR = Marca("curso", _("Firma íntegra, por confirmar"), "por-confirmar")
_NO_ACEPTADA = Marca("ojo", _("Firma íntegra, certificado que no se acepta"), "no-aceptada")
_SELLO_NUESTRO = Marca("curso", _("Sello de esta mesa de partes"))
_SIN_FIRMAR = Marca("espera", _("Lugar para una firma, sin firmar"))


def marca_de(firma: Firma) -> Marca:
    """Return the mark of a stored verdict."""
    if firma["propia"]:  # only what is intact is known for ours
        return _SELLO_NUESTRO
    if sin_firmar(firma):
        return _SIN_FIRMAR
    if firma["estado"] == "integra_no_confiable":
        return _NO_ACEPTADA if firma["confianza"] == "invalida" else _POR_CONFIRMAR
    return _POR_ESTADO[firma["estado"]]
