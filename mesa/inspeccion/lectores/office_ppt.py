"""The streams of a PowerPoint 97-2003 presentation ([MS-PPT] 2.1)."""

import io
import struct
import zlib

from mesa.inspeccion.lectores.office_hechos import Cuaderno, Estado
from mesa.inspeccion.lectores.ole import nombres_de_la_raiz
from mesa.lib.zip_seguro import BYTES_MAXIMO, ProblemaZip

_USUARIO_CIFRADO = 0xF3D1C4DF  # CurrentUserAtom.headerToken
_USUARIO_LIBRE = 0xE391C05F
_OBJETO_COMPRIMIDO = b"\x10\x00\x11\x10"  # ExOleObjStgCompressedAtom: instance 1, type 0x1011
_OBJETO_MINIMO = 4_096  # bytes counted for looking at one, however little comes out
_OBJETO_MAXIMO = 16 * 1_048_576  # bytes unpacked; macros come to some hundred kilobytes
_NATIVO = "\x01ole10native"
_MAGIA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def leer_usuario(contenido: bytes, cuaderno: Cuaderno) -> None:
    """Note whether the presentation is encrypted."""
    if len(contenido) < 16:
        return
    (senal,) = struct.unpack_from("<I", contenido, 12)
    cuaderno.cifrado |= senal == _USUARIO_CIFRADO
    if senal not in (_USUARIO_CIFRADO, _USUARIO_LIBRE) and cuaderno.estado is Estado.INTEGRO:
        cuaderno.estado = Estado.DANADO


def leer(contenido: bytes, cuaderno: Cuaderno) -> None:
    """Look inside each embedded storage: one with a VBA project is macros, one with a file of its own is attached."""
    lugar, restan = contenido.find(_OBJETO_COMPRIMIDO), BYTES_MAXIMO
    while lugar >= 0:
        suelto = _inflar(contenido, lugar)
        restan -= len(suelto) + _OBJETO_MINIMO
        if restan < 0:
            cuaderno.problema = ProblemaZip.BOMBA
            return
        nombres = nombres_de_la_raiz(io.BytesIO(suelto)) if suelto.startswith(_MAGIA) else frozenset()
        cuaderno.macros_antiguas |= "vba" in nombres
        cuaderno.adjuntos += _NATIVO in nombres
        lugar = contenido.find(_OBJETO_COMPRIMIDO, lugar + 4)


def _inflar(contenido: bytes, lugar: int) -> bytes:
    (largo,) = struct.unpack_from("<I", contenido.ljust(lugar + 8, b"\0"), lugar + 4)
    comprimido = contenido[lugar + 12 : lugar + 8 + largo]  # after the header, and the size it claims unpacked
    try:
        return zlib.decompressobj().decompress(comprimido, _OBJETO_MAXIMO)
    except zlib.error:
        return b""
