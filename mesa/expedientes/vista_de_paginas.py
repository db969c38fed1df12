"""The images of a file's pages and their text, kept by content at VIEWS_DIR/ab/<sha256>/; made again when deleted.

Files alone, no rows: `vista.json` says what is there and is replaced whole, after the images that it speaks of. Two
workers that draw the same file write the same.
"""

import json
import os
import shutil
import uuid
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings

FORMATOS = frozenset({"pdf", "jpg"})
PAGINAS_MAXIMO = 100
VERSION = 1  # raised when pages are drawn otherwise: what was drawn before is then drawn again


class Estado(StrEnum):
    """How far the images of a file are."""

    PENDIENTE = "pendiente"
    HECHA = "hecha"
    IMPOSIBLE = "imposible"


@dataclass(frozen=True, slots=True)
class Hoja:
    """A page: size of its image in pixels, 0 when it cannot be shown; its text, "" when it has none."""

    ancho: int = 0
    alto: int = 0
    texto: str = ""

    @property
    def se_ve(self) -> bool:
        return self.ancho > 0


@dataclass(frozen=True, slots=True)
class VistaDePaginas:
    """What there is of a file: `paginas` it has, 0 while that is not known; those drawn; whether more are to come.

    `cortes` counts the pages that took more than a page may.
    """

    paginas: int = 0
    hojas: tuple[Hoja, ...] = ()
    cortes: int = 0
    terminada: bool = False

    @property
    def estado(self) -> Estado:
        if not self.terminada:
            return Estado.PENDIENTE
        return Estado.HECHA if any(hoja.se_ve for hoja in self.hojas) else Estado.IMPOSIBLE

    @property
    def por_mostrar(self) -> int:
        """How many of its pages are shown in the end."""
        return min(self.paginas, PAGINAS_MAXIMO)

    def con(self, hojas: list[Hoja]) -> "VistaDePaginas":
        return replace(self, hojas=(*self.hojas, *hojas))


def tiene_paginas(formato: str) -> bool:
    """Whether pages are drawn of this format, as the inspection found it."""
    return formato in FORMATOS


def leer_vista(sha256: str) -> VistaDePaginas:
    """Return what there is of a content; nothing yet when it was not drawn, or was drawn by another version."""
    try:
        datos: dict[str, Any] = json.loads((_carpeta(sha256) / "vista.json").read_bytes())
    except (FileNotFoundError, ValueError):
        return VistaDePaginas()
    if datos.get("version") != VERSION:
        return VistaDePaginas()
    hojas = tuple(Hoja(**hoja) for hoja in datos["hojas"])
    return VistaDePaginas(datos["paginas"], hojas, datos["cortes"], datos["terminada"])


def guardar_vista(sha256: str, vista: VistaDePaginas) -> None:
    _escribir(_carpeta(sha256) / "vista.json", json.dumps({"version": VERSION, **asdict(vista)}).encode())


def guardar_imagen(sha256: str, numero: int, *, imagen: bytes, miniatura: bytes) -> None:
    """Keep the two images of the page `numero`, from 1."""
    _escribir(_ruta_de_imagen(sha256, numero, mini=False), imagen)
    _escribir(_ruta_de_imagen(sha256, numero, mini=True), miniatura)


def leer_imagen(sha256: str, numero: int, *, mini: bool) -> bytes:
    """Return the image of a page, WebP. Raises FileNotFoundError."""
    return _ruta_de_imagen(sha256, numero, mini=mini).read_bytes()


def borrar_vista(sha256: str) -> None:
    """Remove what there is of a content; nothing happens when there is nothing."""
    shutil.rmtree(_carpeta(sha256), ignore_errors=True)


def _carpeta(sha256: str) -> Path:
    if len(sha256) != 64 or not sha256.isalnum():
        raise ValueError("not a SHA-256")
    return Path(settings.VIEWS_DIR) / sha256[:2] / sha256


def _ruta_de_imagen(sha256: str, numero: int, *, mini: bool) -> Path:
    return _carpeta(sha256) / (f"{numero}-mini.webp" if mini else f"{numero}.webp")


def _escribir(ruta: Path, contenido: bytes) -> None:
    ruta.parent.mkdir(parents=True, exist_ok=True)
    temporal = ruta.with_name(f"{ruta.name}.{uuid.uuid4().hex}.parte")
    temporal.write_bytes(contenido)
    os.replace(temporal, ruta)  # noqa: PTH105 – whole or not at all, also where it stands already
