"""Read damaged vouchers by the thousand: `python -m tools.fuzz_comprobantes [HOW MANY] [SEED]`.

`juzgar` says what must hold.
The sources are the vouchers of the labelled corpus beside the project where it is, and signed ones made by the tests'
code, whose signature tells what may be believed of a damaged copy.
"""

import collections
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from mesa.comprobantes.aislada import NO_LEIDO, leer_aislado
from mesa.comprobantes.leer import leer
from mesa.comprobantes.leido import Leido
from tools.mutantes import Mutante, mutantes

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SECONDS = 20.0


@dataclass(slots=True)
class Cuenta:
    """What came out: states of signatures, the slowest, and what must not have happened."""

    estados: collections.Counter[str] = field(default_factory=collections.Counter)
    mas_lento: float = 0.0
    faltas: list[str] = field(default_factory=list)


def fuentes(folder: Path) -> list[Path]:
    """Return the vouchers to damage; the made ones are left in `folder`."""
    del_corpus = [path for clase in ("sunat_xml", "xml_firma") for path in sorted(CORPUS.glob(f"{clase}/*.xml"))]
    return [*_made(folder), *del_corpus]


def correr(*, cuantos: int, semilla: int) -> Cuenta:
    """Read `cuantos` mutants, three at a time, each in the jail, and tell what came out."""
    cuenta = Cuenta()
    with tempfile.TemporaryDirectory(prefix="mesa-fuzz-") as name, ThreadPoolExecutor(3) as pool:
        folder = Path(name)
        sources = fuentes(folder)
        originales = {path: leer(path.read_bytes()) for path in sources}
        todos = mutantes(sources, cuantos=cuantos, semilla=semilla)
        for _ in pool.map(lambda uno: juzgar(uno, originales[uno.origen], folder, cuenta), todos):
            pass
    return cuenta


def juzgar(mutante: Mutante, original: Leido, folder: Path, cuenta: Cuenta) -> None:
    """Read one mutant: an answer within 20 s, nothing raised, no reader dead; what is intact says what was signed."""
    path = folder / f"mutante-{mutante.numero}.xml"
    path.write_bytes(mutante.contenido)
    quien = f"{mutante.numero} {mutante.origen.name} {mutante.cambio}"
    started = time.monotonic()
    try:
        leido = leer_aislado(path)
    except Exception as error:  # noqa: BLE001 – exactly what must not happen
        cuenta.faltas.append(f"{quien}: {error!r}")
        return
    finally:
        path.unlink()
    seconds = time.monotonic() - started
    cuenta.estados[leido.firma.estado.value] += 1
    cuenta.mas_lento = max(cuenta.mas_lento, seconds)
    if leido == NO_LEIDO:
        cuenta.faltas.append(f"{quien}: its reader died")
    if seconds > SECONDS:
        cuenta.faltas.append(f"{quien}: {seconds:.0f} s")
    if leido.firma.integra and _dicho(leido) != _dicho(original):
        cuenta.faltas.append(f"{quien}: intact, and says something else")


def _dicho(leido: Leido) -> tuple[object, ...]:
    return (leido.clase, leido.comprobante, leido.resumen, leido.cdr)


def _made(folder: Path) -> list[Path]:
    from tests.archivos.firmar_xml import MAS, autofirmado, firmar  # noqa: PLC0415 – vouchers made by the tests' code
    from tests.archivos.hacer_comprobantes import un_cdr, una_guia, una_nota, una_venta  # noqa: PLC0415

    paths = []
    for numero, xml in enumerate((una_venta(), una_venta(forma="2.0"), una_nota(), una_guia(), un_cdr())):
        path = folder / f"hecho-{numero}.xml"
        path.write_bytes(firmar(xml, autofirmado(), metodo=f"{MAS}ecdsa-sha256"))
        paths.append(path)
    return paths


def main() -> int:
    cuantos = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    semilla = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    started = time.monotonic()
    cuenta = correr(cuantos=cuantos, semilla=semilla)
    print(f"{cuantos} mutants, seed {semilla}, {time.monotonic() - started:.0f} s")
    print(f"signatures {dict(cuenta.estados)}; slowest {cuenta.mas_lento:.1f} s")
    print(f"what must not happen: {len(cuenta.faltas)} {cuenta.faltas[:20]}")
    return 1 if cuenta.faltas else 0


if __name__ == "__main__":
    sys.exit(main())
