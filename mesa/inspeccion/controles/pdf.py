"""A PDF must open for anybody and have something in it to read."""

from collections.abc import Iterator

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.lectores.pdf import Apertura
from mesa.inspeccion.politica import Politica


def control(hechos: Hechos, _politica: Politica) -> Iterator[Hallazgo]:
    pdf = hechos.pdf
    if pdf is None:
        return
    if pdf.apertura is Apertura.CON_CONTRASENA:
        yield hallazgo("pdf.con_contrasena")
    elif pdf.apertura is Apertura.NO_ABRE:
        yield hallazgo("pdf.no_abre")
    elif pdf.paginas == 0:
        yield hallazgo("pdf.sin_paginas")
    else:
        if pdf.danado:
            yield hallazgo("pdf.danado")
        if pdf.restringido:
            yield hallazgo("pdf.restringido")
