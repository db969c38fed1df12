"""What is known of a file before anybody judges it. Controls read these facts and never the file."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from mesa.inspeccion.formato import DESCONOCIDO, formato_de
from mesa.inspeccion.lectores.pdf import HechosPdf, leer_pdf
from mesa.inspeccion.lectores.xml import lleva_firma


@dataclass(frozen=True, slots=True)
class Hechos:
    """The facts of one file.

    `nombre` is the name its sender gave it, never trusted; `pdf` is None for other formats. `no_leidos` names the
    readers that did not finish, so that nothing is concluded from the facts they owe.
    """

    nombre: str
    formato: str
    bytes: int
    sha256: str
    pdf: HechosPdf | None = None
    con_firma_xml: bool = False
    no_leidos: tuple[str, ...] = ()

    @property
    def con_firma(self) -> bool:
        return self.con_firma_xml or (self.pdf is not None and self.pdf.con_firma)


def reunir(archivo: Path, *, nombre: str, sha256: str | None = None) -> Hechos:
    """Read the facts of a file; its SHA-256 (lower-case hexadecimal) is counted when not given.

    Raise OSError when the file cannot be read at all. A reader that fails on hostile content is named in `no_leidos`.
    """
    with archivo.open("rb") as abierto:
        tamano = os.fstat(abierto.fileno()).st_size
        huella = sha256 or hashlib.file_digest(abierto, "sha256").hexdigest()
    formato, pdf, con_firma_xml = DESCONOCIDO, None, False
    no_leidos: tuple[str, ...] = ()
    try:
        formato = formato_de(archivo)
        if formato == "pdf":
            pdf = leer_pdf(archivo)
        elif formato == "xml":
            con_firma_xml = lleva_firma(archivo)
    except Exception:  # noqa: BLE001  whatever a hostile file provokes in a parser is an answer about that file
        no_leidos = (formato,)
    return Hechos(nombre, formato, tamano, huella, pdf, con_firma_xml, no_leidos)
