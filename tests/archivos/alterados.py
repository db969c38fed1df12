"""Signed PDF to which somebody added something afterwards."""

import io

from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

_TACHADO = b"q 0.8 0 0 rg 60 500 360 26 re f Q"


def alterar(firmado: bytes) -> bytes:
    """Return a PDF with a red bar painted over its first page by an incremental update: what was signed stays in it."""
    escrito = IncrementalPdfFileWriter(io.BytesIO(firmado), strict=False)
    escrito.add_stream_to_page(0, escrito.add_object(StreamObject(stream_data=_TACHADO)))
    salida = io.BytesIO()
    escrito.write(salida)
    return salida.getvalue()
