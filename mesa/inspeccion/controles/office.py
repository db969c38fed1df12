"""An Office document must open for anybody, and bring nothing from elsewhere without saying so."""

from collections.abc import Iterator

from mesa.inspeccion.formato import DESCONOCIDO
from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.lectores.office import HechosOffice
from mesa.inspeccion.lectores.office_hechos import Estado
from mesa.inspeccion.politica import Politica, Rol
from mesa.lib.zip_seguro import ProblemaZip


def juzgable(hechos: Hechos, politica: Politica) -> HechosOffice | None:
    """Return the Office facts to judge: none of a main document, nor of a file that turned out to be something else."""
    if hechos.office is None or politica.rol is Rol.PRINCIPAL:
        return None
    return hechos.office if hechos.formato != DESCONOCIDO or hechos.office.impide else None


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    office = juzgable(hechos, politica)
    if office is None:
        return
    if office.cifrado or office.problema is ProblemaZip.CIFRADO:
        yield hallazgo("office.con_contrasena")  # nothing else can be known of it
        return
    if office.doctype:
        yield hallazgo("office.entidades")
        return
    roto = office.estado is Estado.DANADO
    no_abre = office.estado is Estado.NO_ABRE or office.problema is ProblemaZip.NO_ABRE
    if no_abre or (roto and hechos.formato == DESCONOCIDO):
        yield hallazgo("office.no_abre")
    elif roto:
        yield hallazgo("office.danado")
    yield from _ajeno(office)


def _ajeno(office: HechosOffice) -> Iterator[Hallazgo]:
    """What the document brings or fetches besides its text."""
    if office.programa:
        yield hallazgo("office.programa")
    elif office.adjuntos:
        yield hallazgo("office.adjuntos")
    if office.plantilla_externa:
        yield hallazgo("office.plantilla_externa")
    if office.externos:
        yield hallazgo("office.externo")
    if office.dde:
        yield hallazgo("office.dde")
    if office.activex and not office.macros:
        yield hallazgo("office.activex")
