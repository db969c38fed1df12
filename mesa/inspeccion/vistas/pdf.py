"""Pages of a PDF, drawn by pdfium with what was stamped, signed or filled in on them."""

from io import BufferedReader
from typing import Any

import pypdfium2

from mesa.inspeccion.vistas.imagen import Hoja, escala_para, hoja_de

LETRAS = 20_000  # characters of text taken from a page


class Pdf:
    """An open PDF. Raises pypdfium2.PdfiumError when it cannot be opened without a password."""

    def __init__(self, archivo: BufferedReader) -> None:
        archivo.seek(0)
        self._documento: Any = pypdfium2.PdfDocument(archivo.read())
        self._documento.init_forms()
        self.paginas: int = len(self._documento)

    def pintar(self, numero: int, *, ancho: int, mini: int) -> Hoja:
        """Return the page `numero`, from 1. Raises PdfiumError or ValueError for one that cannot be drawn."""
        pagina = self._documento[numero - 1]
        escala = escala_para(*pagina.get_size(), deseado=ancho)
        mapa = pagina.render(scale=escala, rev_byteorder=True, draw_annots=True, may_draw_forms=True)
        return hoja_de(mapa.to_pil(), mini=mini, texto=_texto(pagina))


def _texto(pagina: Any) -> str:
    escrito = pagina.get_textpage()
    cuantas = min(escrito.count_chars(), LETRAS)
    return str(escrito.get_text_range(0, cuantas, errors="replace")) if cuantas > 0 else ""
