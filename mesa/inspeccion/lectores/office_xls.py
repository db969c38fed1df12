"""The main stream of an Excel workbook before 2007: records one after another ([MS-XLS] 2.1.4)."""

import struct
from collections.abc import Iterator

from mesa.inspeccion.lectores.office_hechos import Cuaderno, Estado

_BOF = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_EOF = 0x000A
_CLAVE = 0x002F  # FilePass
_HOJA = 0x0085  # BoundSheet8; its sixth byte says what kind of sheet
_HOJA_DE_MACROS = 1
_LIBRO_AJENO = 0x01AE  # SupBook: its name joins program and topic with \x03 when the link is DDE or OLE
_REGISTROS_MAXIMO = 100_000  # before the first sheet


def leer(contenido: bytes, cuaderno: Cuaderno) -> None:
    """Note encryption, Excel 4 macro sheets and links to other programs, from the records before the first sheet."""
    registros = _registros(contenido)
    if next(registros, (0, b""))[0] not in _BOF:
        cuaderno.estado = Estado.DANADO if cuaderno.estado is Estado.INTEGRO else cuaderno.estado
        return
    for tipo, datos in registros:
        if tipo == _CLAVE:
            cuaderno.cifrado = True
            return  # what follows is encrypted
        if tipo == _HOJA and len(datos) > 5:
            cuaderno.macros_antiguas |= datos[5] == _HOJA_DE_MACROS
        elif tipo == _LIBRO_AJENO and datos[:2] == b"\0\0":
            cuaderno.dde |= b"\x03" in datos[4:]


def _registros(contenido: bytes) -> Iterator[tuple[int, bytes]]:
    lugar = 0
    for _ in range(_REGISTROS_MAXIMO):
        if lugar + 4 > len(contenido):
            return
        tipo, largo = struct.unpack_from("<HH", contenido, lugar)
        if tipo == _EOF:
            return
        yield tipo, contenido[lugar + 4 : lugar + 4 + largo]
        lugar += 4 + largo
