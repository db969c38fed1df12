"""A short memory for what every page asks and hardly ever changes.

A change made in this process is seen at once; another process sees it within SEGUNDOS. What is remembered is shared by
all requests: read it, do not modify it.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save

SEGUNDOS = 30.0
# Arguments come from outside too (any year may be asked for): the memory must not grow with them.
MAXIMO = 1_000

P = ParamSpec("P")
T = TypeVar("T")

_recordado: dict[tuple[object, ...], tuple[float, object]] = {}


def recordar(funcion: Callable[P, T]) -> Callable[P, T]:
    """Remember the answers of a query for SEGUNDOS, by its arguments (hashable). An exception is not remembered."""

    @wraps(funcion)
    def con_memoria(*args: P.args, **kwargs: P.kwargs) -> T:
        clave = (funcion, args, tuple(sorted(kwargs.items())))
        hallado = _recordado.get(clave)
        if hallado and hallado[0] > time.monotonic():
            return hallado[1]  # type: ignore[return-value]
        respuesta = funcion(*args, **kwargs)
        if len(_recordado) >= MAXIMO:
            olvidar()
        _recordado[clave] = (time.monotonic() + SEGUNDOS, respuesta)
        return respuesta

    return con_memoria


def olvidar() -> None:
    """Forget everything, in this process."""
    _recordado.clear()


def forget_on_change() -> None:
    """Forget whenever a row of the organization is saved or deleted one by one."""
    for model in apps.get_app_config("organizacion").get_models():
        post_save.connect(_changed, sender=model, dispatch_uid=f"memoria-save-{model.__name__}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"memoria-delete-{model.__name__}")


def _changed(**_kwargs: Any) -> None:
    olvidar()
    # Another thread may remember the old row between this moment and the commit.
    transaction.on_commit(olvidar)
