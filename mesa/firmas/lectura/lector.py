"""Read every signature of a PDF and judge it. Whatever a hostile file provokes is an answer about that file."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import IO

from pyhanko.pdf_utils.reader import PdfFileReader

from mesa.firmas.lectura.anclaje import Anclaje
from mesa.firmas.lectura.apertura import Campo, abrir, campos_firmados
from mesa.firmas.lectura.cadena import Reserva
from mesa.firmas.lectura.cambios import Historia
from mesa.firmas.lectura.cms import Contenedor
from mesa.firmas.lectura.dictamen import Tribunal
from mesa.firmas.lectura.escrito import dictada, sello_ajeno, sin_comprobar
from mesa.firmas.lectura.huellas import Huellas
from mesa.firmas.lectura.leida import Leida, NoSeCompruebaError, SelloDeDocumento, leer_firma, leer_sello
from mesa.firmas.lectura.modelo import Firma
from mesa.firmas.lectura.motivos import Motivo
from mesa.firmas.lectura.prueba import almacen_de, pruebas_de

FIRMAS_MIRADAS = 100  # more in one file is an attack
_ILEGIBLE = (Firma(campo="", motivos=(Motivo.ILEGIBLE,)),)
_SIN_MIRAR = (Firma(campo="", motivos=(Motivo.NO_CONCLUIDA,)),)


@dataclass(slots=True)
class _Recogidas:
    """What was found in one file; signatures by how far each covers it, which is the order in which they were made."""

    leidas: list[Leida] = field(default_factory=list)
    sellos: list[SelloDeDocumento] = field(default_factory=list)
    firmas: list[tuple[float, Firma | Leida]] = field(default_factory=list)


def leer_firmas(archivo: IO[bytes], *, anclaje: Anclaje, ahora: datetime) -> tuple[Firma, ...]:
    """Return a verdict on each signature of the PDF in `archivo`, as known at `ahora` (aware); raises nothing.

    A file in which no signature can be found or that cannot be opened has one, no_verificable. Time-stamps of the
    document are nobody's signatures; one that stamps something else or cannot be read is listed, for it may tell of an
    alteration.
    """
    try:
        lector = abrir(archivo)
        campos = list(islice(campos_firmados(lector), FIRMAS_MIRADAS + 1))
        firmas = _juzgar(lector, archivo, campos[:FIRMAS_MIRADAS], anclaje, ahora) if campos else _ILEGIBLE
        return firmas if len(campos) <= FIRMAS_MIRADAS else (*firmas, *_SIN_MIRAR)
    except Exception:  # noqa: BLE001 – pyHanko raises eleven kinds of error on hostile files
        return _ILEGIBLE


def _juzgar(
    lector: PdfFileReader, archivo: IO[bytes], campos: Sequence[Campo], anclaje: Anclaje, ahora: datetime
) -> tuple[Firma, ...]:
    recogidas = _recoger(lector, archivo, campos)
    contenedores = _contenedores(recogidas)
    almacen = almacen_de(lector)
    certificados = [*almacen.certificados]
    for contenedor in contenedores:
        certificados += [contenedor.certificado, *contenedor.otros]
    pruebas = pruebas_de(almacen, contenedores, anclaje)
    tribunal = Tribunal(anclaje, Reserva(anclaje, certificados), pruebas, recogidas.sellos, ahora)
    historia = _historia(lector, archivo, recogidas.leidas)
    return tuple(
        una if isinstance(una, Firma) else dictada(una, tribunal, historia, anclaje) for _, una in recogidas.firmas
    )


def _recoger(lector: PdfFileReader, archivo: IO[bytes], campos: Iterable[Campo]) -> _Recogidas:
    recogidas, huellas = _Recogidas(), Huellas(archivo)
    for campo in campos:
        try:
            if campo.es_sello_de_tiempo:
                sello = leer_sello(archivo, campo, huellas)
                recogidas.sellos.append(sello)
                if sello.ajeno:
                    recogidas.firmas.append((sello.cobertura.hasta, sello_ajeno(sello)))
            else:
                leida = leer_firma(lector, archivo, campo, huellas)
                recogidas.leidas.append(leida)
                recogidas.firmas.append((leida.cobertura.hasta, leida))
        except NoSeCompruebaError as error:
            recogidas.firmas.append((math.inf, sin_comprobar(campo, error)))
    recogidas.firmas.sort(key=itemgetter(0))
    return recogidas


def _contenedores(recogidas: _Recogidas) -> list[Contenedor]:
    """Everything signed in the file, the stamps on signatures included: each may bring what another lacks."""
    contenedores = [sello.contenedor for sello in recogidas.sellos]
    for leida in recogidas.leidas:
        contenedores += [leida.contenedor, *(sello.contenedor for sello in leida.sellos)]
    return contenedores


def _historia(lector: PdfFileReader, archivo: IO[bytes], leidas: Iterable[Leida]) -> Historia:
    enteras = [leida.incrustada for leida in leidas if leida.matematica.integra and leida.cobertura.debida]
    return Historia(lector, archivo, enteras)
