"""What stands in a PDF's dictionaries, wherever it is kept: pyHanko's own `get` gives the reference to it."""

from typing import Any

from pyhanko.pdf_utils import generic


def valor(diccionario: generic.DictionaryObject, clave: str) -> Any:
    """Return the value of an entry; None when there is none."""
    try:
        return diccionario[clave]
    except KeyError:
        return None


def elementos(diccionario: generic.DictionaryObject, clave: str) -> list[Any]:
    """Return what the array of an entry holds; nothing when there is no array."""
    lista = valor(diccionario, clave)
    return [lista[lugar] for lugar in range(len(lista))] if isinstance(lista, generic.ArrayObject) else []
