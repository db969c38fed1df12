"""Whoever reads the document must be able to: pages that show, are not blank, stand upright and were scanned well."""

from collections.abc import Iterator

from mesa.inspeccion.controles.paginas import de_paginas
from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.lectores.pdf import Apertura, HechosPdf
from mesa.inspeccion.lectores.pdf_hoja import Hoja
from mesa.inspeccion.politica import Politica

PPP_MINIMO = 150  # dots per inch; 200 is asked for, 150 is borne
_ENORME = 200 * 72  # points: 200 inches, the most ISO 32000-1 lets readers count on
_DIMINUTA = 0.75 * 72  # points: some 2 cm


def control(hechos: Hechos, _politica: Politica) -> Iterator[Hallazgo]:
    pdf = hechos.pdf
    if pdf is None or pdf.apertura is not Apertura.ABRE or not pdf.paginas:
        return
    if not pdf.con_hojas:
        yield hallazgo("pdf.sin_mirar")
        return
    yield from _defectos(pdf.hojas)
    yield from _resolucion(pdf.hojas)
    yield from _tamanos(pdf.hojas)
    yield from _alcance(pdf)


def _defectos(hojas: tuple[Hoja, ...]) -> Iterator[Hallazgo]:
    yield from _de("pdf.pagina_danada", [hoja for hoja in hojas if hoja.rota])
    yield from _de("pdf.pagina_pesada", [hoja for hoja in hojas if hoja.pesada])
    if all(hoja.vacia for hoja in hojas):
        yield hallazgo("pdf.en_blanco")
    else:
        yield from _de("pdf.pagina_en_blanco", [hoja for hoja in hojas if hoja.vacia])
    yield from _de("pdf.pagina_casi_vacia", [hoja for hoja in hojas if hoja.casi_vacia])
    yield from _de("pdf.pagina_de_cabeza", [hoja for hoja in hojas if hoja.de_cabeza])


def _resolucion(hojas: tuple[Hoja, ...]) -> Iterator[Hallazgo]:
    bajas = {hoja.numero: hoja.ppp for hoja in hojas if hoja.ppp and hoja.ppp < PPP_MINIMO and not hoja.vacia}
    if bajas:
        yield de_paginas("pdf.baja_resolucion", list(bajas), ppp=min(bajas.values()))


def _tamanos(hojas: tuple[Hoja, ...]) -> Iterator[Hallazgo]:
    yield from _de("pdf.pagina_enorme", [hoja for hoja in hojas if max(hoja.ancho, hoja.alto) > _ENORME])
    yield from _de("pdf.pagina_diminuta", [hoja for hoja in hojas if 0 < max(hoja.ancho, hoja.alto) < _DIMINUTA])


def _alcance(pdf: HechosPdf) -> Iterator[Hallazgo]:
    if len(pdf.hojas) < pdf.paginas:
        yield hallazgo("pdf.muestra", miradas=len(pdf.hojas), total=pdf.paginas)
    if any(hoja.ppp for hoja in pdf.hojas) and not any(hoja.con_texto for hoja in pdf.hojas):
        yield hallazgo("pdf.sin_texto")


def _de(codigo: str, hojas: list[Hoja]) -> Iterator[Hallazgo]:
    if hojas:
        yield de_paginas(codigo, [hoja.numero for hoja in hojas])
