"""A web server on loopback that answers what a test tells it to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Servidor:
    """`paginas`: what each path answers, bytes or an address to go on to. `pedidas`: the paths asked for, in order."""

    url: str = ""
    paginas: dict[str, bytes | str] = field(default_factory=dict)
    pedidas: list[str] = field(default_factory=list)

    def poner(self, camino: str, contenido: bytes | str) -> str:
        """Serve something at a path and return its address."""
        self.paginas[camino] = contenido
        return self.url + camino


@contextmanager
def un_servidor() -> Iterator[Servidor]:
    servidor = Servidor()

    class Manejador(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            servidor.pedidas.append(self.path)
            contenido = servidor.paginas.get(self.path)
            if isinstance(contenido, str):
                self.send_response(302)
                self.send_header("Location", contenido)
                self.end_headers()
                return
            self.send_response(200 if contenido is not None else 404)
            self.end_headers()
            self.wfile.write(contenido or b"")

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Manejador)
    servidor.url = f"http://127.0.0.1:{http.server_port}"
    hilo = threading.Thread(target=http.serve_forever, daemon=True)
    hilo.start()
    try:
        yield servidor
    finally:
        http.shutdown()
        http.server_close()
        hilo.join()
