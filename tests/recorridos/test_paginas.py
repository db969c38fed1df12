"""Pages of a file as people see them, filer and desk, while the worker draws them and afterwards."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from mesa import flujo
from mesa.expedientes.models import Expediente
from tests.archivos.hacer import un_pdf
from tests.archivos.paginas import una_foto
from tests.fabricas import AHORA, CONTRASENA, un_borrador, un_documento, un_operador
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import archivo, ingresar


def _borrador() -> Expediente:
    borrador = un_borrador(con_archivo=False)
    un_documento(borrador, rol="principal", nombre="Carta.pdf", contenido=un_pdf(12))
    un_documento(borrador, nombre="Foto.jpg", contenido=una_foto(orientacion=6))
    return borrador


def _medida(imagen: Locator) -> list[int]:
    """Return width and height of an image in pixels, once it has come."""
    medida: list[int] = imagen.evaluate("img => img.decode().then(() => [img.naturalWidth, img.naturalHeight])")
    return medida


def test_filer_opens_the_pages_and_they_come_while_one_looks(page: Page, obrero: Callable[[], None]) -> None:
    borrador = _borrador()
    ingresar(page, borrador.cuenta)
    page.goto(f"/presentar/{borrador.pk}/")

    with page.context.expect_page() as otra:
        archivo(page, "Carta.pdf").get_by_role("link", name="Ver páginas").click()
    paginas = otra.value
    expect(paginas.get_by_text("Preparando las páginas")).to_be_visible()
    obrero()

    expect(paginas.get_by_role("img", name="Página 12 de 12 de Carta.pdf")).to_be_attached()
    expect(paginas.get_by_role("link", name="Página 12")).to_be_visible()
    expect(paginas.get_by_text("Preparando las páginas")).to_have_count(0)
    paginas.locator("#pagina-2").get_by_text("Texto de la página").click()
    expect(paginas.get_by_text("Carta de prueba (página 2 de 12)")).to_be_visible()
    assert _medida(paginas.locator("#pagina-1 img"))[0] == 1100
    revisar(paginas)


def test_desk_reads_a_filing_beside_its_facts(page: Page, obrero: Callable[[], None]) -> None:
    borrador = _borrador()
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    obrero()
    ingresar(page, un_operador(), contrasena=CONTRASENA)
    page.goto(f"/mesa/{expediente.numero}/")

    page.get_by_role("link", name="Página 9", exact=True).click()
    expect(page.get_by_role("img", name="Página 9 de 12 de Carta.pdf")).to_be_in_viewport()
    revisar(page)

    page.get_by_role("region", name="Documento").get_by_role("link", name="Foto.jpg").click()
    foto = page.get_by_role("img", name="Página 1 de 1 de Foto.jpg")
    expect(foto).to_be_visible()
    assert _medida(foto) == [400, 600]
    revisar(page)


def test_pages_are_seen_without_script(abrir: Abrir, obrero: Callable[[], None]) -> None:
    borrador = _borrador()
    page = abrir(javascript=False)
    ingresar(page, borrador.cuenta)
    documento = borrador.documentos.get(rol="principal")
    page.goto(f"/presentar/{borrador.pk}/archivos/{documento.pk}/paginas/")
    expect(page.get_by_role("link", name="Actualizar la página")).to_be_visible()

    obrero()
    page.get_by_role("link", name="Actualizar la página").click()

    expect(page.get_by_role("img", name="Página 1 de 12 de Carta.pdf")).to_be_visible()
    expect(page.get_by_role("link", name="Actualizar la página")).to_have_count(0)
