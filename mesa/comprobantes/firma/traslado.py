"""Trust on its way into the jail: named bytes, each name one certificate or list."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from mesa.comprobantes.firma.cadena import Confianza, indexar

_PARTES = ("anclas", "intermedios", "crls")


@lru_cache(maxsize=4)
def a_datos(confianza: Confianza) -> Mapping[str, bytes]:
    """Return the same mapping for the same trust, so that a jail that has it is recognised."""
    return MappingProxyType(
        {f"{parte}/{lugar:05}": der for parte in _PARTES for lugar, der in enumerate(getattr(confianza, parte))}
    )


def de_datos(datos: Mapping[str, bytes]) -> Confianza:
    """Return the trust that `a_datos` named, its certificates parsed once for all the files to come."""
    partes = {
        parte: tuple(datos[nombre] for nombre in sorted(datos) if nombre.startswith(f"{parte}/")) for parte in _PARTES
    }
    confianza = Confianza(**partes)
    indexar(confianza)
    return confianza
