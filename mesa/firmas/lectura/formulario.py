"""What of a PDF's form shows on its pages (ISO 32000-2, 12.7): asked of two revisions, or of one field."""

import math
from collections.abc import Iterable
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.rw_common import PdfHandler

from mesa.firmas.lectura.objetos import elementos, valor

_NIVELES = 32  # a forged form may be endless
_LADOS = 4
# How a field that brings no drawing of its own is drawn, where it does not say: in which letters, on which side.
_POR_OMISION = ("/DA", "/Q")


def se_dibuja_igual(antes: PdfHandler, ahora: PdfHandler) -> bool:
    """Whether the fields of the form in `antes` are drawn by what the one in `ahora` says as they were before.

    What a form gains is for its new fields: programs that sign bring letters of theirs. Signatures bring their drawing.
    """
    viejo, nuevo = _formulario(antes), _formulario(ahora)
    if viejo is None or nuevo is None or not _alguno_es_de_datos(elementos(viejo, "/Fields"), niveles=_NIVELES):
        return True
    if any(clave in viejo and valor(viejo, clave) != valor(nuevo, clave) for clave in _POR_OMISION):
        return False
    if valor(nuevo, "/NeedAppearances") and not valor(viejo, "/NeedAppearances"):
        return False
    return "/DR" not in viejo or ("/DR" in nuevo and _incluye(nuevo["/DR"], viejo["/DR"]))


def superficie(campo: generic.PdfObject, *, niveles: int = _NIVELES) -> float:
    """Return the room that a field or something below it takes up on a page, in square points; the largest of them.

    Without bounds where the place is no rectangle, of which readers make what they like, or deeper than `niveles`.
    """
    diccionario = campo.get_object()
    if not isinstance(diccionario, generic.DictionaryObject):
        return 0
    if niveles == 0:
        return math.inf
    propia = _area(diccionario["/Rect"]) if "/Rect" in diccionario else 0
    return max(propia, *(superficie(hijo, niveles=niveles - 1) for hijo in elementos(diccionario, "/Kids")), 0)


def _formulario(revision: PdfHandler) -> generic.DictionaryObject | None:
    formulario = valor(revision.root, "/AcroForm")
    return formulario if isinstance(formulario, generic.DictionaryObject) else None


def _alguno_es_de_datos(campos: Iterable[Any], *, niveles: int) -> bool:
    """Whether one of the fields is no signature; those deeper than `niveles` are taken to be."""
    for campo in campos:
        if not isinstance(campo, generic.DictionaryObject):
            continue
        if niveles == 0 or valor(campo, "/FT") not in {None, "/Sig"}:
            return True
        if _alguno_es_de_datos(elementos(campo, "/Kids"), niveles=niveles - 1):
            return True
    return False


def _incluye(nuevos: Any, viejos: Any) -> bool:
    """Whether every resource of the old ones is among the new ones, the same thing by the same name."""
    for clase in viejos:
        for nombre in viejos[clase] if isinstance(viejos[clase], generic.DictionaryObject) else ():
            if clase not in nuevos or nombre not in nuevos[clase]:
                return False
            if viejos[clase].raw_get(nombre) != nuevos[clase].raw_get(nombre):
                return False
    return True


def _area(rectangulo: Any) -> float:
    if not isinstance(rectangulo, generic.ArrayObject) or len(rectangulo) != _LADOS:
        return math.inf
    lados = [rectangulo[lado] for lado in range(_LADOS)]
    if not all(isinstance(lado, generic.NumberObject | generic.FloatObject) for lado in lados):
        return math.inf
    izquierda, abajo, derecha, arriba = map(float, lados)
    return abs(derecha - izquierda) * abs(arriba - abajo)
