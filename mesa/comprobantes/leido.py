"""What one XML turned out to be: a voucher, a communication, an answer to one, or nothing of the kind."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from mesa.comprobantes.cdr import Cdr
from mesa.comprobantes.comprobante import Comprobante, Resumen
from mesa.comprobantes.firma.hechos import Firma
from mesa.comprobantes.plano import a_plano, de_plano
from mesa.lib.xml_seguro import ProblemaXml


class Clase(StrEnum):
    """Kinds of XML as the desk tells them apart."""

    COMPROBANTE = "comprobante"
    RESUMEN = "resumen"
    CDR = "cdr"
    OTRO = "otro"
    ILEGIBLE = "ilegible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leido:
    """An XML as read: one of `comprobante`, `resumen`, `cdr`, by its `clase`, with its signature.

    `problema` tells why it could not be read. What it says is only as good as `firma`: the values of one that is not
    intact are what the file holds, which nobody signed.
    """

    clase: Clase
    firma: Firma
    comprobante: Comprobante | None = None
    resumen: Resumen | None = None
    cdr: Cdr | None = None
    problema: ProblemaXml | None = None

    def a_json(self) -> dict[str, Any]:
        """Return all that is needed to rebuild this with `de_json`; amounts and dates as strings."""
        plano: dict[str, Any] = a_plano(self)
        return plano

    @classmethod
    def de_json(cls, datos: Any) -> Self:
        """Return what `a_json` wrote down. Raise ValueError, KeyError or TypeError for anything else."""
        return de_plano(cls, datos)

    def sin_cadena(self) -> Self:
        """Return the same without the certificates that came along, which nobody needs once they are judged."""
        return replace(self, firma=replace(self.firma, cadena=()))
