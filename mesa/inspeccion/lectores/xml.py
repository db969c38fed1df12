"""The one parser for every XML a stranger sends: no DOCTYPE, no entities, no network, bounded in everything.

The text is decoded here, from the few encodings admitted, and handed to libxml2 as UTF-8: what it makes of the name of
an encoding cannot matter, and it needs no tables from a file system that may not be there.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from lxml import etree

from mesa.inspeccion.lectores.xml_oyente import DesmedidoError, DoctypeError, Oyente

_TROZO = 1 << 16
# libxml2's own limits, which stand for documents read without XML_PARSE_HUGE: a name too long, a resource exceeded.
_LIMITES = (etree.ErrorTypes.ERR_NAME_TOO_LONG, etree.ErrorTypes.ERR_RESOURCE_LIMIT)
_CABECERA = 1024
_DECLARACION = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]{1,40})["']""")
_MARCAS_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SIN_MARCA = (b"<\0", b"\0<", b"\0\0", b"\x4c\x6f")  # UTF-16 that does not say so, UTF-32, EBCDIC
# What is admitted, by the names people write; the codecs are loaded now, before a jail takes the file system away.
_CODECS = {
    nombre: codecs.lookup(codec)
    for codec, nombres in {
        "utf-8": ("utf-8", "utf8", "us-ascii", "ascii"),
        "iso-8859-1": ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1"),
        "iso-8859-15": ("iso-8859-15", "iso8859-15", "latin9", "latin-9"),
        "windows-1252": ("windows-1252", "cp1252"),
        "utf-16-le": ("utf-16-le",),
        "utf-16-be": ("utf-16-be",),
    }.items()
    for nombre in nombres
}
_DE_16 = frozenset({"utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "ucs-2"})
_INVALIDA = "mesa.invalida"
codecs.register_error(_INVALIDA, lambda error: ("\uffff", error.end))  # type: ignore[attr-defined]
_SUELTA = tuple("SignatureValue".encode(codificacion) for codificacion in ("utf-8", "utf-16-le", "utf-16-be"))


class ProblemaXml(StrEnum):
    """Why an XML was not read to its end."""

    DOCTYPE = "doctype"
    CODIFICACION = "codificacion"
    DESMEDIDO = "desmedido"
    MAL_FORMADO = "mal_formado"


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
    archivo.seek(0)
    cabecera = archivo.read(_CABECERA)
    codec = _codec_de(cabecera)
    oyente = Oyente()
    if codec is None:
        return _hechos(archivo, oyente, ProblemaXml.CODIFICACION)
    archivo.seek(next((len(marca) for marca in (codecs.BOM_UTF8, *_MARCAS_UTF16) if cabecera.startswith(marca)), 0))
    lector = etree.XMLParser(
        target=oyente,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=False,
    )
    try:
        for trozo in _en_utf8(archivo, codec):
            lector.feed(trozo)
        lector.close()
    except DoctypeError:
        return _hechos(archivo, oyente, ProblemaXml.DOCTYPE)
    except DesmedidoError:
        return _hechos(archivo, oyente, ProblemaXml.DESMEDIDO)
    except etree.XMLSyntaxError as error:
        if error.code in _LIMITES:
            return _hechos(archivo, oyente, ProblemaXml.DESMEDIDO)
        return _hechos(archivo, oyente, ProblemaXml.MAL_FORMADO, *error.position)
    return _hechos(archivo, oyente, None)


def _codec_de(cabecera: bytes) -> codecs.CodecInfo | None:
    """Return how to decode the file; None when it is an encoding not admitted, or one that cannot be told."""
    for marca, nombre in _MARCAS_UTF16.items():
        if cabecera.startswith(marca):
            return None if cabecera[2:4] == b"\0\0" else _CODECS[nombre]  # UTF-32 begins the same
    if cabecera.startswith(_SIN_MARCA):
        return None
    declarada = _DECLARACION.match(cabecera.removeprefix(codecs.BOM_UTF8))
    nombre = declarada.group(1).decode("latin-1").strip().lower() if declarada else "utf-8"
    if cabecera.startswith(codecs.BOM_UTF8) or nombre in _DE_16:
        nombre = "utf-8" if nombre in _CODECS or nombre in _DE_16 else nombre
    return _CODECS.get(nombre)


def _en_utf8(archivo: BinaryIO, codec: codecs.CodecInfo) -> Iterator[bytes]:
    """Yield the text in UTF-8. What is wrong becomes something no XML may hold: the parser then says where."""
    if codec.name == "utf-8":
        while trozo := archivo.read(_TROZO):
            yield trozo
        return
    descodificador = codec.incrementaldecoder(_INVALIDA)
    while trozo := archivo.read(_TROZO):
        yield descodificador.decode(trozo).encode("utf-8")
    yield descodificador.decode(b"", True).encode("utf-8")


def _hechos(
    archivo: BinaryIO, oyente: Oyente, problema: ProblemaXml | None, linea: int = 0, columna: int = 0
) -> HechosXml:
    espacio, _, raiz = oyente.raiz.rpartition("}")
    return HechosXml(
        problema=problema,
        linea=max(0, linea),
        columna=max(0, columna),
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
