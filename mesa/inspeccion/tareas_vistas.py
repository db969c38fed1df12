"""Draw the pages of a file, in the jail.

Each page is written as soon as it is drawn: when a page gets the task ended, those before it are not lost, and the one
that follows them is the culprit. What is written: a line of JSON and the bytes that it announces, again and again.
"""

import json
import time
from dataclasses import dataclass
from io import BufferedReader, BufferedWriter
from typing import Any

from mesa.inspeccion.vistas.imagen import Hoja
from mesa.inspeccion.vistas.jpg import Jpg
from mesa.inspeccion.vistas.pdf import Pdf

_FORMATOS: dict[str, type[Pdf] | type[Jpg]] = {"pdf": Pdf, "jpg": Jpg}
_PRESUPUESTO = 6.0  # seconds of CPU after which no other page is begun: the rest is for another call


@dataclass(frozen=True, slots=True)
class _Salida:
    archivo: BufferedWriter

    def escribir(self, cabecera: dict[str, Any], *cuerpos: bytes) -> None:
        largos = [len(cuerpo) for cuerpo in cuerpos]
        self.archivo.write(json.dumps({**cabecera, "largos": largos}).encode() + b"\n")
        for cuerpo in cuerpos:
            self.archivo.write(cuerpo)
        self.archivo.flush()


def pintar(
    archivo: BufferedReader, *, salida: BufferedWriter, formato: str, desde: int, hasta: int, ancho: int, mini: int
) -> dict[str, Any]:
    """Write to `salida` the pages `desde` to `hasta` (from 1) of a PDF or JPG, `ancho` pixels wide, as WebP.

    First comes `{paginas}`; then, for each page, `{pagina, ancho, alto, texto}` with two images (the small one is
    `mini` pixels wide), or `{pagina}` alone when it cannot be drawn. Return `{hechas}`, the last page written.
    A file that cannot be opened ends the task.
    """
    fuente = _FORMATOS[formato](archivo)
    hacia = _Salida(salida)
    hacia.escribir({"paginas": fuente.paginas})
    ultima = min(hasta, fuente.paginas)
    for numero in range(desde, ultima + 1):
        if time.process_time() > _PRESUPUESTO:
            return {"hechas": numero - 1}
        hoja = _pintar(fuente, numero, ancho=ancho, mini=mini)
        if hoja is None:
            hacia.escribir({"pagina": numero})
            continue
        cabecera = {"pagina": numero, "ancho": hoja.ancho, "alto": hoja.alto, "texto": hoja.texto}
        hacia.escribir(cabecera, hoja.imagen, hoja.miniatura)
    return {"hechas": ultima}


def _pintar(fuente: Pdf | Jpg, numero: int, *, ancho: int, mini: int) -> Hoja | None:
    try:
        return fuente.pintar(numero, ancho=ancho, mini=mini)
    except Exception:  # noqa: BLE001 – whatever a hostile page provokes is an answer about that page
        return None
