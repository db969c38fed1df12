"""Facts about a PDF: whether it opens, has pages, carries a signature. Reads what it needs and no more."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

import pikepdf

_CAMPOS_VISITADOS = 10_000  # a forged form may be endless


class Apertura(StrEnum):
    """What happened on opening a PDF without a password."""

    ABRE = "abre"
    CON_CONTRASENA = "con_contrasena"
    NO_ABRE = "no_abre"


@dataclass(frozen=True, slots=True)
class HechosPdf:
    """`restringido`: opens without a password, yet its author limited printing, copying or editing."""

    apertura: Apertura
    restringido: bool = False
    paginas: int = 0
    con_firma: bool = False


def leer_pdf(archivo: BinaryIO) -> HechosPdf:
    """Return the facts of a PDF. The file is opened lazily: cost does not grow with its size, only with its pages."""
    archivo.seek(0)
    try:
        with pikepdf.open(archivo) as pdf:
            return HechosPdf(
                apertura=Apertura.ABRE,
                restringido=pdf.is_encrypted and not pdf.owner_password_matched,
                paginas=len(pdf.pages),
                con_firma=_lleva_firma(pdf),
            )
    except pikepdf.PasswordError:
        return HechosPdf(Apertura.CON_CONTRASENA)
    except pikepdf.PdfError:
        return HechosPdf(Apertura.NO_ABRE)


def _lleva_firma(pdf: pikepdf.Pdf) -> bool:
    """Walk the form's fields (ISO 32000-2, 12.7.4) breadth first, since signatures stand near the root."""
    formulario = pdf.Root.get("/AcroForm")
    if not isinstance(formulario, pikepdf.Dictionary):
        return False
    pendientes = deque((campo, "") for campo in _lista(formulario, "/Fields"))
    vistos: set[tuple[int, int]] = set()
    for _ in range(_CAMPOS_VISITADOS):
        if not pendientes:
            return False
        campo, tipo = pendientes.popleft()
        if not isinstance(campo, pikepdf.Dictionary) or (campo.is_indirect and campo.objgen in vistos):
            continue
        vistos.add(campo.objgen)
        tipo = str(campo.get("/FT", tipo))  # the type is inherited from the parent field
        if tipo == "/Sig" and _es_firma(campo.get("/V")):
            return True
        pendientes.extend((hijo, tipo) for hijo in _lista(campo, "/Kids"))
    return False


def _es_firma(valor: object) -> bool:
    """Tell a person's signature from a place kept for one (all zeros) and from a time stamp (ETSI EN 319 142-1)."""
    if not isinstance(valor, pikepdf.Dictionary):
        return False
    contenido = valor.get("/Contents")
    return (
        len(_lista(valor, "/ByteRange")) >= 4
        and isinstance(contenido, pikepdf.String)
        and any(bytes(contenido))
        and valor.get("/SubFilter") != pikepdf.Name("/ETSI.RFC3161")
    )


def _lista(diccionario: pikepdf.Dictionary, clave: str) -> list[pikepdf.Object]:
    valor = diccionario.get(clave)
    return list(valor) if isinstance(valor, pikepdf.Array) else []
