"""What the jail does for a filer before sending: join photos, make a scan lighter, turn a page.

Each task writes a PDF to `salida` and returns `{"problema": word or "", "cual": number or None, …}`; with a problem,
what was written means nothing.
"""

import io
from collections.abc import Iterator, Sequence
from io import BufferedReader, BufferedWriter
from typing import Any

import pikepdf

from mesa.inspeccion.ayudas import fotos, reduccion
from mesa.inspeccion.lectores.pdf_firma import lleva_firma


class _NoSePuedeError(Exception):
    """Why it cannot be done, in a word."""

    def __init__(self, problema: str) -> None:
        super().__init__(problema)
        self.problema = problema


def unir_fotos(archivo: BufferedReader, *, salida: BufferedWriter, largos: Sequence[int]) -> dict[str, Any]:
    """Join the JPG that stand one after another in `archivo`, of `largos` bytes each. Adds `paginas`."""
    try:
        with fotos.unir(_uno_tras_otro(archivo, largos)) as pdf:
            paginas = len(pdf.pages)
            _guardar(pdf, salida)
    except fotos.FotoIlegibleError as error:
        return _respuesta("foto_ilegible", cual=error.cual)
    return _respuesta(paginas=paginas)


def reducir(archivo: BufferedReader, *, salida: BufferedWriter, segundos: float) -> dict[str, Any]:
    """Code the large pictures of a PDF again, for at most `segundos` of CPU. Adds `imagenes`: how many."""
    try:
        with _abrir(archivo) as pdf:
            imagenes = reduccion.reducir(pdf, segundos=segundos)
            if imagenes:
                _guardar(pdf, salida)
    except _NoSePuedeError as error:
        return _respuesta(error.problema)
    return _respuesta(imagenes=imagenes)


def girar_pagina(archivo: BufferedReader, *, salida: BufferedWriter, pagina: int, grados: int) -> dict[str, Any]:
    """Turn a page, counted from 1, by `grados` clockwise: 90, 180 or 270."""
    try:
        with _abrir(archivo) as pdf:
            if not 1 <= pagina <= len(pdf.pages):
                return _respuesta("sin_esa_pagina", cual=len(pdf.pages))
            pdf.pages[pagina - 1].rotate(grados, relative=True)
            _guardar(pdf, salida)
    except _NoSePuedeError as error:
        return _respuesta(error.problema)
    return _respuesta()


def _respuesta(problema: str = "", **mas: int) -> dict[str, Any]:
    return {"problema": problema, "cual": None, **mas}


def _uno_tras_otro(archivo: BufferedReader, largos: Sequence[int]) -> Iterator[bytes]:
    for largo in largos:
        yield archivo.read(largo)


def _abrir(archivo: BufferedReader) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(archivo)
    except pikepdf.PasswordError as error:
        raise _NoSePuedeError("protegido") from error
    except pikepdf.PdfError as error:
        raise _NoSePuedeError("danado") from error
    if pdf.is_encrypted:  # opens, yet its author forbids changes: a copy without that would not be the author's
        raise _NoSePuedeError("protegido")
    if lleva_firma(pdf):
        raise _NoSePuedeError("firmado")
    return pdf


def _guardar(pdf: pikepdf.Pdf, salida: BufferedWriter) -> None:
    contenido = io.BytesIO()
    pdf.save(contenido, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    salida.write(contenido.getbuffer())
