"""Inspect damaged files by the thousand: `python -m tools.fuzz [HOW MANY] [SEED]`. `juzgar` says what must hold.

The sources are the labelled corpus beside the project where it is, else files made by the tests' code.
"""

import collections
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from mesa.examen.examinar import examinar
from mesa.firmas.confianza.modelo import SIN_CONFIANZA
from mesa.inspeccion.politica import Rol, politica_para
from mesa.lib import sandbox
from tools.mutantes import Mutante, mutantes

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SECONDS = 90.0
POLITICA = politica_para(rol=Rol.ANEXO)


@dataclass(slots=True)
class Cuenta:
    """What came out: verdicts, files without a conclusion, the slowest, and what must not have happened."""

    veredictos: collections.Counter[str] = field(default_factory=collections.Counter)
    no_concluidas: list[str] = field(default_factory=list)
    mas_lento: float = 0.0
    faltas: list[str] = field(default_factory=list)


def fuentes() -> list[Path]:
    """The corpus's files, or made ones in a temporary folder where there is no corpus."""
    if CORPUS.is_dir():
        return sorted(path for path in CORPUS.rglob("*") if path.is_file() and path.suffix != ".tsv")
    return _made(Path(tempfile.mkdtemp(prefix="mesa-fuentes-")))


def correr(*, cuantos: int, semilla: int) -> Cuenta:
    """Inspect `cuantos` mutants, three at a time, each in the jail, and tell what came out."""
    cuenta = Cuenta()
    todos = mutantes(fuentes(), cuantos=cuantos, semilla=semilla)
    with _un_rincon() as rincon, tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(3) as pool:
        for _ in pool.map(lambda mutante: juzgar(mutante, Path(folder), cuenta), todos):
            pass
        dejados = [*Path(folder).iterdir(), *(path for path in rincon.iterdir() if path != Path(folder))]
        cuenta.faltas += [f"escribió {path}" for path in dejados]
    return cuenta


@contextmanager
def _un_rincon() -> Iterator[Path]:
    """A folder in which all temporary files of this process go meanwhile: other processes make theirs elsewhere."""
    with tempfile.TemporaryDirectory(prefix="mesa-fuzz-") as rincon:
        antes, tempfile.tempdir = tempfile.tempdir, rincon
        try:
            yield Path(rincon)
        finally:
            tempfile.tempdir = antes


def juzgar(mutante: Mutante, folder: Path, cuenta: Cuenta) -> None:
    """Inspect one mutant: a verdict within 90 s, whatever it holds; nothing raised, nothing left behind."""
    path = folder / f"{mutante.numero}{mutante.origen.suffix}"
    path.write_bytes(mutante.contenido)
    started = time.monotonic()
    try:
        inspeccion = examinar(
            path, nombre=path.name, politica=POLITICA, confianza=lambda: SIN_CONFIANZA, ahora=datetime.now(UTC)
        )
    except Exception as error:  # noqa: BLE001 – exactly what must not happen
        cuenta.faltas.append(f"{mutante.numero} {mutante.origen.name} {mutante.cambio}: {error!r}")
        return
    finally:
        path.unlink()
    seconds = time.monotonic() - started
    cuenta.veredictos[inspeccion.veredicto.value] += 1
    cuenta.mas_lento = max(cuenta.mas_lento, seconds)
    if seconds > SECONDS:
        cuenta.faltas.append(f"{mutante.numero} {mutante.origen.name} {mutante.cambio}: {seconds:.0f} s")
    if any(uno.codigo == "inspeccion.no_concluida" for uno in inspeccion.hallazgos):
        cuenta.no_concluidas.append(f"{mutante.numero} {mutante.origen.name} {mutante.cambio}")


def _made(folder: Path) -> list[Path]:
    from tests.archivos import hacer  # noqa: PLC0415 – only where there is no corpus

    made = {
        "a.pdf": hacer.un_pdf(paginas=2),
        "b.pdf": hacer.un_pdf_firmado(),
        "c.docx": hacer.un_docx(),
        "d.xlsx": hacer.un_xlsx(),
        "e.doc": hacer.un_doc(),
        "f.jpg": hacer.un_jpg(),
        "g.xml": hacer.un_xml(firmado=True),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


def main() -> int:
    cuantos = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    semilla = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    started = time.monotonic()
    cuenta = correr(cuantos=cuantos, semilla=semilla)
    print(f"{cuantos} mutants, seed {semilla}, {time.monotonic() - started:.0f} s, jail {sandbox.aislamiento()}")
    print(f"verdicts {dict(cuenta.veredictos)}; slowest {cuenta.mas_lento:.1f} s")
    print(f"without conclusion {len(cuenta.no_concluidas)}: {cuenta.no_concluidas[:20]}")
    print(f"what must not happen: {len(cuenta.faltas)} {cuenta.faltas[:20]}")
    return 1 if cuenta.faltas else 0


if __name__ == "__main__":
    sys.exit(main())
