"""The text of a stranger's XML, decoded from the few encodings admitted and handed on as UTF-8.

What libxml2 makes of the name of an encoding cannot matter then, and it needs no tables from a file system that may not
be there.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

CABECERA = 1024  # bytes in which an XML says how it is written

_TROZO = 1 << 16
_DECLARACION = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]{1,40})["']""")
_MARCAS_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SIN_MARCA = (b"<\0", b"\0<", b"\0\0", b"\x4c\x6f")  # UTF-16 that does not say so, UTF-32, EBCDIC
# What is admitted, by the names people write; the codecs are loaded now, before a jail takes the file system away.
_CODECS = {
    nombre: codecs.lookup(codec)
    for codec, nombres in {
        "utf-8": ("utf-8", "utf8", "us-ascii", "ascii"),
        "iso-8859-1": ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1"),
        "iso-8859-15": ("iso-8859-15", "iso8859-15", "latin9", "latin-9"),
        "windows-1252": ("windows-1252", "cp1252"),
        "utf-16-le": ("utf-16-le",),
        "utf-16-be": ("utf-16-be",),
    }.items()
    for nombre in nombres
}
_DE_16 = frozenset({"utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "ucs-2"})
_INVALIDA = "mesa.invalida"
codecs.register_error(_INVALIDA, lambda error: ("\uffff", error.end))  # type: ignore[attr-defined]


def codec_de(cabecera: bytes) -> codecs.CodecInfo | None:
    """Return how to decode a file that begins so; None: an encoding not admitted, or one that cannot be told."""
    for marca, nombre in _MARCAS_UTF16.items():
        if cabecera.startswith(marca):
            return None if cabecera[2:4] == b"\0\0" else _CODECS[nombre]  # UTF-32 begins the same
    if cabecera.startswith(_SIN_MARCA):
        return None
    declarada = _DECLARACION.match(cabecera.removeprefix(codecs.BOM_UTF8))
    nombre = declarada.group(1).decode("latin-1").strip().lower() if declarada else "utf-8"
    if cabecera.startswith(codecs.BOM_UTF8) or nombre in _DE_16:
        nombre = "utf-8" if nombre in _CODECS or nombre in _DE_16 else nombre
    return _CODECS.get(nombre)


def en_utf8(archivo: BinaryIO, codec: codecs.CodecInfo) -> Iterator[bytes]:
    """Yield the text in UTF-8, without its mark. What is wrong becomes something no XML may hold, where it stands."""
    archivo.seek(0)
    cabecera = archivo.read(4)
    archivo.seek(next((len(marca) for marca in (codecs.BOM_UTF8, *_MARCAS_UTF16) if cabecera.startswith(marca)), 0))
    if codec.name == "utf-8":
        while trozo := archivo.read(_TROZO):
            yield trozo
        return
    descodificador = codec.incrementaldecoder(_INVALIDA)
    while trozo := archivo.read(_TROZO):
        yield descodificador.decode(trozo).encode("utf-8")
    yield descodificador.decode(b"", True).encode("utf-8")
