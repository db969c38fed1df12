"""The facts of an Office document, and the notebook in which its readers gather them."""

from dataclasses import dataclass
from enum import StrEnum

from mesa.lib.zip_seguro import ProblemaZip


class Estado(StrEnum):
    """How much of a document can be read."""

    INTEGRO = "integro"
    DANADO = "danado"  # the main part is there, others are broken
    NO_ABRE = "no_abre"


@dataclass(frozen=True, slots=True)
class HechosOffice:
    """What an Office document holds besides its text.

    `paquete`: it has the list of parts of an OOXML package; a plain zip has not. `macros`: macros of a package, or a
    main part prepared for them; `macros_antiguas`: VBA or Excel 4 macros where the old formats keep them, also in an
    old document embedded in a new one. `externos` are links that fetch something; `adjuntos` are files of any kind put
    inside (a sheet or an equation, which Office itself edits, is none); `programa`: one of those is a program.
    """

    estado: Estado = Estado.INTEGRO
    paquete: bool = False
    cifrado: bool = False
    problema: ProblemaZip | None = None
    doctype: bool = False
    macros: bool = False
    macros_antiguas: bool = False
    plantilla_externa: bool = False
    externos: int = 0
    dde: bool = False
    adjuntos: int = 0
    programa: bool = False
    activex: bool = False
    con_firma: bool = False

    @property
    def impide(self) -> bool:
        """Whether, of a file of no known format, some fact says by itself why: nobody need guess what it is."""
        roto = self.estado is not Estado.INTEGRO or (self.paquete and self.problema is not None)
        return roto or self.cifrado or self.doctype or self.macros or self.programa


@dataclass(slots=True)
class Cuaderno:
    """The same facts while they are being gathered, from the document and from what is embedded in it."""

    estado: Estado = Estado.INTEGRO
    paquete: bool = False
    cifrado: bool = False
    problema: ProblemaZip | None = None
    doctype: bool = False
    macros: bool = False
    macros_antiguas: bool = False
    plantilla_externa: bool = False
    externos: int = 0
    dde: bool = False
    adjuntos: int = 0
    programa: bool = False
    activex: bool = False
    con_firma: bool = False

    def cerrar(self) -> HechosOffice:
        return HechosOffice(**{campo: getattr(self, campo) for campo in self.__slots__})

    def adoptar(self, incrustado: HechosOffice) -> None:
        """Take over what an old document embedded in this one says of both."""
        self.macros_antiguas |= incrustado.macros_antiguas
        self.dde |= incrustado.dde
        self.programa |= incrustado.programa
        self.adjuntos += incrustado.adjuntos
