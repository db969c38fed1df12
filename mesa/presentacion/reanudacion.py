"""An upload that was cut goes on where it stopped. Only whole files enter the draft; the rest waits here for a day.

The browser names each upload with a clave made of the file itself, so that the same file chosen again, after signing
in or in another tab, finds its bytes. What waits is <quarantine>/<draft>/<clave>.parte; <clave>.listo names the
document that a finished upload became, for the browser that never heard the answer.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from mesa.expedientes.models import Documento, Expediente
from mesa.lib.almacen import CHUNK

PLAZO = timedelta(hours=24)


class RangoImposibleError(Exception):
    """The range does not follow the bytes held, or makes no sense; `recibidos` says from where to go on."""

    def __init__(self, recibidos: int) -> None:
        super().__init__(f"{recibidos} bytes held")
        self.recibidos = recibidos


@dataclass(frozen=True, slots=True)
class Rango:
    """The stretch of the file that a request carries: from byte `desde` to the end of `total` bytes."""

    desde: int
    total: int


@dataclass(frozen=True, slots=True)
class Avance:
    """How far an upload got: bytes held, and the document it became when it is over."""

    bytes: int
    documento: uuid.UUID | None = None


def leer_rango(content_range: str, *, declarados: int) -> Rango:
    """Return the stretch that `Content-Range: bytes a-b/total` (RFC 9110 §14.4) names; without it, the whole body.

    `declarados` is the Content-Length. Raises RangoImposibleError when they contradict each other.
    """
    if not content_range:
        return Rango(0, declarados)
    match = re.fullmatch(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})", content_range.strip())
    if not match:
        raise RangoImposibleError(0)
    desde, hasta, total = (int(part) for part in match.groups())
    if hasta + 1 != total or hasta + 1 - desde != declarados:
        raise RangoImposibleError(0)
    return Rango(desde, total)


def avance(expediente: Expediente, clave: uuid.UUID) -> Avance:
    """Say how much of an upload is held."""
    documento = _documento_terminado(expediente, clave)
    if documento is not None:
        return Avance(documento.bytes, documento.pk)
    return Avance(max((_tamano(parte) for parte in _partes(expediente, clave)), default=0))


def preparar(expediente: Expediente, clave: uuid.UUID, *, desde: int) -> Path:
    """Return the file to go on writing, holding exactly the first `desde` bytes. Raises RangoImposibleError.

    Each try has a file of its own, and takes the files of earlier tries away: a request that the server still believes
    alive can then neither mix its bytes with these nor pass them off as its own.
    """
    anteriores = sorted(_partes(expediente, clave), key=_tamano)
    carpeta = _carpeta(expediente)
    carpeta.mkdir(parents=True, exist_ok=True)
    nueva = carpeta / f"{clave}.{uuid.uuid4().hex}.parte"
    with nueva.open("wb") as salida:
        copiados = _copiar(anteriores[-1], salida, desde) if anteriores else 0
    if copiados != desde:
        nueva.unlink()
        raise RangoImposibleError(avance(expediente, clave).bytes)
    for anterior in anteriores:
        anterior.unlink(missing_ok=True)
    return nueva


def anotar_terminado(expediente: Expediente, clave: uuid.UUID, documento: Documento) -> None:
    """Remember which document the upload became."""
    _listo(expediente, clave).write_text(str(documento.pk), encoding="ascii")


def purgar(*, ahora: datetime) -> int:
    """Remove what nobody came back for in 24 hours, of all drafts; return how many files that was."""
    antes_de = (ahora - PLAZO).timestamp()
    olvidados = [ruta for ruta in _que_esperan(Path(settings.QUARANTINE_DIR)) if _mas_viejo(ruta, antes_de)]
    for ruta in olvidados:
        ruta.unlink(missing_ok=True)
    return len(olvidados)


def _que_esperan(cuarentena: Path) -> Iterator[Path]:
    for patron in ("*/*.parte", "*/*.listo", "*/*.formulario", "*/*.propuesta*", "*/*.sin-ganancia"):
        yield from cuarentena.glob(patron)


def _mas_viejo(ruta: Path, antes_de: float) -> bool:
    try:
        return ruta.stat().st_mtime < antes_de
    except FileNotFoundError:
        return False


def _documento_terminado(expediente: Expediente, clave: uuid.UUID) -> Documento | None:
    try:
        pk = uuid.UUID(_listo(expediente, clave).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
    return expediente.documentos.filter(pk=pk).first()


def _copiar(origen: Path, salida: BinaryIO, cuantos: int) -> int:
    copiados = 0
    try:
        with origen.open("rb") as entrada:
            while copiados < cuantos and (trozo := entrada.read(min(CHUNK, cuantos - copiados))):
                salida.write(trozo)
                copiados += len(trozo)
    except FileNotFoundError:  # another try took it away
        pass
    return copiados


def _tamano(ruta: Path) -> int:
    try:
        return ruta.stat().st_size
    except FileNotFoundError:
        return 0


def _partes(expediente: Expediente, clave: uuid.UUID) -> list[Path]:
    return list(_carpeta(expediente).glob(f"{clave}.*.parte"))


def _listo(expediente: Expediente, clave: uuid.UUID) -> Path:
    return _carpeta(expediente) / f"{clave}.listo"


def _carpeta(expediente: Expediente) -> Path:
    return Path(settings.QUARANTINE_DIR) / str(expediente.pk)
