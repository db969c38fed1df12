"""What a PDF would do by itself is told, and never done here."""

from collections.abc import Iterator

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.politica import Politica


def control(hechos: Hechos, _politica: Politica) -> Iterator[Hallazgo]:
    for hallado in hechos.pdf.activo if hechos.pdf else ():
        yield hallazgo(f"pdf.{hallado.activo}", pagina=hallado.pagina or None)
