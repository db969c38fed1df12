"""Files against the manifest of a receipt: which filed file each one is, by its SHA-256."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from mesa.peritaje.modelo import ArchivoCotejado
from mesa.registro.manifiesto import Archivo


def cotejar(ruta: Path, presentados: Sequence[Archivo]) -> ArchivoCotejado:
    """Return which of the filed files the one at `ruta` is. Raises OSError when it cannot be read."""
    with ruta.open("rb") as archivo:
        sha256 = hashlib.file_digest(archivo, "sha256").hexdigest()
    presentado = next((uno for uno in presentados if uno.sha256 == sha256), None)
    return ArchivoCotejado(str(ruta), ruta.stat().st_size, sha256, presentado)


def los_que_faltan(cotejados: Iterable[ArchivoCotejado], presentados: Iterable[Archivo]) -> tuple[Archivo, ...]:
    """Return the filed files that were not among those given."""
    dados = {uno.sha256 for uno in cotejados}
    return tuple(uno for uno in presentados if uno.sha256 not in dados)
