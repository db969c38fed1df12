"""OLE compound files ([MS-CFB]) for the tests, made by code and returned as bytes."""

import struct

_NADIE = 0xFFFFFFFF
_FIN_DE_CADENA = 0xFFFFFFFE
_ES_TABLA = 0xFFFFFFFD
_SECTOR = 512
_MINIMO = 4096  # smaller streams live elsewhere; ours are filled up to it
_ALMACEN, _CORRIENTE, _RAIZ = 1, 2, 5


def un_compuesto(contenido: dict[str, bytes]) -> bytes:
    """Return a compound file holding these streams; a name like «Macros/VBA/dir» puts the stream in storages.

    Laid out as header, FAT, directory, streams. Brothers hang one from another, to the right, in the standard's order.
    """
    nombres = ["", *sorted({*_almacenes(contenido), *contenido}, key=_orden)]
    sectores = {nombre: -(-max(len(cuerpo), _MINIMO) // _SECTOR) for nombre, cuerpo in contenido.items()}
    directorio = -(-len(nombres) // 4)
    tabla = 1 + (directorio + sum(sectores.values())) // 126  # sectors of the FAT, itself counted in it
    cadenas = [_ES_TABLA] * tabla + _cadena(tabla, directorio)
    inicios = {}
    for nombre, cuantos in sectores.items():
        inicios[nombre] = len(cadenas)
        cadenas += _cadena(len(cadenas), cuantos)
    entradas = b"".join(_entrada(nombre, nombres, inicios, sectores) for nombre in nombres)
    cuerpos = b"".join(contenido[nombre].ljust(sectores[nombre] * _SECTOR, b"\0") for nombre in contenido)
    fat = struct.pack(f"<{len(cadenas)}I", *cadenas).ljust(tabla * _SECTOR, b"\xff")
    return _cabecera(tabla) + fat + entradas.ljust(directorio * _SECTOR, b"\0") + cuerpos


def _almacenes(contenido: dict[str, bytes]) -> set[str]:
    rutas = (nombre.split("/") for nombre in contenido)
    return {"/".join(ruta[:hasta]) for ruta in rutas for hasta in range(1, len(ruta))}


def _orden(nombre: str) -> tuple[str, int, str]:
    padre, _, propio = nombre.rpartition("/")
    return padre, len(propio), propio.upper()


def _cadena(inicio: int, cuantos: int) -> list[int]:
    return [*range(inicio + 1, inicio + cuantos), _FIN_DE_CADENA]


def _entrada(nombre: str, nombres: list[str], inicios: dict[str, int], sectores: dict[str, int]) -> bytes:
    hijos = [otro for otro in nombres[1:] if otro.rpartition("/")[0] == nombre]
    hermanos = [otro for otro in nombres[1:] if otro.rpartition("/")[0] == nombre.rpartition("/")[0]]
    siguiente = hermanos[hermanos.index(nombre) + 1 :][:1] if nombre else []
    escrito = (nombre.rpartition("/")[2] or "Root Entry").encode("utf-16-le") + b"\0\0"
    tipo = _CORRIENTE if nombre in sectores else _ALMACEN if nombre else _RAIZ
    hijo = nombres.index(hijos[0]) if hijos and tipo != _CORRIENTE else _NADIE
    enlaces = struct.pack(
        "<HBBIII", len(escrito), tipo, 1, _NADIE, nombres.index(siguiente[0]) if siguiente else _NADIE, hijo
    )
    inicio = inicios.get(nombre, 0 if nombre else _FIN_DE_CADENA)
    return (
        escrito.ljust(64, b"\0") + enlaces + bytes(36) + struct.pack("<IQ", inicio, sectores.get(nombre, 0) * _SECTOR)
    )


def _cabecera(tabla: int) -> bytes:
    inicio = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    versiones = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    cuentas = struct.pack("<IIIIIIIII", 0, tabla, tabla, 0, _MINIMO, _FIN_DE_CADENA, 0, _FIN_DE_CADENA, 0)
    return inicio + versiones + cuentas + struct.pack(f"<{tabla}I", *range(tabla)) + b"\xff" * ((109 - tabla) * 4)
