"""Take the files attached inside a PDF out of it, so that each can be scanned by itself.

A scanner that is given the PDF misses some: clamd reads one byte of a compressed attachment whose dictionary carries
/Params with a binary /CheckSum. Taking out parses what a stranger wrote: it is a task for the jail.
"""

import io
import re
from collections import deque
from collections.abc import Iterator
from io import BufferedReader, BufferedWriter
from typing import Any, BinaryIO

import pikepdf

MAXIMO_DE_ADJUNTOS = 200
MAXIMO_DE_BYTES = 60 << 20  # of all attachments, unpacked; under what the jail lets a task write
MAXIMO_DE_NIVELES = 3  # a PDF in a PDF in a PDF

_CON_ADJUNTO = re.compile(rb"/(EF|EmbeddedFile)\b")


def extraer_adjuntos(archivo: BufferedReader, *, salida: BufferedWriter | None) -> dict[str, Any]:
    """Write the files attached in a PDF (ISO 32000-2, 7.11.4), those of attached PDFs too, one after another.

    Return `{"largos": [bytes of each, in the order written], "completo": bool}`; not `completo` when there is more
    than the limits above or one cannot be unpacked, and then nothing may be concluded. A PDF that does not open
    without a password has nothing to take out.
    """
    largos: list[int] = []
    pendientes: deque[tuple[BinaryIO, int]] = deque([(archivo, 1)])
    while pendientes:
        pdf, nivel = pendientes.popleft()
        for contenido in _adjuntos(pdf):
            if contenido is None:
                return {"largos": largos, "completo": False}
            largos.append(len(contenido))
            es_pdf = b"%PDF-" in contenido[:1024]
            if _es_demasiado(largos) or (es_pdf and nivel == MAXIMO_DE_NIVELES):
                return {"largos": largos[:-1], "completo": False}
            if es_pdf:
                pendientes.append((io.BytesIO(contenido), nivel + 1))
            if salida is not None:
                salida.write(contenido)
    return {"largos": largos, "completo": True}


def _es_demasiado(largos: list[int]) -> bool:
    return len(largos) > MAXIMO_DE_ADJUNTOS or sum(largos) > MAXIMO_DE_BYTES


def _adjuntos(archivo: BinaryIO) -> Iterator[bytes | None]:
    archivo.seek(0)
    try:
        pdf = pikepdf.open(archivo)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return
    vistos: set[tuple[int, int]] = set()
    with pdf:
        for objeto in pdf.objects:
            for corriente in _corrientes(objeto):
                if corriente.objgen not in vistos:
                    vistos.add(corriente.objgen)
                    yield _contenido(corriente)


def _corrientes(objeto: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    """Yield the embedded files that an object is or names: by its /Type, or as /EF of a file specification in it."""
    es_corriente = isinstance(objeto, pikepdf.Stream)
    diccionario = objeto.stream_dict if es_corriente else objeto
    # Written out by qpdf in one go, with its names normalized: far quicker than looking into each entry from here.
    if not _tiene_partes(diccionario) or not _CON_ADJUNTO.search(diccionario.unparse(resolved=True)):
        return
    if es_corriente and diccionario.get("/Type") == pikepdf.Name.EmbeddedFile:
        yield objeto  # type: ignore[misc]  # it is one
    pendientes: deque[Any] = deque([diccionario])
    while pendientes:
        uno = pendientes.popleft()
        if isinstance(uno, pikepdf.Dictionary) and isinstance(uno.get("/EF"), pikepdf.Dictionary):
            yield from (valor for _clave, valor in uno["/EF"].items() if isinstance(valor, pikepdf.Stream))
        valores = (valor for _clave, valor in uno.items()) if isinstance(uno, pikepdf.Dictionary) else iter(uno)
        # What is an object of its own is visited in its turn.
        pendientes.extend(valor for valor in valores if _tiene_partes(valor) and not valor.is_indirect)


def _tiene_partes(valor: object) -> bool:
    return isinstance(valor, (pikepdf.Dictionary, pikepdf.Array))


def _contenido(corriente: pikepdf.Stream) -> bytes | None:
    try:
        return corriente.read_bytes()
    except pikepdf.PdfError:  # damaged, too large, or a filter not for files: packed, it tells a scanner nothing
        return None
