"""Carry a `Confianza` into the jail as named bytes, and out of them again."""

from collections import defaultdict
from collections.abc import Mapping

from mesa.firmas.confianza.modelo import Confianza

_PARTES = ("anclas", "retiradas", "intermedios", "crls", "ocsps", "propios")


def a_datos(confianza: Confianza) -> dict[str, bytes]:
    """Return what judging needs of it; what the list says of itself and the hosts stay behind."""
    return {f"{parte}.{n}": der for parte in _PARTES for n, der in enumerate(getattr(confianza, parte))}


def de_datos(datos: Mapping[str, bytes]) -> Confianza:
    """Return the `Confianza` that `a_datos` wrote down; names it does not know are not its own."""
    partes: dict[str, list[bytes]] = defaultdict(list)
    for nombre, der in datos.items():
        partes[nombre.partition(".")[0]].append(der)
    return Confianza(
        anclas=tuple(partes["anclas"]),
        retiradas=tuple(partes["retiradas"]),
        intermedios=tuple(partes["intermedios"]),
        crls=tuple(partes["crls"]),
        ocsps=tuple(partes["ocsps"]),
        propios=tuple(partes["propios"]),
    )
