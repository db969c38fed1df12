"""What only a real server shows: early answers, bodies in chunks, connections that break."""

import http.client
import json
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.api.servidor_vivo import ServidorVivo, un_servidor_vivo
from tests.archivos.hacer import un_pdf

LIMITE = 20_971_520
MEGA = 1 << 20


@pytest.fixture(scope="module")
def vivo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServidorVivo]:
    with un_servidor_vivo(tmp_path_factory.mktemp("vivo")) as servidor:
        yield servidor


def _llamar(
    vivo: ServidorVivo, metodo: str, ruta: str, cuerpo: Any = None, *, token: str | None = None, **headers: str
) -> tuple[int, Any]:
    """One request by a client that sends all of its body before it listens, as most do."""
    conexion = http.client.HTTPConnection("127.0.0.1", vivo.puerto, timeout=30)
    todas = {"Authorization": f"Bearer {vivo.token if token is None else token}", **headers}
    conexion.request(metodo, "/api/v1/" + ruta, body=cuerpo, headers=todas, encode_chunked="Transfer-Encoding" in todas)
    respuesta = conexion.getresponse()
    contenido = respuesta.read()
    conexion.close()
    return respuesta.status, json.loads(contenido) if contenido else None


def _un_borrador(vivo: ServidorVivo) -> str:
    status, creado = _llamar(vivo, "POST", "expedientes", b"{}", **{"Content-Type": "application/json"})
    assert status == 201
    return str(creado["id"])


def _documentos(vivo: ServidorVivo, borrador: str) -> list[dict[str, Any]]:
    documentos: list[dict[str, Any]] = _llamar(vivo, "GET", f"expedientes/{borrador}")[1]["documentos"]
    return documentos


def _trozos(total: int) -> Iterator[bytes]:
    for _cuenta in range(total // MEGA):
        yield bytes(MEGA)
    yield bytes(total % MEGA)


def _abrir(vivo: ServidorVivo, ruta: str, *cabeceras: bytes) -> socket.socket:
    conexion = socket.create_connection(("127.0.0.1", vivo.puerto), timeout=10)
    autorizacion = b"Authorization: Bearer " + vivo.token.encode()
    lineas = [b"PUT /api/v1/" + ruta.encode() + b" HTTP/1.1", b"Host: localhost", autorizacion, *cabeceras]
    conexion.sendall(b"\r\n".join([*lineas, b"", b""]))
    return conexion


def _leer_respuesta(conexion: socket.socket) -> tuple[int, dict[str, Any]]:
    respuesta = http.client.HTTPResponse(conexion)
    respuesta.begin()
    return respuesta.status, json.loads(respuesta.read())


@pytest.mark.parametrize("chunked", [False, True], ids=["con largo", "por partes"])
def test_25_mb_sent_in_full_before_listening_get_their_413(vivo: ServidorVivo, chunked: bool) -> None:
    borrador = _un_borrador(vivo)
    headers = {"Transfer-Encoding": "chunked"} if chunked else {"Content-Length": str(25 * MEGA)}

    status, problema = _llamar(vivo, "PUT", f"expedientes/{borrador}/documentos/a.pdf", _trozos(25 * MEGA), **headers)

    assert (status, problema["codigo"]) == (413, "peso-excedido")
    assert "20 MB" in problema["detail"]
    assert _documentos(vivo, borrador) == []


@pytest.mark.parametrize("cabecera", [b"Content-Length: 26214400", b"Transfer-Encoding: chunked"])
def test_a_sender_that_stops_one_byte_over_and_waits_gets_its_413(vivo: ServidorVivo, cabecera: bytes) -> None:
    borrador = _un_borrador(vivo)
    cuanto = LIMITE + 1
    trozo = b"%x\r\n" % cuanto if b"chunked" in cabecera else b""
    conexion = _abrir(vivo, f"expedientes/{borrador}/documentos/a.pdf", cabecera)

    conexion.sendall(trozo + bytes(cuanto))
    status, problema = _leer_respuesta(conexion)
    conexion.close()

    assert (status, problema["codigo"]) == (413, "peso-excedido")


def test_without_a_token_25_mb_get_their_401(vivo: ServidorVivo) -> None:
    status, problema = _llamar(vivo, "PUT", "expedientes/x/documentos/a.pdf", bytes(25 * MEGA), token="")
    conocido = _llamar(vivo, "PUT", f"expedientes/{_un_borrador(vivo)}/documentos/a.pdf", bytes(25 * MEGA), token="no")

    assert (status, problema["codigo"]) == (404, "no-encontrado")
    assert (conocido[0], conocido[1]["codigo"]) == (401, "no-autenticado")


def test_the_connection_serves_on_after_an_early_answer(vivo: ServidorVivo) -> None:
    borrador = _un_borrador(vivo)
    conexion = http.client.HTTPConnection("127.0.0.1", vivo.puerto, timeout=30)
    headers = {"Authorization": f"Bearer {vivo.token}"}
    ruta = f"/api/v1/expedientes/{borrador}/documentos/a.pdf"

    conexion.request("PUT", ruta, body=bytes(21 * MEGA), headers=headers)
    primera = conexion.getresponse()
    primera.read()
    conexion.request("PUT", ruta, body=un_pdf(), headers=headers)
    segunda = conexion.getresponse()
    segunda.read()
    conexion.close()

    assert (primera.status, segunda.status) == (413, 201)


def test_exactly_the_limit_is_received(vivo: ServidorVivo) -> None:
    borrador = _un_borrador(vivo)

    status, documento = _llamar(
        vivo,
        "PUT",
        f"expedientes/{borrador}/documentos/a.bin",
        _trozos(LIMITE),
        **{"Transfer-Encoding": "chunked"},
    )

    assert (status, documento["bytes"]) == (201, LIMITE)


def test_json_in_chunks_is_read_too(vivo: ServidorVivo) -> None:
    status, creado = _llamar(
        vivo,
        "POST",
        "expedientes",
        iter([b'{"asun', b'to": "Por partes"}']),
        **{"Transfer-Encoding": "chunked", "Content-Type": "application/json"},
    )

    assert (status, creado["asunto"]) == (201, "Por partes")


def test_an_upload_that_breaks_off_leaves_nothing(vivo: ServidorVivo) -> None:
    borrador = _un_borrador(vivo)
    conexion = _abrir(vivo, f"expedientes/{borrador}/documentos/a.pdf", b"Content-Length: 500000")

    conexion.sendall(un_pdf())
    _esperar(lambda: _en_cuarentena(vivo, borrador) == 1)
    conexion.close()

    _esperar(lambda: _en_cuarentena(vivo, borrador) == 0)
    assert _documentos(vivo, borrador) == []


def test_hostile_names_come_through_the_server_unharmed(vivo: ServidorVivo) -> None:
    borrador = _un_borrador(vivo)
    ruta = f"expedientes/{borrador}/documentos/"

    for nombre in (
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "../../../etc/passwd",
        "a%00%0d%0a.pdf",
        "%E2%80%AEfdp.exe",
        "%FF",
    ):
        status, documento = _llamar(vivo, "PUT", ruta + nombre, un_pdf())
        assert status == 201, nombre
        assert not set(documento["nombre"]) & set("/\\\x00\r\n\u202e")


def _en_cuarentena(vivo: ServidorVivo, borrador: str) -> int:
    return sum(1 for _ruta in (vivo.datos / "cuarentena" / borrador).glob("*"))


def _esperar(condicion: Callable[[], bool]) -> None:
    hasta = time.monotonic() + 10
    while not condicion():
        assert time.monotonic() < hasta
        time.sleep(0.02)
