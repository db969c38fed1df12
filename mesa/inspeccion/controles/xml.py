"""An XML must be plain data: read to its end without opening, expanding or running anything."""

from collections.abc import Iterator

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.lectores.xml import HechosXml
from mesa.inspeccion.politica import Politica, Rol
from mesa.lib.xml_seguro import ProblemaXml


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    xml = hechos.xml
    if xml is None or politica.rol is Rol.PRINCIPAL:
        return
    if xml.problema is ProblemaXml.MAL_FORMADO:
        yield hallazgo("xml.mal_formado", linea=xml.linea, columna=xml.columna)
    elif xml.problema is not None:
        yield hallazgo(f"xml.{xml.problema}")
    yield from _contenido(xml)


def _contenido(xml: HechosXml) -> Iterator[Hallazgo]:
    if xml.con_macros:
        yield hallazgo("xml.con_macros")
    elif xml.de_office:
        yield hallazgo("xml.de_office")
    if xml.con_codigo:
        yield hallazgo("xml.con_codigo")
    if xml.con_formulas:
        yield hallazgo("xml.con_formulas")
    if xml.incluye_otros:
        yield hallazgo("xml.incluye_otros")
