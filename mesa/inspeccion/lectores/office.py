"""Facts about an Office document: OOXML package or OLE compound file, whatever its name says."""

from typing import BinaryIO

from mesa.inspeccion.lectores.office_hechos import HechosOffice
from mesa.inspeccion.lectores.office_ole import MAGIA, leer_ole
from mesa.inspeccion.lectores.office_ooxml import leer_ooxml

__all__ = ["HechosOffice", "leer_office"]


def leer_office(archivo: BinaryIO) -> HechosOffice:
    """Return the facts of an Office document, or of a zip or compound file that turns out to be none."""
    archivo.seek(0)
    return leer_ole(archivo) if archivo.read(len(MAGIA)) == MAGIA else leer_ooxml(archivo)
