"""The directory of an OLE compound file ([MS-CFB]), as much of it as tells the old Office formats apart."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

_CABECERA = 512
_ENTRADA = 128
_DIFAT_EN_CABECERA = 109
_SECTOR_MAXIMO = 0xFFFFFFFA  # above it come the marks: end of chain, free, FAT
_NADIE = 0xFFFFFFFF
_SECTORES_LEIDOS = 4096  # no honest directory is longer; a forged one must not keep us
_CORRIENTE = 2


def corrientes_de_la_raiz(archivo: BinaryIO) -> frozenset[str]:
    """Return the names of the streams directly in the root, in lower case; none when the file is too broken to tell.

    Only the root counts: a Word document with an Excel sheet inside holds a Workbook too, in a storage below.
    """
    return frozenset(nombre for nombre, tipo in _entradas(archivo) if tipo == _CORRIENTE)


def nombres_de_la_raiz(archivo: BinaryIO) -> frozenset[str]:
    """Return the names of streams and storages directly in the root, in lower case: case does not tell them apart."""
    return frozenset(nombre for nombre, _ in _entradas(archivo))


def _entradas(archivo: BinaryIO) -> frozenset[tuple[str, int]]:
    try:
        return frozenset(_Compuesto(archivo).entradas())
    except (struct.error, IndexError):
        return frozenset()


class _Compuesto:
    def __init__(self, archivo: BinaryIO) -> None:
        self._archivo = archivo
        self._cabecera = self._leer(0, _CABECERA)
        (potencia,) = struct.unpack_from("<H", self._cabecera, 30)
        if potencia not in (9, 12):
            raise struct.error("sector size")
        self._sector: int = 1 << potencia
        self._difat = list(self._leer_difat())

    def entradas(self) -> Iterator[tuple[str, int]]:
        (inicio,) = struct.unpack_from("<I", self._cabecera, 48)
        directorio = b"".join(self._leer_sector(numero) for numero in self._cadena(inicio))
        (raiz,) = struct.unpack_from("<I", directorio, 76)
        pendientes, vistos = [raiz], {_NADIE}
        while pendientes:
            indice = pendientes.pop()
            if indice in vistos:
                continue
            vistos.add(indice)
            entrada = directorio[indice * _ENTRADA : (indice + 1) * _ENTRADA]
            largo, tipo, _, izquierda, derecha = struct.unpack_from("<HBBII", entrada, 64)
            pendientes += [izquierda, derecha]
            yield entrada[: max(0, min(largo, 64) - 2)].decode("utf-16-le", errors="replace").lower(), tipo

    def _leer_difat(self) -> Iterator[int]:
        """Yield the sectors that hold the FAT: 109 in the header, the rest in a chain of their own."""
        yield from struct.unpack_from(f"<{_DIFAT_EN_CABECERA}I", self._cabecera, 76)
        siguiente, cuantos = struct.unpack_from("<II", self._cabecera, 68)
        for _ in range(min(cuantos, _SECTORES_LEIDOS)):
            if siguiente >= _SECTOR_MAXIMO:
                return
            *numeros, siguiente = struct.unpack(f"<{self._sector // 4}I", self._leer_sector(siguiente))
            yield from numeros

    def _cadena(self, inicio: int) -> Iterator[int]:
        for _ in range(_SECTORES_LEIDOS):
            if inicio >= _SECTOR_MAXIMO:
                return
            yield inicio
            indice, lugar = divmod(inicio, self._sector // 4)
            (inicio,) = struct.unpack("<I", self._leer((self._difat[indice] + 1) * self._sector + lugar * 4, 4))

    def _leer_sector(self, numero: int) -> bytes:
        return self._leer((numero + 1) * self._sector, self._sector)

    def _leer(self, desde: int, cuantos: int) -> bytes:
        self._archivo.seek(desde)
        return self._archivo.read(cuantos)
