"""Telling a program from a document, by content and by the name an embedded file keeps."""

import re
import struct

_EJECUTABLES = re.compile(
    r"\.(appref-ms|bat|chm|cmd|com|cpl|dll|exe|gadget|hta|inf|jar|jse?|lnk|ms[cipt]|pif|psm?1|reg|sc[frt]|settingcontent-ms"
    r"|sys|url|vb[es]?|ws[cfh]|xll)[. ]*$",
    re.IGNORECASE,
)
_ATAJO = b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46"  # a Windows shortcut ([MS-SHLLINK] 2.1)
_MAGIAS = (b"\x7fELF", b"#!/", _ATAJO)
_NOMBRES_HASTA = 2048
_NOMBRES_DESDE = 6  # after the length of the whole and the two bytes that tell a file


def es_programa(comienzo: bytes) -> bool:
    """Tell whether these first bytes (some kilobytes) start a program, a script or a shortcut to one."""
    if comienzo.startswith(_MAGIAS):
        return True
    if not comienzo.startswith(b"MZ") or len(comienzo) < 64:
        return False
    (cabecera,) = struct.unpack_from("<I", comienzo, 60)
    return comienzo[cabecera : cabecera + 2] in (b"PE", b"NE", b"LE")


def nombre_de_programa(nombre: str) -> bool:
    """Tell whether opening a file of this name runs it."""
    return _EJECUTABLES.search(nombre) is not None


def paquete_con_programa(nativo: bytes) -> bool:
    """Tell whether an embedded file is a program: `nativo` is the stream Ole10Native ([MS-OLEDS] 2.3.6).

    The stream gives the file's label and its path, then where a copy is left, then the file itself.
    """
    partes = nativo[_NOMBRES_DESDE : _NOMBRES_DESDE + _NOMBRES_HASTA].split(b"\0", 2)
    if len(partes) < 3:
        return False
    if any(nombre_de_programa(parte.decode("latin-1")) for parte in partes[:2]):
        return True
    lugar = _NOMBRES_DESDE + len(partes[0]) + len(partes[1]) + 2 + 4  # four bytes nobody documents
    largo = int.from_bytes(nativo[lugar : lugar + 4], "little")
    return es_programa(nativo[lugar + 8 + largo :][:_NOMBRES_HASTA])
