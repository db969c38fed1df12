"""Facts about an old Office document: an OLE compound file ([MS-CFB]) and the streams in it that matter."""

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
_PRINCIPALES = {
    "worddocument": office_doc.leer,
    "workbook": office_xls.leer,
    "book": office_xls.leer,
    "powerpoint document": office_ppt.leer,
    "current user": office_ppt.leer_usuario,
}
_VITALES = frozenset({"worddocument", "0table", "1table", "workbook", "book", "powerpoint document"})


def leer_ole(archivo: BinaryIO) -> HechosOffice:
    """Return the facts of a compound file. One too broken to list what it holds does not open for anybody."""
    cuaderno = Cuaderno()
    try:
        with olefile.OleFileIO(archivo) as compuesto:
            _leer_contenido(compuesto, cuaderno)
            if compuesto.parsing_issues and cuaderno.estado is Estado.INTEGRO:
                cuaderno.estado = Estado.DANADO
    except Exception:  # noqa: BLE001  olefile raises whatever a forged table makes Python raise
        cuaderno.estado = Estado.NO_ABRE
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
        _leer_corriente(compuesto, nombre, ruta, cuaderno)


def _leer_corriente(compuesto: "olefile.OleFileIO", nombre: str, ruta: list[str], cuaderno: Cuaderno) -> None:
    """Read every stream to its end, so that a cut file is told from a whole one."""
    leida = _abrir(compuesto, ruta)
    if leida is None:
        es_vital = nombre in _VITALES
        cuaderno.estado = Estado.NO_ABRE if es_vital or cuaderno.estado is Estado.NO_ABRE else Estado.DANADO
    elif nombre in _PRINCIPALES:
        _PRINCIPALES[nombre](leida, cuaderno)
    elif nombre.rpartition("/")[2] == _NATIVO:
        cuaderno.programa |= paquete_con_programa(leida)


def _abrir(compuesto: "olefile.OleFileIO", ruta: list[str]) -> bytes | None:
    """Return the stream; None when its sectors make no chain, some are missing, or it claims more than a file holds."""
    try:
        tamano = compuesto.get_size(ruta)
        leida = bytes(compuesto.openstream(ruta).read()) if tamano <= _CORRIENTE_MAXIMA else b""
    except (OSError, IndexError):
        return None
    return leida if len(leida) >= tamano else None
