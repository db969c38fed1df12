"""The helping hands, in the jail: files in, a new file out, and the reason in a word when it cannot be."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mesa.lib import sandbox
from mesa.lib.carcel import Limites

_TAREAS = "mesa.inspeccion.tareas_ayudas"
_SEGUNDOS_DE_REDUCCION = 40.0
_LIMITES_DE_REDUCCION = Limites(cpu=75, reloj=90)


class AyudaImposibleError(Exception):
    """It cannot be done; `problema` says why in a word. `cual`: the photo, from 1, or how many there may be.

    From the jail: protegido, danado, firmado, sin_esa_pagina, foto_ilegible or no_concluida; from who asks it: its own
    words, and what an inspection found (`hallazgos`).
    """

    def __init__(self, problema: str, cual: int | None = None, hallazgos: tuple[Mapping[str, Any], ...] = ()) -> None:
        super().__init__(problema)
        self.problema = problema
        self.cual = cual
        self.hallazgos = hallazgos


def unir_fotos(fotos: Sequence[Path], *, destino: Path) -> int:
    """Write the JPG `fotos` as one PDF to `destino`, a page each, in this order; return how many pages.

    Raises AyudaImposibleError, and OSError when a file cannot be read.
    """
    # The jail is given one open file: they go in one after another.
    with tempfile.NamedTemporaryFile(dir=destino.parent, suffix=".formulario") as juntas:
        for foto in fotos:
            with foto.open("rb") as una:
                shutil.copyfileobj(una, juntas)
        juntas.flush()
        largos = [foto.stat().st_size for foto in fotos]
        return int(_hacer("unir_fotos", Path(juntas.name), destino, {"largos": largos})["paginas"])


def reducir(pdf: Path, *, destino: Path) -> int:
    """Write a lighter copy of a scanned `pdf` to `destino`; return how many of its pictures became lighter.

    With none, `destino` is empty. Raises AyudaImposibleError.
    """
    argumentos = {"segundos": _SEGUNDOS_DE_REDUCCION}
    return int(_hacer("reducir", pdf, destino, argumentos, _LIMITES_DE_REDUCCION)["imagenes"])


def girar_pagina(pdf: Path, *, pagina: int, grados: int, destino: Path) -> None:
    """Write a copy of `pdf` to `destino` with one page, from 1, turned clockwise. Raises AyudaImposibleError."""
    _hacer("girar_pagina", pdf, destino, {"pagina": pagina, "grados": grados})


def _hacer(
    tarea: str, entrada: Path, destino: Path, argumentos: dict[str, Any], limites: Limites | None = None
) -> dict[str, Any]:
    try:
        with destino.open("wb") as salida:
            hecho = sandbox.ejecutar(
                f"{_TAREAS}:{tarea}", entrada, argumentos=argumentos, salida=salida, limites=limites
            )
    except sandbox.NoConcluidaError as error:
        destino.unlink(missing_ok=True)
        raise AyudaImposibleError("no_concluida") from error
    if hecho["problema"]:
        destino.unlink(missing_ok=True)
        raise AyudaImposibleError(hecho["problema"], hecho["cual"])
    return hecho
