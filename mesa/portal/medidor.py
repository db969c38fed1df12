"""The expediente's weight as a picture, pure: percentages, so that it stretches with the page."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segmento:
    """One file: its bytes, and whether they are still going up. A refused file does not count and is not here."""

    octetos: int
    en_curso: bool = False


@dataclass(frozen=True, slots=True)
class Barra:
    """A segment in percent of the limit, as text for an SVG attribute («12.50%»)."""

    desde: str
    ancho: str
    en_curso: bool


@dataclass(frozen=True, slots=True)
class VistaDelMedidor:
    """What `_componentes/medidor.html` shows: bytes used, left and allowed (never negative), and the bars."""

    usados: int
    quedan: int
    limite: int
    barras: tuple[Barra, ...]
    lleno: bool


def vista_del_medidor(segmentos: Sequence[Segmento], *, limite: int) -> VistaDelMedidor:
    """Return the picture of these files against a limit in bytes."""
    usados = sum(segmento.octetos for segmento in segmentos)
    return VistaDelMedidor(
        usados=usados,
        quedan=max(0, limite - usados),
        limite=limite,
        barras=_barras(segmentos, max(limite, usados, 1)),
        lleno=usados > limite,
    )


def _barras(segmentos: Sequence[Segmento], total: int) -> tuple[Barra, ...]:
    barras: list[Barra] = []
    desde = 0
    for segmento in segmentos:
        barras.append(Barra(por_ciento(desde / total), por_ciento(segmento.octetos / total), segmento.en_curso))
        desde += segmento.octetos
    return tuple(barras)


def por_ciento(parte: float) -> str:
    """Return a fraction for an SVG attribute; always with a point, whatever the page's language."""
    return f"{parte * 100:.2f}%"
