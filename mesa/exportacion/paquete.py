"""The ZIP: entries one after the other, in bounded memory, and the same bytes for the same content.

Nothing is compressed: what weighs are PDF and images, which do not shrink, and what a compressor writes differs from
one version to the next.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from mesa.lib.almacen import CHUNK

SUMAS = "SHA256SUMS"
_MODO = 0o644 << 16


@dataclass(slots=True)
class Paquete:
    """A ZIP being written to `salida`. Every entry carries `fecha` (Lima's clock) as its date."""

    salida: IO[bytes]
    fecha: datetime
    _zip: zipfile.ZipFile = field(init=False)
    _sumas: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._zip = zipfile.ZipFile(self.salida, "w", zipfile.ZIP_STORED)

    def poner(self, ruta: str, datos: bytes) -> None:
        """Add an entry held in memory."""
        self.copiar(ruta, [datos])

    def copiar(self, ruta: str, trozos: Iterable[bytes]) -> None:
        """Add an entry piece by piece, and note its SHA-256."""
        suma = hashlib.sha256()
        with self._zip.open(self._entrada(ruta), "w") as entrada:
            for trozo in trozos:
                suma.update(trozo)
                entrada.write(trozo)
        self._sumas.append(f"{suma.hexdigest()}  {ruta}\n")

    def cerrar(self) -> None:
        """Add the sums of all entries, as `sha256sum -c` reads them, and end the ZIP; `salida` stays open."""
        self._zip.writestr(self._entrada(SUMAS), "".join(self._sumas).encode())
        self._zip.close()

    def _entrada(self, ruta: str) -> zipfile.ZipInfo:
        entrada = zipfile.ZipInfo(ruta, date_time=self.fecha.timetuple()[:6])
        entrada.create_system, entrada.external_attr = 3, _MODO  # as on Unix, wherever it is made
        return entrada


def trozos_de(archivo: IO[bytes]) -> Iterator[bytes]:
    """Yield an open file in pieces, and close it."""
    with archivo:
        yield from iter(lambda: archivo.read(CHUNK), b"")
