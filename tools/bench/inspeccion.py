"""Inspection of a 2-page PDF of 100 KB and of a 20 MB scan in a warm jail, beside poppler's pdfinfo and pdfsig."""

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mesa.inspeccion.aislada import inspeccionar_aislado
from mesa.inspeccion.politica import Rol, politica_para
from mesa.lib import sandbox
from tools.bench.procesos import cpu_seconds

POLITICA = politica_para(rol=Rol.PRINCIPAL)
CASES = {"2 pages, 100 KB": (2, 100_000, 40, 60), "40-page scan, 20 MB": (40, 19_900_000, 6, 1500)}


def medir() -> list[str]:
    from tests.archivos.hacer import un_pdf  # noqa: PLC0415 – real PDFs, made by the tests' code

    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (pages, size, times, target) in CASES.items():
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(un_pdf(paginas=pages, bytes_aproximados=size))
            ours, wall = _cost(lambda path=path: _inspect(path), times)  # type: ignore[misc]
            lines.append(f"Inspection, {name}: CPU {ours:.0f} ms, wall {wall:.0f} ms (target ≤ {target} ms CPU)")
            if shutil.which("pdfsig"):
                theirs, their_wall = _cost(lambda path=path: _poppler(path), times)  # type: ignore[misc]
                lines.append(f"  pdfinfo and pdfsig of poppler: CPU {theirs:.0f} ms, wall {their_wall:.0f} ms")
            else:
                lines.append("  pdfinfo and pdfsig: not installed (poppler-utils)")
    return lines


def _cost(run: Callable[[], None], times: int) -> tuple[float, float]:
    """Milliseconds of CPU (ours, the jail's, ended children's) and of wall time for one run, after two to warm up."""
    for _ in range(2):
        run()
    before, started = _cpu(), time.perf_counter()
    for _ in range(times):
        run()
    wall = time.perf_counter() - started
    time.sleep(0.7)  # the jail reaps its children twice a second
    return 1000 * (_cpu() - before) / times, 1000 * wall / times


def _cpu() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    jail = cpu_seconds(sandbox._jail(sandbox.Dotacion(sandbox.MODULOS)).process.pid)  # noqa: SLF001 – the process to measure
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime + jail


def _inspect(path: Path) -> None:
    inspeccionar_aislado(path, nombre=path.name, politica=POLITICA)


def _poppler(path: Path) -> None:
    for program in ("pdfinfo", "pdfsig"):
        subprocess.run([program, os.fspath(path)], check=False, capture_output=True)


if __name__ == "__main__":
    print("\n".join(medir()))
