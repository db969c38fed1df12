"""What the jail of vouchers does: read an XML and judge its signature. Plain data in, plain data out.

It is a jail of its own, so that trust, parsed once, is there for every file. What libraries load when they first work
is loaded here by a rehearsal, before the walls.
"""

from collections.abc import Mapping
from io import BufferedReader, BufferedWriter
from typing import Any

from mesa.comprobantes.ensayo import ensayar
from mesa.comprobantes.firma.cadena import SIN_CONFIANZA, Confianza
from mesa.comprobantes.firma.traslado import de_datos
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer as _leer

ensayar()
_confianza: list[Confianza] = [SIN_CONFIANZA]


def preparar(datos: Mapping[str, bytes]) -> None:
    """Take the trust that the jail was given; every child inherits it."""
    _confianza[:] = [de_datos(datos)]


def leer(archivo: BufferedReader, *, salida: BufferedWriter | None) -> dict[str, Any]:  # noqa: ARG001 – as every task
    """Return what an XML is and says, its signature judged, lossless, as `Leido.de_json` reads it."""
    return juzgar(_leer(archivo.read()), confianza=_confianza[0]).a_json()
