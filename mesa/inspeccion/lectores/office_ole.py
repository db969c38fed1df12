"""Facts about an old Office document: an OLE compound file ([MS-CFB]) and the streams in it that matter."""

from collections.abc import Iterator
from typing import BinaryIO

import olefile

from mesa.inspeccion.lectores import office_doc, office_ppt, office_xls
from mesa.inspeccion.lectores.office_hechos import Cuaderno, Estado, HechosOffice
from mesa.inspeccion.lectores.office_programa import paquete_con_programa

MAGIA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_CORRIENTE_MAXIMA = 64 * 1_048_576  # bytes; the file itself is smaller
_CIFRADO = frozenset({"encryptedpackage", "encryptedsummary"})
_FIRMAS = frozenset({"_signatures", "_xmlsignatures"})
_NATIVO = "\x01ole10native"
_RASTRO_DE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_PRINCIPALES = {
    "worddocument": office_doc.leer,
    "workbook": office_xls.leer,
    "book": office_xls.leer,
    "powerpoint document": office_ppt.leer,
    "current user": office_ppt.leer_usuario,
}


def leer_ole(archivo: BinaryIO) -> HechosOffice:
    """Return the facts of a compound file. One too broken to list what it holds does not open for anybody."""
    cuaderno = Cuaderno()
    try:
        with olefile.OleFileIO(archivo) as compuesto:
            if compuesto.parsing_issues:
                cuaderno.estado = Estado.DANADO
            _leer_contenido(compuesto, cuaderno)
    except Exception:  # noqa: BLE001  olefile raises whatever a forged table makes Python raise
        cuaderno.estado = Estado.NO_ABRE
        cuaderno.macros_antiguas |= _hay_rastro(archivo)
    return cuaderno.cerrar()


def _leer_contenido(compuesto: "olefile.OleFileIO", cuaderno: Cuaderno) -> None:
    corrientes = {"/".join(ruta).lower(): ruta for ruta in compuesto.listdir(streams=True, storages=False)}
    almacenes = {"/".join(ruta).lower() for ruta in compuesto.listdir(streams=False, storages=True)}
    cuaderno.cifrado = not _CIFRADO.isdisjoint(corrientes)
    cuaderno.con_firma = not _FIRMAS.isdisjoint({*corrientes, *almacenes})
    cuaderno.macros = "vba/dir" in corrientes
    cuaderno.macros_antiguas |= any(nombre.endswith("/vba/dir") for nombre in corrientes)
    cuaderno.adjuntos = sum(nombre.rpartition("/")[2] == _NATIVO for nombre in corrientes)
    for nombre, ruta in corrientes.items():
        if nombre in _PRINCIPALES:
            _leer_principal(compuesto, nombre, ruta, cuaderno)
        elif nombre.rpartition("/")[2] == _NATIVO:
            cuaderno.programa |= any(paquete_con_programa(nativo) for nativo in _abrir(compuesto, ruta))


def _leer_principal(compuesto: "olefile.OleFileIO", nombre: str, ruta: list[str], cuaderno: Cuaderno) -> None:
    leidas = list(_abrir(compuesto, ruta))
    for contenido in leidas:
        _PRINCIPALES[nombre](contenido, cuaderno)
    if not leidas:
        cuaderno.estado = Estado.NO_ABRE


def _abrir(compuesto: "olefile.OleFileIO", ruta: list[str]) -> Iterator[bytes]:
    """Yield the stream, or nothing when its sectors make no chain."""
    try:
        if compuesto.get_size(ruta) <= _CORRIENTE_MAXIMA:
            yield compuesto.openstream(ruta).read()
    except (OSError, IndexError):
        return


def _hay_rastro(archivo: BinaryIO) -> bool:
    """Look for the name macros are kept under in a file whose directory cannot be walked."""
    archivo.seek(0)
    return _RASTRO_DE_MACROS in archivo.read(_CORRIENTE_MAXIMA)
