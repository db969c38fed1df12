"""What is known of a file before anybody judges it. Controls read these facts and never the file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader
from typing import Any

from mesa.inspeccion.formato import DESCONOCIDO, formato_de
from mesa.inspeccion.lectores.ajeno import Parecido, parecido
from mesa.inspeccion.lectores.jpg import HechosJpg, leer_jpg
from mesa.inspeccion.lectores.office import HechosOffice, leer_office
from mesa.inspeccion.lectores.pdf import HechosPdf, leer_pdf
from mesa.inspeccion.lectores.poliglota import otros_formatos
from mesa.inspeccion.lectores.xml import HechosXml, leer_xml

# Which facts a format owes: the field of Hechos and who reads it. A zip or OLE file of no known format may still be an
# Office document that is locked, carries macros or attacks its reader.
LECTORES: dict[str, tuple[str, Callable[[BufferedReader], Any]]] = {
    "pdf": ("pdf", leer_pdf),
    "jpg": ("jpg", leer_jpg),
    "xml": ("xml", leer_xml),
    **dict.fromkeys(("doc", "docx", "xls", "xlsx", "ppt", "pptx"), ("office", leer_office)),
}
CONTENEDORES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hechos:
    """The facts of one file; those of other formats are None.

    `nombre` is the name its sender gave it, never trusted. `no_leidos` names the readers that did not finish, so that
    nothing is concluded from the facts they owe. `otros_formatos` names what else the same bytes are; `parecido` is a
    guess at what a file of no known format is.
    """

    nombre: str
    formato: str
    bytes: int
    sha256: str
    pdf: HechosPdf | None = None
    office: HechosOffice | None = None
    jpg: HechosJpg | None = None
    xml: HechosXml | None = None
    otros_formatos: tuple[str, ...] = ()
    parecido: Parecido = Parecido.NADA
    no_leidos: tuple[str, ...] = ()

    @property
    def con_firma(self) -> bool:
        return any(uno is not None and uno.con_firma for uno in (self.pdf, self.xml, self.office))


def reunir(archivo: BufferedReader, *, nombre: str, sha256: str | None = None) -> Hechos:
    """Read the facts of an open file; its SHA-256 (lower-case hexadecimal) is counted when not given.

    A reader that fails on hostile content is named in `no_leidos`.
    """
    tamano = archivo.seek(0, 2)
    archivo.seek(0)
    huella = sha256 or hashlib.file_digest(archivo, "sha256").hexdigest()
    formato = DESCONOCIDO
    hechos: dict[str, Any] = {}
    no_leidos: tuple[str, ...] = ()
    try:
        formato = formato_de(archivo)
        campo, leer = _lector_de(archivo, formato)
        if leer:
            hechos = {campo: leer(archivo)}
        hechos |= _senas(archivo, formato)
    except Exception:  # noqa: BLE001  whatever a hostile file provokes in a parser is an answer about that file
        no_leidos = (formato,)
    return Hechos(nombre=nombre, formato=formato, bytes=tamano, sha256=huella, no_leidos=no_leidos, **hechos)


def _senas(archivo: BufferedReader, formato: str) -> dict[str, Any]:
    if formato == DESCONOCIDO:
        return {"parecido": parecido(archivo)}
    return {"otros_formatos": otros_formatos(archivo, formato)}


def _lector_de(archivo: BufferedReader, formato: str) -> tuple[str, Callable[[BufferedReader], Any] | None]:
    if formato != DESCONOCIDO:
        return LECTORES[formato]
    archivo.seek(0)
    return ("office", leer_office) if archivo.read(8).startswith(CONTENEDORES) else ("", None)
