"""The one way to read an XML that a stranger sends: no DOCTYPE, no entities, no network, bounded in everything."""

import io
from enum import StrEnum
from typing import BinaryIO

from lxml import etree

from mesa.lib.xml_medidas import DesmedidoError, DoctypeError, Medidor
from mesa.lib.xml_texto import CABECERA, codec_de, en_utf8

# libxml2's own limits, which stand for documents read without XML_PARSE_HUGE: a name too long, a resource exceeded.
_LIMITES = (etree.ErrorTypes.ERR_NAME_TOO_LONG, etree.ErrorTypes.ERR_RESOURCE_LIMIT)


class ProblemaXml(StrEnum):
    """Why an XML was not read to its end."""

    DOCTYPE = "doctype"
    CODIFICACION = "codificacion"
    DESMEDIDO = "desmedido"
    MAL_FORMADO = "mal_formado"


class XmlInseguroError(Exception):
    """The XML was not read to its end; `linea` and `columna`, from 1, say where it is badly written (0: nowhere)."""

    def __init__(self, problema: ProblemaXml, linea: int = 0, columna: int = 0) -> None:
        super().__init__(problema)
        self.problema = problema
        self.linea = max(0, linea)
        self.columna = max(0, columna)


def recorrer(archivo: BinaryIO, oyente: Medidor) -> None:
    """Read an open XML file once, in pieces, telling `oyente` what comes by. Memory does not grow with the file.

    Raise XmlInseguroError when it cannot be read to its end.
    """
    archivo.seek(0)
    codec = codec_de(archivo.read(CABECERA))
    if codec is None:
        raise XmlInseguroError(ProblemaXml.CODIFICACION)
    lector = _lector(oyente)
    try:
        for trozo in en_utf8(archivo, codec):
            lector.feed(trozo)
        lector.close()
    except DoctypeError as error:
        raise XmlInseguroError(ProblemaXml.DOCTYPE) from error
    except DesmedidoError as error:
        raise XmlInseguroError(ProblemaXml.DESMEDIDO) from error
    except etree.XMLSyntaxError as error:
        raise _problema_de(error) from error


def leer_arbol(contenido: bytes, *, elementos_maximo: int) -> etree._ElementTree:
    """Return the tree of a whole XML, comments and processing instructions included, as it was written.

    It is built only after all of it kept the measures. Raise XmlInseguroError as `recorrer` does.
    """
    archivo = io.BytesIO(contenido)
    recorrer(archivo, Medidor(elementos_maximo=elementos_maximo))
    codec = codec_de(contenido[:CABECERA])
    if codec is None:
        raise XmlInseguroError(ProblemaXml.CODIFICACION)
    try:
        return etree.ElementTree(etree.fromstring(b"".join(en_utf8(archivo, codec)), _lector(None)))
    except etree.XMLSyntaxError as error:
        raise _problema_de(error) from error


def _lector(oyente: Medidor | None) -> etree.XMLParser:
    return etree.XMLParser(
        target=oyente,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=False,
    )


def _problema_de(error: etree.XMLSyntaxError) -> XmlInseguroError:
    if error.code in _LIMITES:
        return XmlInseguroError(ProblemaXml.DESMEDIDO)
    return XmlInseguroError(ProblemaXml.MAL_FORMADO, *error.position)
