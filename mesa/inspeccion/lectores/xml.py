"""Facts about an XML file."""

import mmap
from dataclasses import dataclass
from typing import BinaryIO

_MARCAS = tuple("SignatureValue".encode(codificacion) for codificacion in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class HechosXml:
    """`con_firma`: an XML signature (W3C XMLDSig) seems to be there; presence only, nothing proved."""

    con_firma: bool = False


def leer_xml(archivo: BinaryIO) -> HechosXml:
    """Return the facts of an XML file."""
    with mmap.mmap(archivo.fileno(), 0, access=mmap.ACCESS_READ) as contenido:
        return HechosXml(con_firma=any(contenido.find(marca) >= 0 for marca in _MARCAS))
