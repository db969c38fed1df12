"""Facts written down as plain data, for JSON, and read back without loss.

Amounts and dates are strings, bytes are base64; the keys are the fields of the dataclasses.
"""

import base64
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")


def a_plano(valor: Any) -> Any:
    """Return a fact (a dataclass, or what one may hold) as dicts, lists, strings, numbers and None."""
    if is_dataclass(valor):
        return {campo.name: a_plano(getattr(valor, campo.name)) for campo in fields(valor)}
    if isinstance(valor, tuple):
        return [a_plano(uno) for uno in valor]
    if isinstance(valor, StrEnum):
        return valor.value
    if isinstance(valor, Decimal):
        return f"{valor:f}"
    if isinstance(valor, date):
        return valor.isoformat()
    return base64.b64encode(valor).decode("ascii") if isinstance(valor, bytes) else valor


def de_plano(tipo: type[_T], dicho: Any) -> _T:
    """Return the fact of type `tipo` that `a_plano` wrote down. Raise ValueError, KeyError or TypeError."""
    leido: _T = _leer(tipo, dicho)
    return leido


def _leer(tipo: Any, dicho: Any) -> Any:
    if isinstance(tipo, type) and is_dataclass(tipo):
        # What an older version did not know has its default.
        return tipo(**{nombre: _leer(suyo, dicho[nombre]) for nombre, suyo in _tipos(tipo).items() if nombre in dicho})
    if get_origin(tipo) in (UnionType, Union):
        (otro,) = (uno for uno in get_args(tipo) if uno is not NoneType)
        return None if dicho is None else _leer(otro, dicho)
    if get_origin(tipo) is tuple:
        return tuple(_leer(get_args(tipo)[0], uno) for uno in dicho)
    if tipo in (date, datetime):
        return tipo.fromisoformat(dicho)
    if tipo is bytes:
        return base64.b64decode(dicho, validate=True)
    return tipo(dicho)


@lru_cache(maxsize=64)
def _tipos(clase: type) -> dict[str, Any]:
    escritos = get_type_hints(clase)
    return {campo.name: escritos[campo.name] for campo in fields(clase)}
