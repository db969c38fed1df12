"""How findings name pages."""

from collections.abc import Sequence

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo


def de_paginas(codigo: str, numeros: Sequence[int], **datos: str | int) -> Hallazgo:
    """Return one finding for all the pages with a fault; `numeros` from 1, in order, at least one."""
    *otras, ultima = numeros
    if otras:
        return hallazgo(codigo, pagina=otras[0], paginas=_seguidas(otras), ultima=str(ultima), **datos)
    return hallazgo(codigo, pagina=ultima, paginas=str(ultima), **datos)


def _seguidas(numeros: Sequence[int]) -> str:
    """Write 1, 3, 4, 5, 8 as «1, 3–5, 8»."""
    tramos: list[list[int]] = []
    for numero in numeros:
        if tramos and numero == tramos[-1][-1] + 1:
            tramos[-1].append(numero)
        else:
            tramos.append([numero])
    return ", ".join(f"{tramo[0]}–{tramo[-1]}" if len(tramo) > 2 else ", ".join(map(str, tramo)) for tramo in tramos)
