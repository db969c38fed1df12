"""A zip read as something hostile: nothing its headers say is believed before it is measured.

Limits (OWASP ASVS 5.0, 5.2.3): 200 MB unpacked, 2,000 entries, 100 times its packed size, archives two levels deep.
"""

import codecs
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import BinaryIO

BYTES_MAXIMO = 200 * 1_048_576  # unpacked, all levels together
ENTRADAS_MAXIMO = 2_000
RAZON_MAXIMA = 100
NIVELES_MAXIMO = 2  # archives inside the document, and archives inside those
EMPIEZA = b"PK\x03\x04"

_RAZON_DESDE = 10 * 1_048_576  # below it a blank bitmap or a long empty table outdoes the ratio honestly
_DIRECTORIO_MAXIMO = 1 << 20  # bytes; some 10,000 entries
_COLA = 65_557  # the end record and its longest comment
_FIN, _FIN_BYTES = b"PK\x05\x06", 22
_LOCALIZADOR_64, _LOCALIZADOR_64_BYTES = b"PK\x06\x07", 20
_FIN_64_BYTES = 56
_LOCAL_BYTES = 30
_CIFRADA, _UTF8 = 0x1, 0x800  # flag bits (APPNOTE 4.4.4)
_TROZO = 1 << 18
_UNIDAD = re.compile(r"[A-Za-z]:")

# zipfile decodes names when it meets them, which is too late where there is no file system to load a codec from.
for _codec in ("cp437", "utf-8", "ascii"):
    codecs.lookup(_codec)

# All that zipfile was seen to raise on forged archives; RuntimeError is its word for an encrypted entry.
_DE_UN_ARCHIVO_ROTO = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
    struct.error,
)


class ProblemaZip(StrEnum):
    """Why an archive is not read any further."""

    NO_ABRE = "no_abre"
    CIFRADO = "cifrado"
    ENTRADAS = "entradas"
    BOMBA = "bomba"
    ANIDADO = "anidado"
    RUTA = "ruta"
    ALTERADO = "alterado"


class ZipInseguroError(Exception):
    """The archive is not to be read; `problema` says why."""

    def __init__(self, problema: ProblemaZip) -> None:
        super().__init__(problema)
        self.problema = problema


class EntradaDanadaError(Exception):
    """One entry cannot be unpacked whole; the others may."""


@dataclass(slots=True)
class Presupuesto:
    """What a file and all it holds may still cost: bytes unpacked and entries."""

    bytes_empacados: int
    bytes_restantes: int = BYTES_MAXIMO
    entradas_restantes: int = ENTRADAS_MAXIMO
    bytes_gastados: int = 0

    def gastar_entradas(self, cuantas: int) -> None:
        self.entradas_restantes -= cuantas
        if self.entradas_restantes < 0:
            raise ZipInseguroError(ProblemaZip.ENTRADAS)

    def gastar_bytes(self, cuantos: int) -> None:
        self.bytes_restantes -= cuantos
        self.bytes_gastados += cuantos
        if self.bytes_restantes < 0 or _desproporcion(self.bytes_gastados, self.bytes_empacados):
            raise ZipInseguroError(ProblemaZip.BOMBA)


@dataclass(frozen=True, slots=True)
class Entrada:
    """One entry: `desde` is where its packed bytes start, -1 when its header is not where the directory says."""

    nombre: str
    metodo: int
    empacados: int
    declarados: int
    crc: int
    cabecera: int
    desde: int
    cifrada: bool = False


@dataclass(frozen=True, slots=True)
class Paquete:
    """An archive whose directory makes sense. Its names are told apart by `clave`."""

    archivo: BinaryIO
    presupuesto: Presupuesto
    entradas: dict[str, Entrada] = field(default_factory=dict)

    def leer(self, nombre: str, maximo: int) -> bytes:
        """Return one entry unpacked. Raise EntradaDanadaError when it is missing, broken or larger than `maximo`."""
        entrada = self.entradas.get(clave(nombre))
        if entrada is None or entrada.declarados > maximo:
            raise EntradaDanadaError
        return b"".join(self.trozos(entrada))

    def trozos(self, entrada: Entrada) -> Iterator[bytes]:
        """Yield an entry unpacked, in pieces, counting what really comes out.

        Raise ZipInseguroError when it outgrows the limits or what it declared, EntradaDanadaError when it breaks off.
        """
        if entrada.cifrada:
            raise ZipInseguroError(ProblemaZip.CIFRADO)
        salidos = suma = 0
        for trozo in self._inflar(entrada):
            salidos += len(trozo)
            suma = zlib.crc32(trozo, suma)
            self.presupuesto.gastar_bytes(len(trozo))
            if _desproporcion(salidos, entrada.empacados):
                raise ZipInseguroError(ProblemaZip.BOMBA)
            if salidos > entrada.declarados:
                raise ZipInseguroError(ProblemaZip.ALTERADO)
            yield trozo
        if salidos != entrada.declarados or suma != entrada.crc:
            raise EntradaDanadaError

    def _inflar(self, entrada: Entrada) -> Iterator[bytes]:
        if entrada.desde < 0 or entrada.metodo not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise EntradaDanadaError
        inflador = zlib.decompressobj(-15) if entrada.metodo == zipfile.ZIP_DEFLATED else None
        lugar, restan = entrada.desde, entrada.empacados
        while restan > 0:
            self.archivo.seek(lugar)  # each time: whoever takes the pieces may read the archive between two of them
            crudo = self.archivo.read(min(restan, _TROZO))
            if not crudo:
                raise EntradaDanadaError
            lugar, restan = lugar + len(crudo), restan - len(crudo)
            yield from _soltar(inflador, crudo) if inflador else (crudo,)
        if inflador and (ultimo := inflador.flush()):  # the rest of one repetition, which needs no more input
            yield ultimo


def _soltar(inflador: "zlib._Decompress", crudo: bytes) -> Iterator[bytes]:
    while crudo and not inflador.eof:
        try:
            trozo = inflador.decompress(crudo, _TROZO)
        except zlib.error as error:
            raise EntradaDanadaError from error
        crudo = inflador.unconsumed_tail
        if trozo:
            yield trozo


def clave(nombre: str) -> str:
    """Return a name as Office compares it (ECMA-376 part 2, 6.2.2: without regard to case)."""
    return nombre.replace("\\", "/").lstrip("/").lower()


def abrir(archivo: BinaryIO, presupuesto: Presupuesto) -> Paquete:
    """Return an archive whose entries are few, stand apart, and stay where they are put. Raise ZipInseguroError."""
    tamano, cuantas = _directorio(archivo)
    if tamano > _DIRECTORIO_MAXIMO or cuantas > ENTRADAS_MAXIMO:
        raise ZipInseguroError(ProblemaZip.ENTRADAS)
    try:
        with zipfile.ZipFile(archivo) as leido:
            fichas, directorio = leido.infolist(), leido.start_dir
    except _DE_UN_ARCHIVO_ROTO as error:
        raise ZipInseguroError(ProblemaZip.NO_ABRE) from error
    presupuesto.gastar_entradas(len(fichas))
    if any(_se_sale(ficha) for ficha in fichas):
        raise ZipInseguroError(ProblemaZip.RUTA)
    entradas = [_ubicar(archivo, ficha) for ficha in fichas]
    paquete = Paquete(archivo, presupuesto, {clave(entrada.nombre): entrada for entrada in entradas})
    if len(paquete.entradas) != len(entradas) or _se_pisan(entradas, directorio):
        raise ZipInseguroError(ProblemaZip.ALTERADO)
    return paquete


def _desproporcion(sueltos: int, empacados: int) -> bool:
    return sueltos > _RAZON_DESDE and sueltos > RAZON_MAXIMA * empacados


def _directorio(archivo: BinaryIO) -> tuple[int, int]:
    """Size the directory before zipfile loads it whole: a forged one takes seconds and much memory."""
    tamano = archivo.seek(0, 2)
    archivo.seek(max(0, tamano - _COLA - _LOCALIZADOR_64_BYTES - _FIN_64_BYTES))
    cola = archivo.read()
    fin = cola.rfind(_FIN)
    if fin < 0 or len(cola) < fin + _FIN_BYTES:
        raise ZipInseguroError(ProblemaZip.NO_ABRE)
    entradas, bytes_ = struct.unpack_from("<HI", cola, fin + 10)
    fin_64 = fin - _LOCALIZADOR_64_BYTES - _FIN_64_BYTES
    if fin_64 >= 0 and cola.startswith(_LOCALIZADOR_64, fin - _LOCALIZADOR_64_BYTES):
        entradas, bytes_ = struct.unpack_from("<QQ", cola, fin_64 + 32)
    return bytes_, entradas


def _se_sale(ficha: zipfile.ZipInfo) -> bool:
    """Tell a name that would be written elsewhere, and an entry that is a link or a device (ASVS 5.0, 5.3.3)."""
    nombre = ficha.orig_filename.replace("\\", "/")
    tipo = stat.S_IFMT(ficha.external_attr >> 16)
    return (
        nombre.startswith("/")
        or bool(_UNIDAD.match(nombre))
        or "\0" in nombre
        or ".." in nombre.split("/")
        or tipo not in (0, stat.S_IFREG, stat.S_IFDIR)
    )


def _ubicar(archivo: BinaryIO, ficha: zipfile.ZipInfo) -> Entrada:
    """Find an entry's bytes; its own header must name it as the directory does, or two readers would see two files."""
    archivo.seek(max(0, ficha.header_offset))
    local = archivo.read(_LOCAL_BYTES)
    desde = -1
    cifrada = bool(ficha.flag_bits & _CIFRADA)
    if ficha.header_offset >= 0 and len(local) == _LOCAL_BYTES and local.startswith(EMPIEZA):
        nombre, extra = struct.unpack_from("<HH", local, 26)
        (banderas,) = struct.unpack_from("<H", local, 6)
        if archivo.read(nombre).decode("utf-8" if banderas & _UTF8 else "cp437", "replace") != ficha.orig_filename:
            raise ZipInseguroError(ProblemaZip.ALTERADO)
        desde = ficha.header_offset + _LOCAL_BYTES + nombre + extra
    return Entrada(
        ficha.filename,
        ficha.compress_type,
        ficha.compress_size,
        ficha.file_size,
        ficha.CRC,
        ficha.header_offset,
        desde,
        cifrada,
    )


def _se_pisan(entradas: list[Entrada], directorio: int) -> bool:
    tramos = sorted((uno.cabecera, uno.desde + uno.empacados) for uno in entradas if uno.desde >= 0)
    return any(siguiente[0] < uno[1] for uno, siguiente in pairwise([*tramos, (directorio, directorio)]))
