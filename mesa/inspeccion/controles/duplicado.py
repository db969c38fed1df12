"""The same bytes twice: once is enough in an expediente; in another one it may be meant.

What is repeated is known to the record, not to the file: the facts come from mesa/duplicados.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo


@dataclass(frozen=True, slots=True)
class Repeticiones:
    """Where the same SHA-256 stands already: the name of a file of this expediente, the number of another filing."""

    aqui: str | None = None
    en_otro: str | None = None


def control(repeticiones: Repeticiones) -> Iterator[Hallazgo]:
    if repeticiones.aqui:
        yield hallazgo("duplicado.en_expediente", nombre=repeticiones.aqui)
    elif repeticiones.en_otro:
        yield hallazgo("duplicado.en_otro_tramite", numero=repeticiones.en_otro)
