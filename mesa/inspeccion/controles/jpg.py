"""A JPG must show something, without harming whoever opens it."""

from collections.abc import Iterator

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.lectores.jpg import Imagen
from mesa.inspeccion.politica import Politica

_PEQUENA = 600  # pixels of the longer side: an A4 sheet at 50 dots per inch


def control(hechos: Hechos, _politica: Politica) -> Iterator[Hallazgo]:
    jpg = hechos.jpg
    if jpg is None:
        return
    medidas = {"ancho": jpg.ancho, "alto": jpg.alto}
    if jpg.imagen is Imagen.NO_ABRE:
        yield hallazgo("jpg.no_abre")
        return
    if jpg.imagen is Imagen.MIENTE:
        yield hallazgo("jpg.bomba", **medidas)
        return
    if jpg.imagen is Imagen.ENORME:
        yield hallazgo("jpg.enorme", **medidas)
    elif jpg.imagen is Imagen.DANADA:
        yield hallazgo("jpg.danada")
    if max(jpg.ancho, jpg.alto) < _PEQUENA:
        yield hallazgo("jpg.pequena", **medidas)
    if jpg.con_ubicacion:
        yield hallazgo("jpg.con_ubicacion")
