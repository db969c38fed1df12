"""What a stranger does after `make run`: signs in as everybody, files through the API, reads the mail, starts again."""

import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Browser, Page, expect

from tests.archivos.hacer import un_pdf
from tests.recibos_sanos import quejas_de
from tests.recorridos.pasos import ingresar
from tools.demostracion import Demostracion, una_demostracion

PUERTAS = {
    "remitente": "Mis trámites",
    "operador": "Bandeja de la mesa de partes",
    "funcionario": "Por atender en tu dependencia",
}
BORRADOR = {
    "tipo_documento": "carta",
    "fecha_documento": "2026-06-25",
    "sede": "oficina-principal",
    "dependencia": "tramite-documentario",
    "asunto": "Solicita copia del contrato 4100012345",
}


@pytest.fixture(scope="module")
def carpeta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demostracion")


@pytest.fixture
def demostracion(carpeta: Path) -> Iterator[Demostracion]:
    with una_demostracion(carpeta) as demostracion:
        yield demostracion


def test_a_stranger_starts_it_uses_it_stops_it_and_starts_it_again(
    navegador: Browser, demostracion: Demostracion, carpeta: Path
) -> None:
    _dice_como_entrar(demostracion)
    for rol, titulo in PUERTAS.items():
        _entra(navegador, demostracion, rol, titulo)
    _entra(navegador, demostracion, "administrador", None)
    tramite = _presenta_por_la_api(navegador, demostracion)
    _llega_el_correo(navegador, demostracion, tramite["numero"])
    _lo_sellado_es_sano(carpeta)

    assert demostracion.parar() == 0
    assert _procesos_de(carpeta) == []

    with una_demostracion(carpeta) as otra_vez:
        assert otra_vez.credenciales["cuentas"] == demostracion.credenciales["cuentas"]
        assert otra_vez.credenciales["token_api"] == demostracion.credenciales["token_api"]
        page = _pagina(navegador, otra_vez)
        ingresar(page, otra_vez.cuenta("remitente")[0], contrasena=otra_vez.cuenta("remitente")[1])
        expect(page.get_by_role("main")).to_contain_text(tramite["numero"])
        page.context.close()
    assert _procesos_de(carpeta) == []


def _lo_sellado_es_sano(carpeta: Path) -> None:
    guardados = [ruta.read_bytes() for ruta in (carpeta / "archivo").rglob("*") if ruta.is_file()]
    sellados = [uno for uno in guardados if b"/ByteRange" in uno]
    assert len(sellados) == 1
    assert quejas_de(sellados[0]) == []


def _dice_como_entrar(demostracion: Demostracion) -> None:
    archivo = demostracion.carpeta / "demo" / "credenciales.json"
    assert stat.S_IMODE(archivo.stat().st_mode) == 0o600
    assert set(demostracion.credenciales) == {"url", "cuentas", "token_api"}
    assert {cuenta["rol"] for cuenta in demostracion.credenciales["cuentas"]} >= {*PUERTAS, "administrador"}
    for cuenta in demostracion.credenciales["cuentas"]:
        assert set(cuenta) == {"rol", "correo", "contrasena"}
        assert cuenta["contrasena"] in demostracion.salida


def _entra(navegador: Browser, demostracion: Demostracion, rol: str, titulo: str | None) -> None:
    page = _pagina(navegador, demostracion)
    correo, contrasena = demostracion.cuenta(rol)
    ingresar(page, correo, contrasena=contrasena)
    if titulo:
        expect(page.get_by_role("heading", name=titulo)).to_be_visible()
    else:
        page.goto("/administracion/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("nada de lo que presentes aquí tiene valor legal")).to_have_count(1 if titulo else 0)
    page.context.close()


def _pagina(navegador: Browser, demostracion: Demostracion) -> Page:
    return navegador.new_context(base_url=demostracion.url, locale="es-PE").new_page()


def _presenta_por_la_api(navegador: Browser, demostracion: Demostracion) -> dict[str, Any]:
    token = {"Authorization": f"Bearer {demostracion.credenciales['token_api']}"}
    context = navegador.new_context(base_url=demostracion.url, extra_http_headers=token)
    api: APIRequestContext = context.request
    borrador = api.post("/api/v1/expedientes", data=BORRADOR)
    assert borrador.status == 201, borrador.text()
    expediente = f"/api/v1/expedientes/{borrador.json()['id']}"
    subido = api.put(f"{expediente}/documentos/Carta.pdf?rol=principal", data=un_pdf())
    assert subido.status == 201, subido.text()
    presentado = api.post(f"{expediente}/presentar", headers={"Idempotency-Key": "uno"})
    assert presentado.status == 200, presentado.text()
    tramite: dict[str, Any] = presentado.json()
    context.close()
    return tramite


def _llega_el_correo(navegador: Browser, demostracion: Demostracion, numero: str) -> None:
    context = navegador.new_context(base_url=demostracion.url)
    hasta = time.monotonic() + 20
    correos: list[dict[str, Any]] = []
    while not correos and time.monotonic() < hasta:
        correos = [uno for uno in context.request.get("/demo/correo.json").json() if numero in uno["asunto"]]
        time.sleep(0.2)
    (correo,) = correos
    assert correo["para"] == demostracion.cuenta("remitente")[0]
    assert correo["adjuntos"] == [f"constancia-{numero}.pdf"]
    assert numero in correo["texto"]
    assert set(correo) == {"para", "asunto", "texto", "adjuntos", "en"}
    context.close()


def _procesos_de(carpeta: Path) -> list[str]:
    """The command lines of the processes whose data are in `carpeta`."""
    marca = f"MESA_DATA_DIR={carpeta}".encode()
    vivos = []
    for proceso in Path("/proc").glob("[0-9]*"):
        try:
            if marca in (proceso / "environ").read_bytes().split(b"\0"):
                vivos.append((proceso / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:  # it ended meanwhile, or is another user's
            continue
    return vivos
