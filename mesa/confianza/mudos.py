"""The hosts that did not answer lately: the next task does not wait for them again."""

from collections.abc import Iterable

from django.core.cache import cache

_CLAVE, _UN_RATO = "confianza.mudos", 15 * 60


def mudos() -> frozenset[str]:
    """Return the hosts to leave alone."""
    return frozenset(cache.get(_CLAVE, ()))


def recordar_mudos(hosts: Iterable[str]) -> None:
    """Leave these hosts alone, with those known before, for a quarter of an hour."""
    nuevos = frozenset(hosts) - mudos()
    if nuevos:
        cache.set(_CLAVE, sorted(nuevos | mudos()), _UN_RATO)
