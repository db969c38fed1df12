"""What the jail does with a file. Each task takes the open file and plain data, and returns plain data."""

from io import BufferedReader, BufferedWriter
from typing import Any

from mesa.inspeccion.inspector import inspeccionar as _inspeccionar
from mesa.inspeccion.politica import Politica


def inspeccionar(
    archivo: BufferedReader,
    *,
    salida: BufferedWriter | None,  # noqa: ARG001 – every task is called alike
    nombre: str,
    sha256: str | None,
    politica: dict[str, Any],
) -> dict[str, Any]:
    """Return the inspection of a file, lossless, as `Inspeccion.de_json` reads it."""
    return _inspeccionar(archivo, nombre=nombre, sha256=sha256, politica=Politica.de_json(politica)).a_json()
