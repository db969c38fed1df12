"""Read the signatures of a PDF in the jail: what a hostile one does there stays there."""

import base64
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from mesa.firmas.confianza.modelo import Confianza
from mesa.firmas.confianza.traslado import a_datos
from mesa.firmas.lectura.modelo import Estado, Firma
from mesa.firmas.lectura.motivos import Motivo
from mesa.lib import sandbox

_MODULO = "mesa.firmas.tareas"
TAREA = f"{_MODULO}:leer"


def leer_aislado(ruta: Path, *, confianza: Confianza, ahora: datetime) -> tuple[tuple[dict[str, Any], ...], str]:
    """Return the verdict on each signature of the PDF at `ruta` (as `Firma.a_json`) and the state of the file.

    To be asked of a file in which somebody saw a signature: when none is found, or the reading dies, hangs or takes too
    much, there is one that could not be verified. Raises OSError when the file cannot be read.
    """
    try:
        leido = sandbox.ejecutar(
            TAREA,
            ruta,
            argumentos={"ahora": ahora.isoformat()},
            dotacion=dotacion_para(confianza),
        )
    except sandbox.NoConcluidaError:
        return _perdida(Motivo.NO_CONCLUIDA)
    return (tuple(leido["firmas"]), leido["estado"]) if leido["firmas"] else _perdida(Motivo.ILEGIBLE)


def _perdida(motivo: Motivo) -> tuple[tuple[dict[str, Any], ...], str]:
    return (Firma(campo="", motivos=(motivo,)).a_json(),), Estado.NO_VERIFICABLE.value


def certificados_aislados(ruta: Path, *, confianza: Confianza) -> tuple[bytes, ...]:
    """Return the certificates, DER, that the signatures of the PDF at `ruta` bring along; none when it cannot be read.

    `confianza` is what the jail was made with, so that the same one serves. Raises OSError.
    """
    try:
        leido = sandbox.ejecutar(f"{_MODULO}:certificados", ruta, dotacion=dotacion_para(confianza))
    except sandbox.NoConcluidaError:
        return ()
    return tuple(base64.b64decode(uno) for uno in leido["certificados"])


def dotacion_para(confianza: Confianza) -> sandbox.Dotacion:
    """Return what the jail of signatures is furnished with."""
    return sandbox.Dotacion((TAREA.partition(":")[0],), _datos(confianza))


@lru_cache(maxsize=2)
def _datos(confianza: Confianza) -> Mapping[str, bytes]:
    return a_datos(confianza)
