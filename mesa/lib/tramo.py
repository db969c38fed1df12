"""The first bytes of a file, as a file of its own: what somebody signed of a document to which more was added."""

import io
import shutil
from pathlib import Path
from typing import Any, BinaryIO


class Tramo(io.RawIOBase):
    """The next `largo` bytes of `archivo`, open for reading; closing this closes it."""

    def __init__(self, archivo: BinaryIO, *, largo: int) -> None:
        self._archivo = archivo
        self._quedan = largo

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill `buffer` with what comes next; return how many bytes that was, 0 at the end."""
        destino = memoryview(buffer).cast("B")
        trozo = self._archivo.read(min(len(destino), self._quedan))
        destino[: len(trozo)] = trozo
        self._quedan -= len(trozo)
        return len(trozo)

    def close(self) -> None:
        """Close the file beneath as well."""
        self._archivo.close()
        super().close()


def abrir_tramo(archivo: BinaryIO, *, largo: int) -> io.BufferedReader:
    """Return the next `largo` bytes of an open file as a file of its own; closing it closes the other."""
    return io.BufferedReader(Tramo(archivo, largo=largo))


def copiar_inicio(origen: Path, destino: Path, *, largo: int) -> None:
    """Write the first `largo` bytes of a file to another. Raises FileNotFoundError."""
    with abrir_tramo(origen.open("rb"), largo=largo) as tramo, destino.open("wb") as salida:
        shutil.copyfileobj(tramo, salida)
