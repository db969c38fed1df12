"""Files on disk: received into quarantine, kept in an archive by SHA-256.

A name given by a person never makes a path.
"""

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader, FileIO
from pathlib import Path

CHUNK = 1 << 20


class ExcedeLimiteError(Exception):
    """More bytes came than were allowed. Nothing of them is kept."""

    def __init__(self, limite: int) -> None:
        super().__init__(f"more than {limite} bytes")
        self.limite = limite


class ContenidoDistintoError(Exception):
    """The stored bytes are not the ones whose SHA-256 was shown."""


@dataclass(frozen=True, slots=True)
class Recibido:
    """What arrived: size in bytes and SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def recibir(trozos: Iterable[bytes], destino: Path, *, limite: int, retomar: Path | None = None) -> Recibido:
    """Write `trozos` to `destino`, durable on return, counting size and SHA-256 while they arrive.

    `retomar` names a file that may hold the first bytes already: it is continued, and stays when the sender breaks off.
    Raises ExcedeLimiteError at the first byte over `limite` bytes; then, and when the sender of a file that cannot be
    continued breaks off, nothing is left.
    """
    destino.parent.mkdir(parents=True, exist_ok=True)
    temporal = retomar or destino.with_name(f"{destino.name}.{uuid.uuid4().hex}.parte")
    try:
        with temporal.open("a+b", buffering=0) as salida:
            recibido = _agregar(trozos, salida, limite=limite)
            os.fsync(salida.fileno())
        temporal.rename(destino)
    except BaseException as error:
        if retomar is None or isinstance(error, ExcedeLimiteError):
            temporal.unlink(missing_ok=True)
        raise
    sync_folder(destino.parent)
    return recibido


def _agregar(trozos: Iterable[bytes], salida: FileIO, *, limite: int) -> Recibido:
    suma, total = hashlib.sha256(), 0
    salida.seek(0)
    for trozo in iter(lambda: salida.read(CHUNK), b""):  # what an earlier try left
        suma.update(trozo)
        total += len(trozo)
    for trozo in trozos:
        total += len(trozo)
        if total > limite:
            raise ExcedeLimiteError(limite)
        suma.update(trozo)
        salida.write(trozo)
    return Recibido(bytes=total, sha256=suma.hexdigest())


def sha256_de(archivo: BufferedReader) -> str:
    """Return the SHA-256, in hexadecimal, of an open file from where it stands."""
    return hashlib.file_digest(archivo, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class AlmacenEnDisco:
    """The archive: one file for each content, at raiz/ab/cd/<sha256>, written once and never changed."""

    raiz: Path

    def ruta(self, sha256: str) -> Path:
        if len(sha256) != 64 or not sha256.isalnum():
            raise ValueError("not a SHA-256")
        return self.raiz / sha256[:2] / sha256[2:4] / sha256

    def conservar(self, origen: Path, *, sha256: str) -> None:
        """Keep the file `origen`, whose SHA-256 must be `sha256`; durable on return, harmless when repeated.

        Raises ContenidoDistintoError when the bytes differ, FileNotFoundError when `origen` is not there.
        """
        destino = self.ruta(sha256)
        with origen.open("rb") as archivo:
            if sha256_de(archivo) != sha256:
                raise ContenidoDistintoError(sha256)
            if destino.exists():
                return
            destino.parent.mkdir(parents=True, exist_ok=True)
            temporal = destino.with_name(f"{sha256}.{uuid.uuid4().hex}.parte")
            # A second name for the same bytes costs nothing; across file systems they are copied.
            try:
                os.link(origen, temporal)
            except OSError:
                archivo.seek(0)
                recibir(iter(lambda: archivo.read(CHUNK), b""), temporal, limite=os.fstat(archivo.fileno()).st_size)
            self._colocar(temporal, destino)

    def guardar(self, contenido: bytes) -> str:
        """Keep `contenido`, made by us (a receipt), and return its SHA-256."""
        sha256 = hashlib.sha256(contenido).hexdigest()
        destino = self.ruta(sha256)
        if not destino.exists():
            recibir([contenido], destino, limite=len(contenido))
            destino.chmod(0o440)
        return sha256

    def descartar(self, sha256: str) -> None:
        """Remove content that no row speaks of. The caller knows that none does."""
        self.ruta(sha256).unlink(missing_ok=True)

    def abrir(self, sha256: str) -> BufferedReader:
        """Open for reading. Raises FileNotFoundError."""
        return self.ruta(sha256).open("rb")

    def enumerar(self) -> Iterator[str]:
        """The SHA-256 by which each kept file is known."""
        return (ruta.name for ruta in self.raiz.glob("??/??/*") if not ruta.name.endswith(".parte"))

    @staticmethod
    def _colocar(temporal: Path, destino: Path) -> None:
        try:
            with temporal.open("rb") as archivo:
                os.fsync(archivo.fileno())
            temporal.chmod(0o440)
            temporal.rename(destino)
        except BaseException:
            temporal.unlink(missing_ok=True)
            raise
        sync_folder(destino.parent)
