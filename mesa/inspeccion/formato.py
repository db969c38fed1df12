"""The format of a file, told by its content alone; its name is somebody's claim and plays no part."""

import re
from typing import BinaryIO

from mesa.inspeccion.lectores.ajeno import tras_comentarios
from mesa.inspeccion.lectores.ole import corrientes_de_la_raiz
from mesa.inspeccion.lectores.ooxml import tipo_principal

DESCONOCIDO = "desconocido"
NOMBRES = {
    "pdf": "PDF",
    "doc": "Word (DOC)",
    "docx": "Word (DOCX)",
    "xls": "Excel (XLS)",
    "xlsx": "Excel (XLSX)",
    "ppt": "PowerPoint (PPT)",
    "pptx": "PowerPoint (PPTX)",
    "xml": "XML",
    "jpg": "JPG",
}
EXTENSIONES = {formato: frozenset({formato}) for formato in NOMBRES} | {
    "jpg": frozenset({"jpg", "jpeg", "jpe", "jfif"})
}

_CABECERA = 4096  # bytes read of every file
_PDF_DESDE = 1024  # where readers stop looking for %PDF-
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_CORRIENTES = {"worddocument": "doc", "workbook": "xls", "book": "xls", "powerpoint document": "ppt"}
_OOXML = "application/vnd.openxmlformats-officedocument."
_OOXML_PRINCIPALES = {
    f"{_OOXML}wordprocessingml.document.main+xml": "docx",
    f"{_OOXML}spreadsheetml.sheet.main+xml": "xlsx",
    f"{_OOXML}presentationml.presentation.main+xml": "pptx",
}
# «<?xml» as UTF-32 and EBCDIC write it: XML that few programs read, and that is told so.
_XML_RARO = (b"\0\0\0<\0\0\0?", b"<\0\0\0?\0\0\0", b"\xff\xfe\0\0<\0\0\0", b"\0\0\xfe\xff\0\0\0<", b"\x4c\x6f\xa7\x94")
# A comment, a processing instruction (the XML declaration is one), a doctype or the root element.
_EMPIEZA_XML = re.compile(r"\s*<(\?[A-Za-z_]|!--|!DOCTYPE\s|[^\W\d])")
_EMPIEZA_HTML = re.compile(r"<(!DOCTYPE\s+html|html|head|body|script|style|table|meta)\b", re.IGNORECASE)


def formato_de(archivo: BinaryIO) -> str:
    """Return pdf doc docx xls xlsx ppt pptx xml jpg or desconocido, of an open file that can be sought.

    A macro-enabled, encrypted or merely zipped document is none of the formats, whatever its name says.
    """
    archivo.seek(0)
    cabecera = archivo.read(_CABECERA)
    if cabecera.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if _es_pdf(cabecera):
        return "pdf"
    if cabecera.startswith(_OLE):
        return _formato_ole(archivo)
    if cabecera.startswith(b"PK\x03\x04"):
        return _OOXML_PRINCIPALES.get(tipo_principal(archivo) or "", DESCONOCIDO)
    return "xml" if _es_xml(cabecera) else DESCONOCIDO


def _es_pdf(cabecera: bytes) -> bool:
    """Only blanks may come before %PDF-: scanners write them; anything else there makes two files in one."""
    return cabecera[: _PDF_DESDE + 5].removeprefix(b"\xef\xbb\xbf").lstrip(b"\0\t\n\f\r ").startswith(b"%PDF-")


def _formato_ole(abierto: BinaryIO) -> str:
    formatos = {_OLE_CORRIENTES[nombre] for nombre in corrientes_de_la_raiz(abierto) if nombre in _OLE_CORRIENTES}
    return formatos.pop() if len(formatos) == 1 else DESCONOCIDO


def _es_xml(cabecera: bytes) -> bool:
    if cabecera.startswith(_XML_RARO):
        return True
    texto = _descodificar(cabecera)
    if not _EMPIEZA_XML.match(texto):
        return False
    return texto.lstrip().startswith("<?xml") or not _EMPIEZA_HTML.match(tras_comentarios(texto))


def _descodificar(cabecera: bytes) -> str:
    """Read the start as XML 1.0 (appendix F) would; ISO-8859-1 and UTF-8 agree on all that is looked at here."""
    if cabecera.startswith((b"\xff\xfe", b"\xfe\xff")):
        return cabecera.decode("utf-16", errors="replace")
    if cabecera[:1] == b"\0":
        return cabecera.decode("utf-16-be", errors="replace")
    if cabecera[1:2] == b"\0":
        return cabecera.decode("utf-16-le", errors="replace")
    return cabecera.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
