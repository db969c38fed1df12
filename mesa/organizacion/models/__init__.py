from mesa.organizacion.models.calendario import DiaNoLaborable, ReglaDePlazo
from mesa.organizacion.models.institucion import Institucion
from mesa.organizacion.models.politica import PoliticaDeDatos
from mesa.organizacion.models.sede import Dependencia, Sede
from mesa.organizacion.models.textos import Contacto, Texto
from mesa.organizacion.models.tipo import Clase, Modo, TipoDocumento

__all__ = [
    "Clase",
    "Contacto",
    "Dependencia",
    "DiaNoLaborable",
    "Institucion",
    "Modo",
    "PoliticaDeDatos",
    "ReglaDePlazo",
    "Sede",
    "Texto",
    "TipoDocumento",
]
