"""What may be objected to a voucher: stable codes, and for each one the text a person reads.

Codes are stored and published; one is never renamed or reused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from mesa.comprobantes.textos.comprobante import COMPROBANTE
from mesa.comprobantes.textos.firma import CDR, FIRMA
from mesa.comprobantes.textos.importes import IMPORTES
from mesa.lib.texto import Gravedad, Texto

CATALOGO: Mapping[str, Texto] = {**COMPROBANTE, **IMPORTES, **FIRMA, **CDR}


class ReparoPublico(TypedDict):
    """A reparo as pages, API and command show it: the form of any finding."""

    codigo: str
    gravedad: str
    mensaje: str
    solucion: str
    pagina: None


@dataclass(frozen=True, slots=True)
class Reparo:
    """One objection. `datos` fill the templates of its code; an error alone keeps a voucher from being filed."""

    codigo: str
    gravedad: Gravedad
    datos: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def texto(self) -> Texto:
        """The untranslated templates, for a page that renders them in its reader's language."""
        return CATALOGO[self.codigo]

    @property
    def mensaje(self) -> str:
        return self.texto.mensaje % self.datos

    @property
    def solucion(self) -> str:
        return self.texto.solucion % self.datos

    def como_dict(self) -> ReparoPublico:
        """Return what a reader sees, in Spanish."""
        return {
            "codigo": self.codigo,
            "gravedad": self.gravedad.value,
            "mensaje": self.mensaje,
            "solucion": self.solucion,
            "pagina": None,
        }


def reparo(codigo: str, *, gravedad: Gravedad | None = None, **datos: str) -> Reparo:
    """Return an objection with the weight its code usually has. Raise KeyError for a code not in the CATALOGO."""
    return Reparo(codigo, gravedad or CATALOGO[codigo].gravedad, datos)
