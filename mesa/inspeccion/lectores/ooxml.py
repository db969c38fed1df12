"""The main part of an Office Open XML package (ECMA-376 part 2), read without unpacking the package."""

import struct
import zipfile
import zlib
from typing import BinaryIO
from xml.parsers import expat

_CONTENIDO = "[Content_Types].xml"
_BYTES_MAXIMO = 1 << 20  # of the list of parts and of the archive's directory: some 10,000 entries
_COLA = 65_557  # the end record and its longest comment
_FIN, _FIN_BYTES = b"PK\x05\x06", 22
_LOCALIZADOR_64, _LOCALIZADOR_64_BYTES = b"PK\x06\x07", 20
_FIN_64_BYTES = 56
_OVERRIDE = "http://schemas.openxmlformats.org/package/2006/content-types Override"


class _NoEsPaqueteError(Exception):
    """The archive is not a package with one list of parts."""


# All that zipfile was seen to raise on forged archives; RuntimeError is its word for an encrypted entry.
_DE_UN_ARCHIVO_ROTO = (
    _NoEsPaqueteError,
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)


def tipo_principal(archivo: BinaryIO) -> str | None:
    """Return the content type of the package's main part; None when there is none, or more than one claims to be."""
    try:
        tipos = _tipos_principales(_leer_contenido(archivo))
    except _DE_UN_ARCHIVO_ROTO:
        return None
    return tipos.pop() if len(tipos) == 1 else None


def _leer_contenido(archivo: BinaryIO) -> bytes:
    if _bytes_del_directorio(archivo) > _BYTES_MAXIMO:
        raise _NoEsPaqueteError
    with zipfile.ZipFile(archivo) as paquete:
        entradas = [entrada for entrada in paquete.infolist() if entrada.filename == _CONTENIDO]
        if len(entradas) != 1:  # two lists would let two readers see two different documents
            raise _NoEsPaqueteError
        with paquete.open(entradas[0]) as contenido:
            leido = contenido.read(_BYTES_MAXIMO + 1)
    if len(leido) > _BYTES_MAXIMO:
        raise _NoEsPaqueteError
    return leido


def _bytes_del_directorio(archivo: BinaryIO) -> int:
    """Size the archive's directory before zipfile loads it whole: a forged one takes seconds and much memory."""
    tamano = archivo.seek(0, 2)
    archivo.seek(max(0, tamano - _COLA - _LOCALIZADOR_64_BYTES - _FIN_64_BYTES))
    cola = archivo.read()
    fin = cola.rfind(_FIN)
    if fin < 0 or len(cola) < fin + _FIN_BYTES:
        raise _NoEsPaqueteError
    corto = int.from_bytes(cola[fin + 12 : fin + 16], "little")
    localizador = fin - _LOCALIZADOR_64_BYTES
    if localizador < _FIN_64_BYTES or not cola.startswith(_LOCALIZADOR_64, localizador):
        return corto
    fin_64 = localizador - _FIN_64_BYTES
    return int.from_bytes(cola[fin_64 + 40 : fin_64 + 48], "little")


def _tipos_principales(contenido: bytes) -> set[str]:
    tipos: set[str] = set()

    def al_abrir(nombre: str, atributos: dict[str, str]) -> None:
        tipo = atributos.get("ContentType", "")
        if nombre == _OVERRIDE and tipo.endswith(".main+xml"):
            tipos.add(tipo)

    def al_declarar(*_: object) -> None:
        raise _NoEsPaqueteError  # a package has no DOCTYPE (ECMA-376 part 2); only an attack brings one

    lector = expat.ParserCreate(namespace_separator=" ")
    lector.StartElementHandler = al_abrir
    lector.StartDoctypeDeclHandler = al_declarar
    lector.Parse(contenido, True)
    return tipos
