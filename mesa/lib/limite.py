"""How often somebody may try: a count in the shared cache, for pages that could be used to guess."""

from django.core.cache import cache


def excede(*, accion: str, quien: str, maximo: int, segundos: int) -> bool:
    """Count one try of `accion` by `quien` and say whether it is more than `maximo` within `segundos`."""
    key = f"limite:{accion}:{quien}"
    cache.add(key, 0, segundos)
    try:
        return cache.incr(key) > maximo
    except ValueError:  # it expired between the two lines
        return False
