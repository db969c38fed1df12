"""The printed form (PDF) goes with the XML."""

from collections.abc import Iterator

from mesa.comprobantes.caso import Caso, rotulo
from mesa.comprobantes.reparos import Reparo, reparo
from mesa.lib.texto import Gravedad


def control(caso: Caso) -> Iterator[Reparo]:
    if caso.comprobante is not None and not caso.con_pdf:
        gravedad = Gravedad.ERROR if caso.politica.exige_pdf else None
        yield reparo("comprobante.sin_pdf", gravedad=gravedad, comprobante=rotulo(caso.comprobante))
