"""What the jail of signatures does: read those of a PDF.

It is a jail of its own, so that a signature that kills its reader does not get the file refused, and so that trust,
parsed once, is there for every file.
"""

import base64
import gc
import logging
from collections.abc import Mapping
from datetime import datetime
from io import BufferedReader, BufferedWriter
from typing import Any

from mesa.firmas.confianza.traslado import de_datos
from mesa.firmas.lectura import anclaje, aprisa, ensayo, precarga
from mesa.firmas.lectura.lector import leer_firmas
from mesa.firmas.lectura.modelo import estado_de
from mesa.firmas.lectura.traidos import certificados_traidos

PRECARGADO = precarga.PRECARGADO
_anclaje: list[anclaje.Anclaje] = []


def preparar(datos: Mapping[str, bytes]) -> None:
    """Parse the trust that the jail was given; every child inherits it."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it tells of every oddity with a stack trace
    gc.set_threshold(100_000)  # a child lives for one file
    aprisa.aplicar()
    ensayo.ensayar()
    _anclaje[:] = [anclaje.preparar(de_datos(datos))]


def leer(archivo: BufferedReader, *, salida: BufferedWriter | None, ahora: str) -> dict[str, Any]:  # noqa: ARG001 – every task is called alike
    """Return the verdict on each signature of a PDF, as `Firma.a_json` writes it. `ahora` is ISO 8601 with zone."""
    firmas = leer_firmas(archivo, anclaje=_anclaje[0], ahora=datetime.fromisoformat(ahora))
    return {"firmas": [firma.a_json() for firma in firmas], "estado": estado_de(firmas)}


def certificados(archivo: BufferedReader, *, salida: BufferedWriter | None) -> dict[str, Any]:  # noqa: ARG001 – every task is called alike
    """Return the certificates (DER in base64) that the signatures of a PDF bring along."""
    return {"certificados": [base64.b64encode(der).decode() for der in certificados_traidos(archivo)]}
