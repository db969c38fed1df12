"""The zip an Office document is made of must be an honest one: small, flat, and the same for every reader."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mesa.inspeccion.controles.office import juzgable
from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.politica import Politica
from mesa.lib.zip_seguro import ProblemaZip

# What does not open and what is encrypted, the control of Office says.
_CODIGOS: Mapping[ProblemaZip, str] = MappingProxyType(
    {
        ProblemaZip.ENTRADAS: "zip.entradas",
        ProblemaZip.BOMBA: "zip.desmedido",
        ProblemaZip.ANIDADO: "zip.anidado",
        ProblemaZip.RUTA: "zip.ruta",
        ProblemaZip.ALTERADO: "zip.alterado",
    }
)


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    office = juzgable(hechos, politica)
    if office and office.problema and office.problema in _CODIGOS:
        yield hallazgo(_CODIGOS[office.problema])
