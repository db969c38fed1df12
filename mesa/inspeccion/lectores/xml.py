"""Facts about an XML file."""

import mmap
from pathlib import Path

_MARCAS = tuple("SignatureValue".encode(codificacion) for codificacion in ("utf-8", "utf-16-le", "utf-16-be"))


def lleva_firma(archivo: Path) -> bool:
    """Tell whether an XML signature (W3C XMLDSig) seems to be there, without parsing: presence only, nothing proved."""
    with archivo.open("rb") as abierto, mmap.mmap(abierto.fileno(), 0, access=mmap.ACCESS_READ) as contenido:
        return any(contenido.find(marca) >= 0 for marca in _MARCAS)
