"""What an XML that a stranger sends holds, noted while it is read once and in pieces (mesa/lib/xml_seguro.py)."""

from dataclasses import dataclass
from typing import BinaryIO

from mesa.inspeccion.lectores.xml_oyente import Oyente
from mesa.lib.xml_seguro import ProblemaXml, XmlInseguroError, recorrer

_SUELTA = tuple("SignatureValue".encode(codificacion) for codificacion in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class HechosXml:
    """What an XML file says of itself.

    `linea` and `columna`, from 1, say where it stops being well-formed (0: nowhere). `raiz` is the local name of the
    root and `espacio` its namespace. `con_firma`: a signature (W3C XMLDSig) seems to be there; nothing is proved.
    `de_office`: Word or Excel opens it as a document of its own. `con_macros`: it is such a document and brings macros.
    `con_codigo`: it would run something in a browser. `con_formulas`: some value is a formula for a spreadsheet.
    `incluye_otros`: it asks for another file's content (XInclude), which is never fetched.
    """

    problema: ProblemaXml | None = None
    linea: int = 0
    columna: int = 0
    raiz: str = ""
    espacio: str = ""
    con_firma: bool = False
    de_office: bool = False
    con_macros: bool = False
    con_codigo: bool = False
    con_formulas: bool = False
    incluye_otros: bool = False


def leer_xml(archivo: BinaryIO) -> HechosXml:
    """Return the facts of an XML file; nothing it names is opened and nothing it holds is run."""
    return analizar(archivo)


def analizar(archivo: BinaryIO) -> HechosXml:
    """Read an open XML file once, in pieces. Memory does not grow with it; time does, up to a million elements."""
    oyente = Oyente()
    try:
        recorrer(archivo, oyente)
    except XmlInseguroError as error:
        return _hechos(archivo, oyente, error.problema, error.linea, error.columna)
    return _hechos(archivo, oyente, None)


def _hechos(
    archivo: BinaryIO, oyente: Oyente, problema: ProblemaXml | None, linea: int = 0, columna: int = 0
) -> HechosXml:
    espacio, _, raiz = oyente.raiz.rpartition("}")
    return HechosXml(
        problema=problema,
        linea=linea,
        columna=columna,
        raiz=raiz,
        espacio=espacio.removeprefix("{"),
        con_firma=oyente.con_firma or (problema is not None and _firma_suelta(archivo)),
        de_office=oyente.de_office,
        con_macros=oyente.con_macros,
        con_codigo=oyente.con_codigo,
        con_formulas=oyente.con_formulas,
        incluye_otros=oyente.incluye_otros,
    )


def _firma_suelta(archivo: BinaryIO) -> bool:
    """Look for a signature in what was not read: an unsigned document and an unread one are not the same."""
    archivo.seek(0)
    contenido = archivo.read()
    return any(marca in contenido for marca in _SUELTA)
