"""How long a term is, pure: business days, calendar days or months, and what lengthens it. vencimiento.py counts it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mesa.registro.normas import Materia

# Longer than any term the desk meets; what is asked from outside must end soon.
DIAS_MAXIMO = 365
MESES_MAXIMO = 36
DISTANCIA_MAXIMA = 60
SUSPENSION_MAXIMA = 366
# Calendar years, that of the act included, in which every term within those limits ends.
EJERCICIOS = 8


class Unidad(StrEnum):
    """What a term is counted in."""

    HABILES = "habiles"
    CALENDARIO = "calendario"
    MESES = "meses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """Days on which a term does not run, both ends included, and why, as a person reads it.

    Raises ValueError for an end before its beginning, or for more than SUSPENSION_MAXIMA days.
    """

    desde: date
    hasta: date
    motivo: str = ""

    def __post_init__(self) -> None:
        if self.hasta < self.desde:
            raise ValueError("La suspensión no puede terminar antes de empezar.")
        if (self.hasta - self.desde).days >= SUSPENSION_MAXIMA:
            raise ValueError(f"La suspensión puede durar hasta {SUSPENSION_MAXIMA} días.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Termino:
    """How long a term is. `distancia`: business days added for the way between the filer's home and the desk.

    Raises ValueError, with a sentence, for a length outside its limits.
    """

    cantidad: int
    unidad: Unidad = Unidad.HABILES
    distancia: int = 0
    suspension: Suspension | None = None

    def __post_init__(self) -> None:
        maximo = MESES_MAXIMO if self.unidad is Unidad.MESES else DIAS_MAXIMO
        if not 1 <= self.cantidad <= maximo:
            raise ValueError(f"El plazo puede ser de 1 a {maximo}.")
        if not 0 <= self.distancia <= DISTANCIA_MAXIMA:
            raise ValueError(f"El término de la distancia puede ser de 0 a {DISTANCIA_MAXIMA} días.")

    @property
    def materias(self) -> tuple[Materia, ...]:
        """What the law that counts such a term speaks of."""
        inicio = Materia.INICIO_EN_MESES if self.unidad is Unidad.MESES else Materia.INICIO_EN_DIAS
        transcurso = {
            Unidad.HABILES: Materia.DIAS,
            Unidad.CALENDARIO: Materia.DIAS_CALENDARIO,
            Unidad.MESES: Materia.MESES,
        }[self.unidad]
        distancia = (Materia.DISTANCIA,) if self.distancia else ()
        return (inicio, transcurso, Materia.ULTIMO_DIA, *distancia, Materia.VENCIMIENTO)
