"""Page images: drawn in the jail by the worker, a few pages a task, so that receipts never wait for a long file."""

import json
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, Any
from uuid import UUID

import structlog
from django.core.cache import cache

from mesa.expedientes.archivo import ruta_de
from mesa.expedientes.models import Documento
from mesa.expedientes.vista_de_paginas import (
    PAGINAS_MAXIMO,
    Hoja,
    VistaDePaginas,
    borrar_vista,
    guardar_imagen,
    guardar_vista,
    leer_vista,
    tiene_paginas,
)
from mesa.lib import sandbox
from mesa.lib.carcel import Limites

log = structlog.get_logger("mesa.vistas")

TAREA = "mesa.inspeccion.tareas_vistas:pintar"
ANCHO, MINI = 1100, 160  # pixels
LOTE = 10  # pages a call: what a task of the queue does at a time
LIMITES = Limites(cpu=20, reloj=40)
# Pages that got their call ended; after so many the rest is left: each costs the worker up to LIMITES.
CORTES_MAXIMO = 3
_LETRAS = 20_000
_CABECERA = 1 << 18  # bytes of one line of JSON, escapes included
_ESPERA = 600  # seconds in which an asked file is not asked again

Vista = VistaDePaginas


@dataclass(frozen=True, slots=True)
class _Lote:
    """What came of a call: pages of the whole file (0: it did not open), those drawn, and whether it got to its end."""

    paginas: int
    hojas: list[Hoja]
    concluido: bool


def se_pinta(documento: Documento) -> bool:
    """Whether pages are ever drawn of a file."""
    return tiene_paginas(documento.formato) and not documento.esta_infectado


def pedir(documento: Documento, *, encolar: Callable[[str], object]) -> None:
    """Queue the drawing of a file's pages, unless they are there, are being drawn, or are never drawn."""
    if not se_pinta(documento) or leer_vista(documento.sha256).terminada:
        return
    if cache.add(_marca(documento.pk), value=True, timeout=_ESPERA):
        encolar(str(documento.pk))


def pintar_lote(documento_id: UUID) -> bool:
    """Draw the next pages of a file; return whether there are more. Safe to repeat, by several workers at once."""
    documento = Documento.objects.select_related("expediente").filter(pk=documento_id).first()
    if documento is None or not se_pinta(documento):
        return False
    vista = leer_vista(documento.sha256)
    if not vista.terminada:
        try:
            vista = _seguir(documento, vista)
        except FileNotFoundError:  # on its way to the archive, or lost: who opens the page asks again
            cache.delete(_marca(documento_id))
            return False
        guardar_vista(documento.sha256, vista)
    if not Documento.objects.filter(sha256=documento.sha256).exists():  # thrown away meanwhile
        borrar_vista(documento.sha256)
        return False
    if vista.terminada:
        cache.delete(_marca(documento_id))
    return not vista.terminada


def _seguir(documento: Documento, vista: Vista) -> Vista:
    desde = len(vista.hojas) + 1
    lote = _pintar(documento, desde=desde)
    if not lote.paginas:
        return replace(vista, terminada=True)
    vista = replace(vista, paginas=lote.paginas).con(lote.hojas)
    if not lote.concluido and len(vista.hojas) < vista.por_mostrar:
        # The page after the last that came is what ended the call.
        vista = replace(vista.con([Hoja()]), cortes=vista.cortes + 1)
    if vista.cortes >= CORTES_MAXIMO:
        vista = vista.con([Hoja()] * (vista.por_mostrar - len(vista.hojas)))
    return replace(vista, terminada=len(vista.hojas) >= vista.por_mostrar)


def _pintar(documento: Documento, *, desde: int) -> _Lote:
    argumentos = {
        "formato": documento.formato, "desde": desde, "hasta": min(desde + LOTE - 1, PAGINAS_MAXIMO),
        "ancho": ANCHO, "mini": MINI,
    }  # fmt: skip
    with tempfile.TemporaryFile() as salida:
        concluido = True
        try:
            sandbox.ejecutar(TAREA, ruta_de(documento), argumentos=argumentos, salida=salida, limites=LIMITES)
        except sandbox.NoConcluidaError as error:
            if error.motivo == "sin_carcel":  # ours, not the file's: the queue tries again
                raise
            concluido = False
            log.warning("paginas_sin_pintar", documento=str(documento.pk), desde=desde, motivo=error.motivo)
        salida.seek(0)
        return _recoger(salida, documento.sha256, desde=desde, concluido=concluido)


def _recoger(salida: IO[bytes], sha256: str, *, desde: int, concluido: bool) -> _Lote:
    """Keep what the jail wrote. It comes from where hostile files are read: nothing in it is taken at its word."""
    registros = _registros(salida)
    paginas = _natural(next(registros, ({}, []))[0].get("paginas"))
    hojas: list[Hoja] = []
    for cabecera, imagenes in registros:
        if cabecera.get("pagina") != desde + len(hojas) or len(hojas) == LOTE:
            break
        hojas.append(_guardar(sha256, desde + len(hojas), cabecera, imagenes))
    return _Lote(paginas, hojas, concluido and bool(hojas))


def _registros(salida: IO[bytes]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    while linea := salida.readline(_CABECERA):
        try:
            cabecera = json.loads(linea)
            cuerpos = [salida.read(_natural(largo)) for largo in cabecera["largos"][:2]]
        except (ValueError, LookupError, TypeError, RecursionError):
            return  # cut short, or none of ours
        if [len(cuerpo) for cuerpo in cuerpos] != cabecera["largos"]:
            return
        yield cabecera, cuerpos


def _guardar(sha256: str, numero: int, cabecera: dict[str, Any], imagenes: list[bytes]) -> Hoja:
    ancho, alto = _natural(cabecera.get("ancho")), _natural(cabecera.get("alto"))
    if not (ancho and alto and len(imagenes) == 2 and all(_es_webp(imagen) for imagen in imagenes)):
        return Hoja()
    guardar_imagen(sha256, numero, imagen=imagenes[0], miniatura=imagenes[1])
    return Hoja(ancho, alto, _texto(cabecera.get("texto")))


def _es_webp(imagen: bytes) -> bool:
    return imagen[:4] == b"RIFF" and imagen[8:12] == b"WEBP"


def _texto(crudo: object) -> str:
    """Return text that can be shown and sent: lines, without control characters or halves of characters."""
    texto = crudo[:_LETRAS] if isinstance(crudo, str) else ""
    lineas = texto.replace("\t", " ").splitlines()
    return "\n".join(
        "".join(c for c in linea if not unicodedata.category(c).startswith("C")).rstrip() for linea in lineas
    ).strip()


def _natural(valor: object) -> int:
    return valor if isinstance(valor, int) and 0 <= valor < 1 << 31 else 0


def _marca(documento_id: UUID) -> str:
    return f"vista-{documento_id}"
