"""Whole filings of 2 files of 100 KB, from the first request to constancia sealed and mail handed over."""

import http.client
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tools.bench.instalacion import Instalacion, instalacion
from tools.bench.procesos import cpu_seconds, free_port, granian, running, wait_for
from tools.con_postgres import servidor

FILINGS = 200
CLIENTS = 6
DATA = {
    "tipo_documento": "carta",
    "numero_documento": "0147-2026",
    "fecha_documento": "2026-06-25",
    "sede": "oficina-principal",
    "asunto": "Solicita ampliación de plazo",
}


def medir() -> list[str]:
    port, smtp_port = free_port(), free_port()
    with servidor() as url, instalacion(database_url=url, port=port, smtp_port=smtp_port) as place:
        log = place.folder / "procesos.log"
        with (
            running([sys.executable, "-m", "tools.bench.buzon", str(smtp_port)], log=log),
            running(granian("mesa.wsgi:application", port), env=place.env, log=log) as web,
            running([sys.executable, "-m", "mesa", "worker"], env=place.env, log=log) as worker,
        ):
            wait_for(f"http://127.0.0.1:{port}/salud/lista")
            database = _postmaster(url)
            _many(place, port, 20)
            _settle()
            roots = (web, worker, database)
            before, started = [cpu_seconds(root) for root in roots], time.monotonic()
            _many(place, port, FILINGS)
            _settle()
            seconds = time.monotonic() - started
            spent = [1000 * (cpu_seconds(root) - was) / FILINGS for root, was in zip(roots, before, strict=True)]
    return [
        (
            f"Filing of 2 files of 100 KB, {FILINGS} by {CLIENTS} clients, PostgreSQL: CPU {sum(spent):.0f} ms each "
            f"(web {spent[0]:.0f}, worker {spent[1]:.0f}, database {spent[2]:.0f}; target ≤ 150)"
        ),
        f"Sustained {FILINGS / seconds:.1f} filings/s, mail handed over (target ≥ 8; the clients share the 2 cores)",
    ]


def _many(place: Instalacion, port: int, count: int) -> None:
    from tests.archivos.hacer import un_pdf  # noqa: PLC0415 – real PDFs, made by the tests' code

    files = {f"{n}.pdf": un_pdf(paginas=2, texto=f"Documento {n}", bytes_aproximados=100_000) for n in (1, 2)}
    dependencia = _first_dependencia(port)
    with ThreadPoolExecutor(CLIENTS) as pool:
        for done in [pool.submit(_file, port, place.token, dependencia, files) for _ in range(count)]:
            done.result()


def _first_dependencia(port: int) -> str:
    catalogue = _call(http.client.HTTPConnection("127.0.0.1", port), "GET", "/api/v1/catalogo", b"", "")
    sede = next(s for s in catalogue["sedes"] if s["codigo"] == DATA["sede"])
    return str(sede["dependencias"][0]["codigo"])


def _file(port: int, token: str, dependencia: str, files: dict[str, bytes]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = json.dumps({**DATA, "dependencia": dependencia}).encode()
    draft = _call(connection, "POST", "/api/v1/expedientes", body, token)["id"]
    for number, (name, content) in enumerate(files.items()):
        role = "anexo" if number else "principal"
        _call(connection, "PUT", f"/api/v1/expedientes/{draft}/documentos/{name}?rol={role}", content, token)
    _call(connection, "POST", f"/api/v1/expedientes/{draft}/presentar", b"{}", token)
    connection.close()


def _call(connection: http.client.HTTPConnection, method: str, path: str, body: bytes, token: str) -> dict[str, Any]:
    kind = "application/octet-stream" if method == "PUT" else "application/json"
    connection.request(method, path, body=body, headers={"Authorization": f"Bearer {token}", "Content-Type": kind})
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        sys.exit(f"{method} {path} answered {answer.status}: {text[:400]!r}")
    result: dict[str, Any] = json.loads(text)
    return result


def _settle() -> None:
    """Wait until every notice was sent."""
    from django.db import connections  # noqa: PLC0415

    from mesa.notificacion.models import Aviso  # noqa: PLC0415

    deadline = time.monotonic() + 300
    while Aviso.objects.exclude(estado=Aviso.Estado.ENVIADO).exists():
        if time.monotonic() > deadline:
            sys.exit("notices were not sent in 300 s")
        time.sleep(0.1)
    connections.close_all()


def _postmaster(url: str) -> int:
    socket = Path(url.rsplit("host=", 1)[1])
    return int((socket.parent / "datos" / "postmaster.pid").read_text().split()[0])


if __name__ == "__main__":
    print("\n".join(medir()))
