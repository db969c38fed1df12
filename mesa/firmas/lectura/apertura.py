"""Open a PDF and find the fields that somebody signed. Everything raised here is about the file as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from mesa.firmas.lectura.objetos import valor

SELLO_DE_TIEMPO = "/ETSI.RFC3161"


class NoSeAbreError(Exception):
    """The PDF cannot be opened without a password."""


@dataclass(frozen=True, slots=True)
class Campo:
    """A signature field with something in it. `firma` is its dictionary, as it stands in the file."""

    nombre: str
    diccionario: Any
    firma: Any

    @property
    def subfiltro(self) -> str:
        return str(valor(self.firma, "/SubFilter") or "")

    @property
    def es_sello_de_tiempo(self) -> bool:
        """A document time-stamp (ETSI EN 319 142-1, 5.4.3) is proof of time and nobody's signature."""
        return self.subfiltro == SELLO_DE_TIEMPO or valor(self.firma, "/Type") == "/DocTimeStamp"


def abrir(archivo: IO[bytes]) -> PdfFileReader:
    """Return a reader of the PDF. Hybrid cross-references, which Word writes, are read as a viewer does.

    Raises NoSeAbreError, and whatever pyHanko raises for a broken file.
    """
    lector = PdfFileReader(archivo, strict=False)
    if lector.encrypted:
        permiso = lector.decrypt("")
        if permiso.status == AuthStatus.FAILED:
            raise NoSeAbreError
    return lector


def campos_firmados(lector: PdfFileReader) -> Iterator[Campo]:
    """Yield the filled signature fields in the order of the form."""
    for nombre, contenido, campo in enumerate_sig_fields(lector, filled_status=True):
        firma = contenido.get_object()
        if isinstance(firma, generic.DictionaryObject):
            yield Campo(nombre=nombre, diccionario=campo, firma=firma)
