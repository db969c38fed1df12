"""Before sending: photos become a PDF in the order given, a scan gets lighter, a page is turned."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.models import Documento
from tests.archivos.escaneados import un_escaneo, una_foto
from tests.archivos.hacer import un_pdf
from tests.fabricas import un_remitente
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import archivo, empezar, esperar_revisado, ingresar, subir


@pytest.fixture
def dos_fotos(page: Page) -> Page:
    """The filing page with two photos among the annexes, Uno.jpg before Dos.jpg."""
    ingresar(page, un_remitente())
    empezar(page)
    for nombre, color in (("Uno.jpg", "orange"), ("Dos.jpg", "cyan")):
        subir(page, (nombre, una_foto(6, color=color, ancho=1600, alto=1200)), parte="anexos")
        esperar_revisado(page, nombre)
    page.get_by_role("link", name="Unir 2 fotos en un PDF").click()
    return page


def _fotos(page: Page) -> list[str]:
    rotulos = page.get_by_role("checkbox").evaluate_all("todas => todas.map(una => una.labels[0].innerText.trim())")
    return [str(rotulo) for rotulo in rotulos]


def _centro(jpeg: bytes) -> str:
    with Image.open(io.BytesIO(jpeg)) as foto:
        tono = foto.getpixel((foto.width // 2, foto.height // 2))
    assert isinstance(tono, tuple)
    return "cyan" if tono[0] < 20 else "orange"


def test_photos_become_the_main_document_in_the_order_dragged(dos_fotos: Page) -> None:
    page = dos_fotos
    revisar(page)
    asas = page.locator("[data-asa]")
    desde, hasta = asas.nth(1).bounding_box(), asas.nth(0).bounding_box()
    assert desde
    assert hasta

    page.mouse.move(desde["x"] + 20, desde["y"] + 20)
    page.mouse.down()
    page.mouse.move(hasta["x"] + 20, hasta["y"] + 5, steps=8)
    page.mouse.up()
    assert [una.split()[0] for una in _fotos(page)] == ["Dos.jpg", "Uno.jpg"]
    expect(page.get_by_role("status")).to_contain_text("Dos.jpg: página 1 de 2")
    page.get_by_label("Es el documento principal").check()
    page.get_by_label("Nombre del PDF").fill("Carta firmada")
    page.get_by_role("button", name="Unir en un PDF").click()

    expect(page.get_by_role("heading", name="Tu PDF está listo")).to_be_visible()
    revisar(page)
    page.get_by_role("button", name="Usar este PDF").click()
    esperar_revisado(page, "Carta firmada.pdf")
    expect(archivo(page, "Uno.jpg")).to_have_count(0)
    documento = Documento.objects.get()
    with abrir_documento(documento) as abierto, pikepdf.open(io.BytesIO(abierto.read())) as pdf:
        (primera,) = pdf.pages[0].resources.XObject.values()
        centro = _centro(primera.read_raw_bytes())
    assert (documento.rol, documento.folios) == ("principal", 2)
    assert centro == "cyan"


def test_photos_move_with_the_keyboard(dos_fotos: Page) -> None:
    page = dos_fotos

    page.get_by_role("button", name="Subir Dos.jpg").press("Enter")

    assert [una.split()[0] for una in _fotos(page)] == ["Dos.jpg", "Uno.jpg"]
    expect(page.get_by_role("button", name="Subir Dos.jpg")).to_be_focused()


def test_a_scan_that_does_not_fit_is_made_lighter(page: Page, tmp_path: Path) -> None:
    grande = tmp_path / "Planos.pdf"
    grande.write_bytes(un_escaneo(6))
    assert grande.stat().st_size > 20_971_520
    ingresar(page, un_remitente())
    empezar(page)
    subir(page, grande, parte="anexos")
    page.get_by_role("link", name="Reducir este PDF").click()
    revisar(page)

    page.get_by_label("El PDF que no entra").set_input_files(grande)
    page.get_by_role("button", name="Subir y reducir").click()
    expect(page.get_by_role("heading", name="Quedó más liviano")).to_be_visible(timeout=60_000)
    revisar(page)
    page.get_by_role("button", name="Usar la versión reducida").click()

    esperar_revisado(page, "Planos.pdf")
    assert Documento.objects.get().bytes < grande.stat().st_size / 3


def test_a_page_is_turned_without_javascript(abrir: Abrir) -> None:
    page = abrir(javascript=False)
    ingresar(page, un_remitente())
    empezar(page)
    subir(page, ("Carta.pdf", un_pdf(3)))
    page.get_by_role("button", name="Subir el documento principal").click()
    archivo(page, "Carta.pdf").get_by_role("link", name="Girar una página").click()

    page.get_by_label("¿Qué página?").fill("3")
    page.get_by_label("Media vuelta").check()
    page.get_by_role("button", name="Girar la página").click()
    page.get_by_role("button", name="Usar la versión girada").click()

    esperar_revisado(page, "Carta.pdf")
    with abrir_documento(Documento.objects.get()) as abierto, pikepdf.open(io.BytesIO(abierto.read())) as pdf:
        assert [int(hoja.obj.get("/Rotate", 0)) for hoja in pdf.pages] == [0, 0, 180]


def test_photos_move_without_javascript(abrir: Abrir) -> None:
    page = abrir(javascript=False)
    ingresar(page, un_remitente())
    empezar(page)
    subir(
        page,
        ("Uno.jpg", una_foto(ancho=1600, alto=1200)),
        ("Dos.jpg", una_foto(6, ancho=1600, alto=1200)),
        parte="anexos",
    )
    page.get_by_role("button", name="Subir los anexos").click()
    page.get_by_role("link", name="Unir 2 fotos en un PDF").click()

    page.get_by_role("button", name="Bajar Uno.jpg").click()
    assert [una.split()[0] for una in _fotos(page)] == ["Dos.jpg", "Uno.jpg"]
    page.get_by_role("checkbox", name="Uno.jpg").uncheck()
    page.get_by_role("button", name="Unir en un PDF").click()
    page.get_by_role("button", name="Usar este PDF").click()

    expect(archivo(page, "Uno.jpg")).to_have_count(1)
    expect(archivo(page, "Dos.jpg")).to_have_count(0)
    esperar_revisado(page, "Fotos.pdf")
