"""Vouchers read and verified in a warm jail: one of a line, one of 500 lines, and 200 in one go by two hands."""

import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from mesa.comprobantes.aislada import leer_aislado
from mesa.comprobantes.firma.cadena import Confianza
from mesa.comprobantes.firma.traslado import a_datos
from mesa.examen.examinar import examinar
from mesa.firmas.confianza.modelo import Confianza as ConfianzaDeFirmas
from mesa.inspeccion.inspector import Inspeccion
from mesa.inspeccion.politica import Rol, politica_para
from mesa.lib import sandbox
from tools.bench.procesos import cpu_seconds

CASES = {"of 1 line": (1, 200, "≤ 8 ms CPU"), "of 500 lines": (500, 20, "–")}
MANY, HANDS = 200, 2
A_LA_VEZ = 4  # as in ventanilla.lote, which needs Django


def medir() -> list[str]:
    lines = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        confianza, firmar = _signer(folder)
        jail = sandbox._jail(sandbox.Dotacion(("mesa.comprobantes.tareas",), a_datos(confianza))).process.pid  # noqa: SLF001
        for what, (count, times, target) in CASES.items():
            path = folder / f"{count}.xml"
            path.write_bytes(firmar(count))
            states = [leer_aislado(path, confianza=confianza).firma.estado.value for _ in range(3)]
            cpu, wall = _cost(lambda path=path: leer_aislado(path, confianza=confianza), times, jail)  # type: ignore[misc]
            lines.append(
                f"Voucher {what}, {path.stat().st_size:,} bytes: CPU {cpu:.1f} ms, wall {wall:.1f} ms ({target})"
            )
            lines.append(f"  its signature: {states[0]}")
        started = time.perf_counter()
        with ThreadPoolExecutor(HANDS) as pool:
            list(pool.map(lambda _: leer_aislado(folder / "1.xml", confianza=confianza), range(MANY)))
        lines.append(f"{MANY} vouchers by {HANDS} hands: {time.perf_counter() - started:.2f} s wall (≤ 3 s)")
        lines.append(f"  inspected too, as they come into a draft: {_inspected(folder, confianza):.2f} s wall (≤ 3 s)")
    return lines


def _inspected(folder: Path, confianza: Confianza) -> float:
    """Seconds for so many vouchers through both jails, as ventanilla.lote has them done."""
    trust = ConfianzaDeFirmas(anclas=confianza.anclas, crls=confianza.crls)
    policy = politica_para(rol=Rol.ANEXO)
    now = datetime(2026, 6, 30, tzinfo=UTC)

    def one(_: int) -> Inspeccion:
        path = folder / "1.xml"
        return examinar(path, nombre=path.name, politica=policy, confianza=lambda: trust, ahora=now)

    one(0)
    started = time.perf_counter()
    with ThreadPoolExecutor(A_LA_VEZ) as pool:
        if any(done.estado_firma != "valida" for done in pool.map(one, range(MANY))):
            raise RuntimeError("a voucher was not found valid")
    return time.perf_counter() - started


def _signer(folder: Path) -> tuple[Confianza, Callable[[int], bytes]]:
    """Return trust in the test PKI, and what makes a voucher of so many lines signed by someone it accredits."""
    from tests.archivos.firmar_xml import Firmante, firmar  # noqa: PLC0415 – vouchers made by the tests' code
    from tests.archivos.hacer_comprobantes import Linea, una_venta  # noqa: PLC0415
    from tests.pki.pki import Pki  # noqa: PLC0415

    pki = Pki(folder / "pki", prefijo="http://127.0.0.1:9")
    firmante = Firmante(llave=pki.llave("sello"), certificados=(pki.der("sello"), pki.der("emisora")))
    crl = pki.crl("emisora", momento=datetime(2026, 6, 30, tzinfo=UTC))
    confianza = Confianza(anclas=(pki.der("raiz"),), crls=(crl,))
    return confianza, lambda count: firmar(una_venta(lineas=(Linea(),) * count), firmante)


def _cost(run: Callable[[], object], times: int, jail: int) -> tuple[float, float]:
    """Milliseconds of CPU (ours, the jail's, its ended children's) and of wall time for one run."""
    before, started = _cpu(jail), time.perf_counter()
    for _ in range(times):
        run()
    wall = time.perf_counter() - started
    time.sleep(0.7)  # the jail reaps its children twice a second
    return 1000 * (_cpu(jail) - before) / times, 1000 * wall / times


def _cpu(jail: int) -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + cpu_seconds(jail)


if __name__ == "__main__":
    print("\n".join(medir()))
