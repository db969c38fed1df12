"""What a file of no received format seems to be: a guess from its first bytes, to word the advice and nothing else."""

import codecs
import re
from enum import StrEnum
from typing import BinaryIO

_CABECERA = 4096
_BINARIO = re.compile(r"[\0-\x08\x0b\x0e-\x19\x1c-\x1f]")


class Parecido(StrEnum):
    """Kinds of files people send and nobody receives."""

    NADA = ""
    RTF = "rtf"
    PAGINA_WEB = "pagina_web"
    COMPRIMIDO = "comprimido"
    PROGRAMA = "programa"
    IMAGEN = "imagen"
    CORREO = "correo"
    OTRO_OFFICE = "otro_office"
    TEXTO = "texto"


_COMIENZOS: tuple[tuple[bytes, Parecido], ...] = (
    (b"{\\rt", Parecido.RTF),
    (b"MZ", Parecido.PROGRAMA),
    (b"\x7fELF", Parecido.PROGRAMA),
    (b"#!", Parecido.PROGRAMA),
    (b"\x4c\0\0\0\x01\x14\x02\0", Parecido.PROGRAMA),
    (b"Rar!\x1a\x07", Parecido.COMPRIMIDO),
    (b"7z\xbc\xaf\x27\x1c", Parecido.COMPRIMIDO),
    (b"\x1f\x8b", Parecido.COMPRIMIDO),
    (b"BZh", Parecido.COMPRIMIDO),
    (b"\xfd7zXZ\0", Parecido.COMPRIMIDO),
    (b"MSCF", Parecido.COMPRIMIDO),
    (b"\x89PNG", Parecido.IMAGEN),
    (b"GIF8", Parecido.IMAGEN),
    (b"II*\0", Parecido.IMAGEN),
    (b"MM\0*", Parecido.IMAGEN),
    (b"BM", Parecido.IMAGEN),
    (b"%!PS", Parecido.IMAGEN),
)
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
_WEB = re.compile(r"<(!doctype\s+html|html|head|body|script|style|table|meta)\b", re.IGNORECASE)
_MHT = re.compile(r"(?:[\w-]+:.*\r?\n)*content-type:\s*multipart/related", re.IGNORECASE)
_CORREO = re.compile(r"(received|return-path|mime-version|from|subject|date|x-[\w-]+):\s", re.IGNORECASE)
_ISO_IMAGEN = (b"heic", b"heix", b"mif1", b"avif", b"heif", b"hevc")


def parecido(archivo: BinaryIO) -> Parecido:
    """Return what a file that is none of the formats looks like, from its first bytes."""
    archivo.seek(0)
    cabecera = archivo.read(_CABECERA)
    for comienzo, clase in _COMIENZOS:
        if cabecera.startswith(comienzo):
            return clase
    if cabecera.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Parecido.OTRO_OFFICE if _ODF in cabecera else Parecido.COMPRIMIDO
    if (cabecera[:4] == b"RIFF" and cabecera[8:12] == b"WEBP") or (
        cabecera[4:8] == b"ftyp" and cabecera[8:12] in _ISO_IMAGEN
    ):
        return Parecido.IMAGEN
    return _texto(cabecera)


def tras_comentarios(texto: str) -> str:
    """Skip the comments at the start one by one: an expression that does it takes ages on a page of nothing else."""
    texto = texto.lstrip()
    while texto.startswith("<!--") and "-->" in texto:
        texto = texto.partition("-->")[2].lstrip()
    return texto


def _texto(cabecera: bytes) -> Parecido:
    utf16 = cabecera.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    texto = cabecera.decode("utf-16", "replace") if utf16 else cabecera.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if _WEB.match(tras_comentarios(texto)) or _MHT.match(texto):
        return Parecido.PAGINA_WEB
    if _CORREO.match(texto):
        return Parecido.CORREO
    return Parecido.TEXTO if texto and not _BINARIO.search(texto) else Parecido.NADA
