"""A filing with the keyboard alone: Tab, letters, Space and Enter."""

from playwright.sync_api import Page, expect

from tests.archivos.hacer import un_pdf
from tests.fabricas import CONTRASENA, un_remitente
from tests.recorridos.pasos import CARTA, elegido, esperar_revisado, esta_completo, presentado
from tests.recorridos.teclado import ENFOCADO, elegir, ir_a


def test_a_filing_without_a_mouse(page: Page) -> None:
    remitente = un_remitente()
    page.goto("/presentar/")  # asks to sign in, and comes back
    ir_a(page, "Correo electrónico")
    page.keyboard.type(remitente.correo)
    ir_a(page, "Contraseña")
    page.keyboard.type(CONTRASENA)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nueva correspondencia")).to_be_visible()
    ir_a(page, "Correspondencia")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="1 Qué presentas")).to_be_visible()
    page.wait_for_load_state()

    elegir(page, "Tipo", "Carta")
    ir_a(page, "Número")
    page.keyboard.type("0147-2026")
    ir_a(page, "Fecha")
    page.keyboard.type("06062026")  # the same in whatever order the browser asks for day and month
    elegir(page, "Sede", "Oficina Principal")
    elegir(page, "Dependencia", "Gerencia Legal")
    ir_a(page, "Asunto")
    page.keyboard.type(CARTA["Asunto"])
    ir_a(page, "Elige el documento principal")
    with page.expect_file_chooser() as eleccion:
        page.keyboard.press("Space")
    eleccion.value.set_files([elegido("Carta.pdf", un_pdf())])
    esperar_revisado(page, "Carta.pdf")
    esta_completo(page)
    ir_a(page, "Presentar")
    page.keyboard.press("Enter")

    presentado(page)


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate(ENFOCADO) == "Ir al contenido"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
