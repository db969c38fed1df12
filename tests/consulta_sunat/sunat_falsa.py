"""A SUNAT on loopback, over TLS, that answers as its manual says, and misbehaves when told to."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from mesa.consulta_sunat.cliente import Acceso, ConsultaSunat

RUC, CLIENTE, SECRETO = "20100128218", "7cf5-cliente", "secreto&=de prueba"
RUTA_DE_TOKENS = f"/v1/clientesextranet/{CLIENTE}/oauth2/token/"
RUTA_DE_CONSULTAS = f"/v1/contribuyente/contribuyentes/{RUC}/validarcomprobante"
ALCANCE = "https://api.sunat.gob.pe/v1/contribuyente/contribuyentes"

ACEPTADO: dict[str, Any] = {
    "success": True,
    "message": "Operation Success! ",
    "data": {"estadoCp": "1", "estadoRuc": "00", "condDomiRuc": "00"},
}


class SunatFalsa:
    """What the server was asked, and how it is to answer.

    `respuesta` is sent to every question: a JSON value, or bytes as they are. `trastorno`, when set, comes instead of
    it: an HTTP status, «mudo» (never answers), «gotea» (a byte at a time), «cuelga» (hangs up half-way), «larga».
    `trastorno_de_tokens` is the same for tokens.
    """

    def __init__(self) -> None:
        self.respuesta: object = ACEPTADO
        self.trastorno: int | str | None = None
        self.trastorno_de_tokens: int | str | None = None
        self.vida: object = 3600
        self.tokens_dados: list[str] = []
        self.tokens_buenos: set[str] = set()
        self.preguntas: list[dict[str, Any]] = []
        self.parar = threading.Event()
        self.url = ""
        self.ca = b""

    def caducar(self) -> None:
        """Forget every token given so far, before its time."""
        self.tokens_buenos.clear()

    def cliente(self, **cambios: Any) -> ConsultaSunat:
        """A client that trusts this server; it is patient, unless the server is told to be slow."""
        datos: dict[str, Any] = {"ruc": RUC, "client_id": CLIENTE, "client_secret": SECRETO}
        datos |= {"url": self.url, "url_de_seguridad": self.url} | cambios
        es_lenta = {"mudo", "gotea"} & {self.trastorno, self.trastorno_de_tokens}
        return ConsultaSunat(Acceso(**datos), contexto=self.contexto(), espera=0.5 if es_lenta else 10)

    def contexto(self) -> ssl.SSLContext:
        contexto = ssl.create_default_context()
        contexto.load_verify_locations(cadata=self.ca.decode())
        return contexto


@contextmanager
def una_sunat(carpeta: Path, *, nombre: str = "127.0.0.1") -> Iterator[SunatFalsa]:
    """Serve on loopback with a certificate for `nombre` until the end."""
    falsa = SunatFalsa()
    certificado, llave = _credencial(nombre)
    (carpeta / "sunat.pem").write_bytes(certificado + llave)
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(carpeta / "sunat.pem")
    with _Servidor(falsa) as servidor:
        servidor.socket = contexto.wrap_socket(servidor.socket, server_side=True, do_handshake_on_connect=False)
        falsa.url, falsa.ca = f"https://127.0.0.1:{servidor.server_port}", certificado
        hilo = threading.Thread(target=servidor.serve_forever, kwargs={"poll_interval": 0.02})
        hilo.start()
        try:
            yield falsa
        finally:
            falsa.parar.set()
            servidor.shutdown()
            hilo.join()


class _Servidor(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, falsa: SunatFalsa) -> None:
        super().__init__(("127.0.0.1", 0), _Manos)
        self.falsa = falsa

    def handle_error(self, _request: object, _client_address: object) -> None:
        """Say nothing of clients that hang up: that is what they are tested for."""


class _Manos(BaseHTTPRequestHandler):
    timeout = 5
    server: _Servidor

    def do_POST(self) -> None:
        cuerpo = self.rfile.read(int(self.headers["Content-Length"]))
        with suppress(OSError):
            if self.path == RUTA_DE_TOKENS:
                self._dar_token(cuerpo)
            elif self.path == RUTA_DE_CONSULTAS:
                self._responder(cuerpo)
            else:
                self._enviar(404, {"cod": "404", "msg": "Not Found - El recurso no existe"})

    def _dar_token(self, cuerpo: bytes) -> None:
        falsa = self.server.falsa
        if falsa.trastorno_de_tokens is not None:
            self._trastornar(falsa.trastorno_de_tokens)
            return
        pedido = {nombre: valores[0] for nombre, valores in parse_qs(cuerpo.decode()).items()}
        if pedido != {
            "grant_type": "client_credentials", "scope": ALCANCE, "client_id": CLIENTE, "client_secret": SECRETO,
        }:  # fmt: skip
            self._enviar(400, {"error": "unauthorized_client", "error_description": "Cliente no autorizado"})
            return
        token = f"eyJ.token.{len(falsa.tokens_dados)}"
        falsa.tokens_dados.append(token)
        falsa.tokens_buenos.add(token)
        self._enviar(200, {"access_token": token, "token_type": "JWT", "expires_in": falsa.vida})

    def _responder(self, cuerpo: bytes) -> None:
        falsa = self.server.falsa
        if self.headers["Authorization"].removeprefix("Bearer ") not in falsa.tokens_buenos:
            self._enviar(401, {"cod": "401", "msg": "Unauthorized"})
            return
        falsa.preguntas.append(json.loads(cuerpo))
        if falsa.trastorno is not None:
            self._trastornar(falsa.trastorno)
        else:
            self._enviar(200, falsa.respuesta)

    def _trastornar(self, como: int | str) -> None:
        if isinstance(como, int):
            self._enviar(como, {"cod": str(como), "msg": "algo pasó"})
        elif como == "mudo":
            self.server.falsa.parar.wait(5)
        elif como == "larga":
            self._enviar(200, b'{"success": true, "message": "' + b"x" * 10_000_000 + b'"}')
        else:
            self._a_medias(gotas=como == "gotea")

    def _a_medias(self, *, gotas: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        while gotas and not self.server.falsa.parar.wait(0.05):
            self.wfile.write(b" ")

    def _enviar(self, estado: int, contenido: object) -> None:
        cuerpo = contenido if isinstance(contenido, bytes) else json.dumps(contenido).encode()
        self.send_response(estado)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(cuerpo)))
        if 300 <= estado < 400:
            self.send_header("Location", f"{self.server.falsa.url}{RUTA_DE_CONSULTAS}")
        self.end_headers()
        self.wfile.write(cuerpo)

    def log_message(self, *_partes: object) -> None:
        """Say nothing: the tests do."""


def _credencial(nombre: str) -> tuple[bytes, bytes]:
    llave = ec.generate_private_key(ec.SECP256R1())
    quien = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "SUNAT de prueba")])
    ahora = datetime.now(UTC)
    san: x509.GeneralName = x509.IPAddress(ip_address(nombre)) if nombre[0].isdigit() else x509.DNSName(nombre)
    certificado = (
        x509.CertificateBuilder()
        .subject_name(quien)
        .issuer_name(quien)
        .public_key(llave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ahora - timedelta(hours=1))
        .not_valid_after(ahora + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([san]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(llave, hashes.SHA256())
    )
    return (
        certificado.public_bytes(Encoding.PEM),
        llave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
