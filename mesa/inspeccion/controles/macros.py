"""A document carries no macros, or keeps them where the old formats do, which cannot be told from the document."""

from collections.abc import Iterator

from mesa.inspeccion.controles.office import juzgable
from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.politica import Politica


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    office = juzgable(hechos, politica)
    if office is None:
        return
    if office.macros:
        yield hallazgo("office.macros")
    elif office.macros_antiguas:
        yield hallazgo("office.macros_antiguas")
