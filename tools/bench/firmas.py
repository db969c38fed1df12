"""Verification of a signature in a warm jail, beside poppler's pdfsig on the same files in the same run.

Ours judges chain and revocation too; pdfsig runs with `-nocert`, so that neither side waits for a network.
"""

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mesa.firmas.confianza.modelo import Confianza
from mesa.firmas.lectura.aislada import dotacion_para, leer_aislado
from mesa.lib import sandbox
from tests.archivos.hacer import un_pdf
from tests.pki.pki import MOMENTO, Pki, una_pki
from tools.bench.procesos import cpu_seconds

CASES = {"100 KB": (100_000, 100, 1.2), "20 MB": (19_900_000, 20, 0.8)}


def medir() -> list[str]:
    if not shutil.which("pdfsig"):
        return ["Signatures: pdfsig is not installed (poppler-utils), nothing to compare with"]
    with tempfile.TemporaryDirectory() as folder, una_pki(Path(folder) / "pki") as pki:
        confianza = _confianza(pki)
        return [
            _line(name, _signed(pki, Path(folder), size), times, target, confianza)
            for name, (size, times, target) in CASES.items()
        ]


def _line(name: str, path: Path, times: int, target: float, confianza: Confianza) -> str:
    _firmas, estado = leer_aislado(path, confianza=confianza, ahora=MOMENTO)
    ours = _cost(lambda: leer_aislado(path, confianza=confianza, ahora=MOMENTO), times, confianza)
    theirs = _cost(lambda: _pdfsig(path), times, confianza)
    ratio = ours / theirs
    costs = f"CPU {ours:.1f} ms, pdfsig {theirs:.1f} ms, ratio {ratio:.2f}"
    return f"Signature, {name} ({estado}): {costs} (target ≤ {target})"


def _confianza(pki: Pki) -> Confianza:
    """As an installation has it: a root, the authorities below it, and fresh lists."""
    return Confianza(
        anclas=(pki.der("raiz"),),
        intermedios=(pki.der("emisora"),),
        crls=(pki.crl("raiz"), pki.crl("emisora")),
    )


def _signed(pki: Pki, folder: Path, size: int) -> Path:
    path = folder / f"{size}.pdf"
    path.write_bytes(pki.firmar(un_pdf(2, bytes_aproximados=size)))
    return path


def _cost(run: Callable[[], object], times: int, confianza: Confianza) -> float:
    """Milliseconds of CPU of one run: this process, the jail with its children, and what was spawned."""
    for _ in range(3):
        run()
    time.sleep(0.7)  # the jail reaps its children twice a second
    before = _cpu(confianza)
    for _ in range(times):
        run()
    time.sleep(0.7)
    return 1000 * (_cpu(confianza) - before) / times


def _cpu(confianza: Confianza) -> float:
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    jail = cpu_seconds(sandbox._jail(dotacion_para(confianza)).process.pid)  # noqa: SLF001 – the process to measure
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime + jail


def _pdfsig(path: Path) -> None:
    subprocess.run(["pdfsig", "-nocert", os.fspath(path)], check=False, capture_output=True)


if __name__ == "__main__":
    print("\n".join(medir()))
