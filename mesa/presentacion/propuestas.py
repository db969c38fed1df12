"""A new file proposed to the filer: it waits in the draft's quarantine until it is taken or left, a day at most.

<quarantine>/<draft>/<id>.propuesta holds the bytes, <id>.propuesta.json what they are for. A draft has few at a time:
a new one takes the place of the oldest.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings

from mesa.expedientes.models import Documento, Expediente

_MAXIMO = 3


class Clase(StrEnum):
    """What was done: photos joined, a file made lighter, a page turned, what was added after signing left out."""

    FOTOS = "fotos"
    REDUCCION = "reduccion"
    GIRO = "giro"
    VERSION_FIRMADA = "version_firmada"


class SinPropuestaError(Exception):
    """The proposal is not there: taken, left, replaced by later ones or purged."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document of the draft that the proposal takes the place of, as it was."""

    id: str
    nombre: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Propuesta:
    """A file that waits for the filer's word. `bytes_antes`: what it replaces weighed; `folios` 0 when not counted."""

    id: uuid.UUID
    clase: Clase
    rol: str
    nombre: str
    originales: tuple[Original, ...]
    bytes_antes: int
    bytes: int
    folios: int = 0

    @property
    def ahorro(self) -> int:
        """Return how much lighter it is, in hundredths of the weight before."""
        return max(0, 100 - round(100 * self.bytes / max(1, self.bytes_antes)))


def sitio(expediente: Expediente) -> tuple[uuid.UUID, Path]:
    """Return the id of a new proposal and where its bytes are to be written."""
    nueva = uuid.uuid4()
    carpeta = _carpeta(expediente)
    carpeta.mkdir(parents=True, exist_ok=True)
    return nueva, carpeta / f"{nueva}.propuesta"


def originales_de(documentos: Iterable[Documento]) -> tuple[Original, ...]:
    return tuple(Original(str(d.pk), d.nombre, d.sha256) for d in documentos)


def guardar(expediente: Expediente, propuesta: Propuesta) -> Propuesta:
    """Write down what the bytes at its place are for, and forget the oldest when there are too many."""
    datos = asdict(propuesta) | {"id": str(propuesta.id)}
    ruta(expediente, propuesta.id).with_suffix(".propuesta.json").write_text(json.dumps(datos), encoding="utf-8")
    por_edad = sorted(_carpeta(expediente).glob("*.propuesta"), key=_edad, reverse=True)
    for vieja in por_edad[_MAXIMO:]:
        _borrar(vieja)
    return propuesta


def leer(expediente: Expediente, cual: uuid.UUID) -> Propuesta:
    """Return a proposal of the draft. Raises SinPropuestaError."""
    archivo = ruta(expediente, cual)
    try:
        datos: dict[str, Any] = json.loads(archivo.with_suffix(".propuesta.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError) as error:
        raise SinPropuestaError(cual) from error
    if not archivo.exists():
        raise SinPropuestaError(cual)
    originales = tuple(Original(**original) for original in datos["originales"])
    return Propuesta(**{**datos, "id": cual, "clase": Clase(datos["clase"]), "originales": originales})


def descartar(expediente: Expediente, cual: uuid.UUID) -> None:
    """Forget a proposal; nothing happens when it is not there."""
    _borrar(ruta(expediente, cual))


def ruta(expediente: Expediente, cual: uuid.UUID) -> Path:
    return _carpeta(expediente) / f"{cual}.propuesta"


def _borrar(archivo: Path) -> None:
    archivo.unlink(missing_ok=True)
    archivo.with_suffix(".propuesta.json").unlink(missing_ok=True)


def _edad(archivo: Path) -> float:
    try:
        return archivo.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _carpeta(expediente: Expediente) -> Path:
    return Path(settings.QUARANTINE_DIR) / str(expediente.pk)
