"""Hand a file to a browser: streamed, under its own name, and never as something that could act there."""

from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, StreamingHttpResponse

from mesa.lib.nombres import content_disposition

# What a browser may show by itself. Everything else is saved: an XML or an Office file can carry instructions.
SE_PUEDEN_VER = {"pdf": "application/pdf", "jpg": "image/jpeg"}
_TIPOS = {**SE_PUEDEN_VER, "zip": "application/zip"}


def entregar(archivo: IO[bytes], *, nombre: str, formato: str, ver: bool = False) -> FileResponse:
    """Return `archivo` (open for reading; the answer closes it) as a download, or inline when asked and safe.

    `formato` is what the inspection found in the bytes (pdf, jpg, docx…), never what the name says.
    """
    en_linea = ver and formato in SE_PUEDEN_VER
    respuesta = FileResponse(archivo, content_type=_TIPOS.get(formato, "application/octet-stream"))
    respuesta["Content-Disposition"] = content_disposition(nombre, inline=en_linea)
    respuesta["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'self'"
    respuesta["X-Content-Type-Options"] = "nosniff"
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


def descargar(contenido: IO[bytes] | Iterator[bytes], *, nombre: str, tipo: str) -> StreamingHttpResponse:
    """Return what we wrote ourselves, of a media type, as a download; in pieces, one that begins before it is whole."""
    clase = FileResponse if hasattr(contenido, "read") else StreamingHttpResponse
    respuesta = clase(contenido, content_type=tipo)
    respuesta["Content-Disposition"] = content_disposition(nombre, inline=False)
    respuesta["X-Content-Type-Options"] = "nosniff"
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
