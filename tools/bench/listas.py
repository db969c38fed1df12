"""The tray and the filer's own list, 25 rows, at 10,000 and at 1,000,000 expedientes on PostgreSQL."""

import http.client
import statistics
import sys
import time
from pathlib import Path

from tools.bench.instalacion import Instalacion, instalacion
from tools.bench.presentacion import _postmaster
from tools.bench.procesos import cpu_seconds, free_port, granian, running, wait_for
from tools.con_postgres import servidor

SIZES = (10_000, 1_000_000)
TIMES = 60
# One filing in three is a factura; the same 160 of those that wait press at both sizes.
PAGES = {
    "tray": "/mesa/",
    "tray, vouchers": "/mesa/?ver=comprobantes",
    "tray, about to run out": "/mesa/?ver=por-vencer",
    "own list": "/mis-tramites/",
}
SQL = (Path(__file__).parent / "poblar.sql").read_text(encoding="utf-8")


def medir() -> list[str]:
    port = free_port()
    found: dict[tuple[str, int], tuple[float, float]] = {}
    with servidor() as url, instalacion(database_url=url, port=port) as place:
        command = granian("mesa.wsgi:application", port, workers=1)
        with running(command, env=place.env, log=place.folder / "web.log") as web:
            wait_for(f"http://127.0.0.1:{port}/salud/viva")
            roots = (web, _postmaster(url))
            have = 0
            for size in SIZES:
                _populate(have, size)
                have = size
                for name, path in PAGES.items():
                    found[name, size] = _measure(port, path, _cookie(place, name), roots)
    small, large = SIZES
    return [
        f"{name.capitalize()}, 25 rows, PostgreSQL: {found[name, small][0]:.1f} ms at {small:,} and "
        f"{found[name, large][0]:.1f} ms at {large:,} expedientes, ratio "
        f"{found[name, large][0] / found[name, small][0]:.2f} (target ≤ 1.2); CPU at {large:,} "
        f"{found[name, large][1]:.1f} ms with the database (target ≤ 15)"
        for name in PAGES
    ]


def _populate(start: int, end: int) -> None:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        for statement in SQL.split(";\n"):
            if statement.strip():
                cursor.execute(statement, {"desde": start + 1, "hasta": end})
    connection.close()


def _cookie(place: Instalacion, name: str) -> str:
    return place.operator_session if name.startswith("tray") else place.filer_session


def _measure(port: int, path: str, session: str, roots: tuple[int, ...]) -> tuple[float, float]:
    """Median milliseconds of wall time and mean milliseconds of CPU for one request, after warming up."""
    for _ in range(10):
        _get(port, path, session)
    before, times = cpu_seconds(*roots), []
    for _ in range(TIMES):
        started = time.perf_counter()
        _get(port, path, session)
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times), 1000 * (cpu_seconds(*roots) - before) / TIMES


def _get(port: int, path: str, session: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"sessionid={session}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200 or b"2026-" not in body:
        sys.exit(f"GET {path} answered {answer.status}")


if __name__ == "__main__":
    print("\n".join(medir()))
