"""Upload of one 20 MB file through the real endpoint, against a bare granian view that streams, hashes and fsyncs."""

import http.client
import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.bench.instalacion import instalacion
from tools.bench.procesos import cpu_seconds, free_port, granian, running, wait_for

BYTES = 20_000_000
TIMES = 40


def medir() -> list[str]:
    body = _un_pdf_de(BYTES)
    port = free_port()
    with instalacion(database_url="", port=port) as place, TemporaryDirectory(dir="/var/tmp") as bare:
        bare_port = free_port()
        with (
            running(granian("mesa.wsgi:application", port), env=place.env, log=place.folder / "web.log") as real_pid,
            running(granian("tools.bench.pelado:application", bare_port), env={"PELADO_DIR": bare}) as bare_pid,
        ):
            wait_for(f"http://127.0.0.1:{port}/salud/viva")
            wait_for(f"http://127.0.0.1:{bare_port}/")
            headers = {"Authorization": f"Bearer {place.token}", "Content-Type": "application/octet-stream"}
            real, floor = [], []
            # Turn by turn, so that both meet the same neighbours; what was stored is removed between the turns.
            for _ in range(TIMES + 3):
                path = f"/api/v1/expedientes/{_draft(port, place.token)}/documentos/principal.pdf?rol=principal"
                real.append(_cost(real_pid, port, path, body, headers))
                floor.append(_cost(bare_pid, bare_port, "/", body, {}))
                _clear(place.folder / "cuarentena", Path(bare))
    real_ms, floor_ms = (1000 * sum(costs[3:]) / TIMES for costs in (real, floor))  # the first three warm both up
    return [
        (
            f"Upload of {BYTES / 1e6:.0f} MB, {TIMES} times, CPU of the server: ours {real_ms:.1f} ms, "
            f"bare granian view {floor_ms:.1f} ms, ratio {real_ms / floor_ms:.2f} (target ≤ 1.3)"
        )
    ]


def _clear(*folders: Path) -> None:
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                path.unlink()


def _cost(pid: int, port: int, path: str, body: bytes, headers: dict[str, str]) -> float:
    before = cpu_seconds(pid)
    _put(port, path, body, headers)
    time.sleep(0.02)  # the kernel books the last tick
    return cpu_seconds(pid) - before


def _put(port: int, path: str, body: bytes, headers: dict[str, str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("PUT", path, body=body, headers=headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    if answer.status not in {200, 201}:
        sys.exit(f"PUT {path} answered {answer.status}: {text[:300]!r}")


def _draft(port: int, token: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request("POST", "/api/v1/expedientes", body=json.dumps({"tipo_documento": "carta"}), headers=headers)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return str(answer["id"])


def _un_pdf_de(size: int) -> bytes:
    from tests.archivos.hacer import un_pdf  # noqa: PLC0415 – a real PDF, made by the tests' code

    return un_pdf(paginas=40, bytes_aproximados=size)


if __name__ == "__main__":
    sys.path.insert(0, os.fspath(Path.cwd()))
    print("\n".join(medir()))
