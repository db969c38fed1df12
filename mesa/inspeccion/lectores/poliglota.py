"""Files that are two things at once: what another program would see in the same bytes."""

import struct
from typing import BinaryIO

_CABECERA = 1024  # where readers of PDF and browsers stop looking for a format
_COLA = 65_557  # a zip's end record and its longest comment
_FIN_ZIP, _FIN_ZIP_BYTES = b"PK\x05\x06", 22
_DIRECTORIO_ZIP = b"PK\x01\x02"
_FINAL_PDF = b"%%EOF"
_BLANCOS = b"\0\t\n\f\r "
_WEB = (b"<html", b"<script", b"<!doctype html")
_COMPRIMIDOS = ((b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7Z"))
_DE_ZIP = frozenset({"docx", "xlsx", "pptx"})
_DE_OLE = frozenset({"doc", "xls", "ppt"})
_BINARIOS = frozenset({"pdf"}) | _DE_ZIP | _DE_OLE


def otros_formatos(archivo: BinaryIO, formato: str) -> tuple[str, ...]:
    """Return the names of the formats the file also is, besides `formato`: ZIP, RAR, 7Z, PDF, HTML.

    What a document holds by right is none: a PDF attached to a PDF, a workbook inside a letter. Only what a program
    would open in place of the document counts: data before its start or after its end.
    """
    tamano = archivo.seek(0, 2)
    archivo.seek(0)
    comienzo = archivo.read(_CABECERA)
    archivo.seek(max(0, tamano - _COLA))
    cola = archivo.read()
    hallados: dict[str, None] = {}
    if formato != "pdf" and b"%PDF-" in comienzo:
        hallados["PDF"] = None
    if formato in _BINARIOS and any(marca in comienzo.lower() for marca in _WEB):
        hallados["HTML"] = None
    if formato in {"pdf", "jpg", "xml"} and _lleva_zip(archivo, cola, tamano, formato):
        hallados["ZIP"] = None
    sobrante = _sobrante(archivo, cola, formato)
    hallados |= dict.fromkeys(nombre for marca, nombre in _COMPRIMIDOS if marca in sobrante)
    if formato in _DE_ZIP:
        hallados |= dict.fromkeys(_tras_el_zip(cola))
    return tuple(hallados)


def _sobrante(archivo: BinaryIO, cola: bytes, formato: str) -> bytes:
    """Return where something packed may have been put: after a PDF's last end, anywhere in a JPG."""
    if formato == "jpg":
        archivo.seek(0)
        return archivo.read()
    return cola[cola.rfind(_FINAL_PDF) :] if formato == "pdf" and _FINAL_PDF in cola else b""


def _lleva_zip(archivo: BinaryIO, cola: bytes, tamano: int, formato: str) -> bool:
    """Tell a zip that ends with the file, or after the document, from one attached inside a document."""
    fin = cola.rfind(_FIN_ZIP)
    if fin < 0 or len(cola) < fin + _FIN_ZIP_BYTES:
        return False
    entradas, directorio, _, comentario = struct.unpack_from("<HIIH", cola, fin + 10)
    llega_al_final = len(cola[fin + _FIN_ZIP_BYTES + comentario :].strip(_BLANCOS)) == 0
    if not llega_al_final and (formato != "pdf" or cola.rfind(_FINAL_PDF) > fin):
        return False
    empieza = tamano - len(cola) + fin - directorio
    archivo.seek(max(0, empieza))
    return entradas > 0 and empieza >= 0 and archivo.read(4) == _DIRECTORIO_ZIP


def _tras_el_zip(cola: bytes) -> tuple[str, ...]:
    """Name what follows a package, or hides in its comment, which Office never writes."""
    fin = cola.rfind(_FIN_ZIP)
    sobra = cola[fin + _FIN_ZIP_BYTES :].strip(_BLANCOS) if fin >= 0 else b""
    hallados = ["PDF"] if b"%PDF-" in sobra else []
    if any(marca in sobra.lower() for marca in _WEB):
        hallados.append("HTML")
    return (*hallados, "programa") if sobra.startswith((b"MZ", b"\x7fELF")) else tuple(hallados)
