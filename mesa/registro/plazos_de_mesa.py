"""The two terms of law in the life of a filing at the desk, pure. A change of law is a change of this table.

The desk observes once, in one act, within two business days of the filing; whoever filed cures within two business days
of that request, and keeps the day of the first document (TUO of Ley 27444, 125.6 and 126.1; DS 029-2021-PCM, 47.2).
"""

from dataclasses import dataclass
from datetime import date

from mesa.registro.normas import Materia, citar
from mesa.registro.plazos import Calendario, Regla
from mesa.registro.terminos import Termino, Unidad
from mesa.registro.vencimiento import Vencimiento, vence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlazoDeLey:
    """A term that the law gives: how long it is and what gives it."""

    termino: Termino
    materias: tuple[Materia, ...]


OBSERVAR = PlazoDeLey(termino=Termino(cantidad=2, unidad=Unidad.HABILES), materias=(Materia.OBSERVACION,))
SUBSANAR = PlazoDeLey(
    termino=Termino(cantidad=2, unidad=Unidad.HABILES), materias=(Materia.OBSERVACION, Materia.SUBSANACION)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlazoCorriendo:
    """A term of law from the day its act counts. `base_legal`: what gives it, by the numbers of that day."""

    vencimiento: Vencimiento
    base_legal: str


def correr(plazo: PlazoDeLey, desde: date, *, calendario: Calendario, regla: Regla) -> PlazoCorriendo:
    """Return how a term of law runs from the day as of which its act counts. Raises as vencimiento.vence."""
    return PlazoCorriendo(
        vencimiento=vence(desde, plazo.termino, calendario=calendario, regla=regla),
        base_legal=citar(plazo.materias, dia=desde),
    )
