"""Files that do not go in at the first try: locked, too heavy, cut on their way."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest
from playwright.sync_api import Page, Route, expect

from mesa.expedientes.models import Documento
from mesa.lib.cuerpo import CuerpoIncompletoError, trozos_del_cuerpo
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena
from tests.fabricas import un_borrador, un_remitente
from tests.recorridos.pasos import (
    CARTA,
    archivo,
    boton_presentar,
    completar,
    elegido,
    empezar,
    esperar_revisado,
    esta_completo,
    ingresar,
    llenar,
    presentar,
    subir,
)
from tests.recorridos.vigia import Vigia

MB = 1024 * 1024


@pytest.fixture
def planos(tmp_path: Path) -> Path:
    """A file of 25 MB."""
    ruta = tmp_path / "Planos.pdf"
    with ruta.open("wb") as salida:
        salida.write(b"%PDF-1.7\n")
        salida.truncate(25 * MB)
    return ruta


def test_a_locked_pdf_says_how_to_open_it_and_is_replaced(page: Page) -> None:
    ingresar(page, un_remitente())
    empezar(page)
    llenar(page, CARTA)
    subir(page, ("Carta.pdf", un_pdf_con_contrasena()))
    fila = archivo(page, "Carta.pdf")
    expect(fila).to_contain_text("El PDF pide contraseña para abrirse.")
    expect(fila).to_contain_text("Ábrelo con su contraseña, elige Imprimir → Guardar como PDF y sube la copia nueva.")
    expect(boton_presentar(page)).to_be_disabled()

    with page.expect_file_chooser() as eleccion:
        page.get_by_role("button", name="Reemplazar Carta.pdf").click()
    eleccion.value.set_files([elegido("Carta-sin-clave.pdf", un_pdf())])
    esperar_revisado(page, "Carta-sin-clave.pdf")
    esta_completo(page)

    presentar(page)
    expect(page.get_by_role("link", name="Carta-sin-clave.pdf")).to_be_visible()
    assert Documento.objects.count() == 1


def test_25_mb_do_not_go_in_and_the_rest_is_kept(page: Page, planos: Path) -> None:
    ingresar(page, un_remitente())
    completar(page)
    subir(page, planos, parte="anexos")
    subir(page, ("Nota.pdf", un_pdf(texto="Nota")), parte="anexos")

    expect(archivo(page, "Planos.pdf")).to_contain_text("No entra: pesa 25\u00a0MB y te quedan 20\u00a0MB.")
    esperar_revisado(page, "Carta.pdf", "Nota.pdf")
    archivo(page, "Planos.pdf").get_by_role("button", name="Quitar").click()
    esta_completo(page)

    presentar(page)
    expect(page.get_by_role("row")).to_have_count(1 + 2)


def test_the_server_refuses_25_mb_too(page: Page, planos: Path, vigia: Vigia) -> None:
    vigia.permitir(413)
    ingresar(page, un_remitente())
    completar(page)
    # A page that believes in more room than there is sends the file.
    page.evaluate("document.getElementById('caja-medidor').dataset.usados = String(-10 * 1024 * 1024)")
    subir(page, planos, parte="anexos")

    expect(archivo(page, "Planos.pdf")).to_contain_text("No entra: el expediente completo pesa hasta 20\u00a0MB")
    expect(archivo(page, "Planos.pdf")).to_contain_text("Reduce el archivo")
    assert [d.nombre for d in Documento.objects.all()] == ["Carta.pdf"]


def test_an_upload_that_never_left_is_tried_again(page: Page, vigia: Vigia) -> None:
    vigia.permitir_cortes()
    cortes: list[str] = []

    def cortar(route: Route) -> None:
        if route.request.method != "PUT" or cortes:
            route.continue_()
            return
        cortes.append(route.request.url)
        route.abort("connectionreset")

    ingresar(page, un_remitente())
    empezar(page)
    llenar(page, CARTA)
    page.route("**/archivos/?*", cortar)
    subir(page, ("Carta.pdf", un_pdf()))

    esperar_revisado(page, "Carta.pdf")
    esta_completo(page)
    assert len(cortes) == 1
    presentar(page)


def test_an_upload_cut_halfway_goes_on_where_it_stopped(
    page: Page, vigia: Vigia, monkeypatch: pytest.MonkeyPatch
) -> None:
    vigia.permitir(400)
    rangos: list[str] = []

    def cortado(request: HttpRequest, **opciones: int) -> Iterator[bytes]:
        trozos: Iterable[bytes] = trozos_del_cuerpo(request, **opciones)
        rangos.append(request.headers.get("Content-Range", ""))
        for numero, trozo in enumerate(trozos):
            if len(rangos) == 1 and numero == 2:
                raise CuerpoIncompletoError
            yield trozo

    pesado = un_pdf(bytes_aproximados=4 * MB)
    monkeypatch.setattr("mesa.presentacion.views_archivos.trozos_del_cuerpo", cortado)
    ingresar(page, un_remitente())
    empezar(page)
    llenar(page, CARTA)
    subir(page, ("Carta.pdf", pesado))

    esperar_revisado(page, "Carta.pdf")
    primero, segundo = rangos
    assert primero == ""
    assert segundo.startswith("bytes ")
    assert not segundo.startswith("bytes 0-")
    assert Documento.objects.get().bytes == len(pesado)
    expect(page.get_by_label("Asunto")).to_have_value(CARTA["Asunto"])


def test_a_file_chosen_before_the_scripts_came_goes_up_all_the_same(page: Page) -> None:
    remitente = un_remitente()
    borrador = un_borrador(cuenta=remitente, con_archivo=False)
    detenidos: list[Route] = []
    ingresar(page, remitente)
    page.route("**/js/presentar/presentar.js", lambda ruta: detenidos.append(ruta))  # noqa: PLW0108 – Playwright looks inside it
    page.goto(f"/presentar/{borrador.pk}/", wait_until="commit")
    subir(page, ("Carta.pdf", un_pdf()))
    llenar(page, {"Número": "0148-2026"})

    detenidos[0].continue_()

    esperar_revisado(page, "Carta.pdf")
    expect(page.get_by_role("region", name="Revisar y presentar")).to_contain_text("0148-2026")
