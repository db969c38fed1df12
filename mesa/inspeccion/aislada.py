"""Inspect a file in the jail: what it does there stays there, and no answer is a finding too."""

import hashlib
from pathlib import Path

from mesa.inspeccion.formato import DESCONOCIDO
from mesa.inspeccion.hallazgos import hallazgo
from mesa.inspeccion.inspector import EstadoFirma, Inspeccion, Veredicto
from mesa.inspeccion.politica import Politica
from mesa.lib import sandbox

TAREA = "mesa.inspeccion.tareas:inspeccionar"


def inspeccionar_aislado(ruta: Path, *, nombre: str, politica: Politica, sha256: str | None = None) -> Inspeccion:
    """Return the verdict on the file at `ruta`, sent with the name `nombre`; parsed in the jail alone.

    Raise OSError when the file cannot be read. A file whose inspection dies, hangs or takes too much is refused with
    `inspeccion.no_concluida`.
    """
    argumentos = {"nombre": nombre, "sha256": sha256, "politica": politica.a_json()}
    try:
        return Inspeccion.de_json(sandbox.ejecutar(TAREA, ruta, argumentos=argumentos))
    except sandbox.NoConcluidaError:
        return _no_concluida(ruta, sha256)


def _no_concluida(ruta: Path, sha256: str | None) -> Inspeccion:
    with ruta.open("rb") as archivo:
        huella = sha256 or hashlib.file_digest(archivo, "sha256").hexdigest()
    return Inspeccion(
        formato=DESCONOCIDO,
        bytes=ruta.stat().st_size,
        sha256=huella,
        paginas=None,
        hallazgos=(hallazgo("inspeccion.no_concluida"),),
        veredicto=Veredicto.RECHAZADO,
        estado_firma=EstadoFirma.NO_VERIFICABLE,
    )
