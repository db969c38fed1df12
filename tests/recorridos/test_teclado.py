"""A filing with the keyboard alone: Tab, letters, Space and Enter."""

import re

from playwright.sync_api import Page, expect

from tests.archivos.hacer import un_pdf
from tests.fabricas import CONTRASENA, un_remitente
from tests.recorridos.pasos import CARTA, elegido, esperar_revisado, esta_completo, presentado

# The words by which a screen reader would name what has the focus.
_ENFOCADO = """() => {
  const nodo = document.activeElement;
  const rotulo = nodo.labels?.length ? nodo.labels[0].innerText : nodo.innerText || nodo.getAttribute("aria-label") || "";
  return rotulo.replace(/\\s+/g, " ").trim();
}"""
TABULACIONES = 60


def test_a_filing_without_a_mouse(page: Page) -> None:
    remitente = un_remitente()
    page.goto("/presentar/")  # asks to sign in, and comes back
    _ir_a(page, "Correo electrónico")
    page.keyboard.type(remitente.correo)
    _ir_a(page, "Contraseña")
    page.keyboard.type(CONTRASENA)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nueva correspondencia")).to_be_visible()
    _ir_a(page, "Correspondencia")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="1 Qué presentas")).to_be_visible()
    page.wait_for_load_state()

    _elegir(page, "Tipo", "Carta")
    _ir_a(page, "Número")
    page.keyboard.type("0147-2026")
    _ir_a(page, "Fecha")
    page.keyboard.type("06062026")  # the same in whatever order the browser asks for day and month
    _elegir(page, "Sede", "Oficina Principal")
    _elegir(page, "Dependencia", "Gerencia Legal")
    _ir_a(page, "Asunto")
    page.keyboard.type(CARTA["Asunto"])
    _ir_a(page, "Elige el documento principal")
    with page.expect_file_chooser() as eleccion:
        page.keyboard.press("Space")
    eleccion.value.set_files([elegido("Carta.pdf", un_pdf())])
    esperar_revisado(page, "Carta.pdf")
    esta_completo(page)
    _ir_a(page, "Presentar")
    page.keyboard.press("Enter")

    presentado(page)


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate(_ENFOCADO) == "Ir al contenido"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def _ir_a(page: Page, nombre: str) -> None:
    """Press Tab until what is named so has the focus."""
    vistos = []
    for _ in range(TABULACIONES):
        page.keyboard.press("Tab")
        vistos.append(page.evaluate(_ENFOCADO))
        if re.match(rf"{re.escape(nombre)}( |$)", vistos[-1]) and page.evaluate(
            "document.querySelector('main').contains(document.activeElement)"
        ):
            return
    raise AssertionError(f"{nombre!r} is not reached with Tab: {vistos}")


def _elegir(page: Page, lista: str, opcion: str) -> None:
    _ir_a(page, lista)
    page.keyboard.type(opcion)
    elegida = page.evaluate("document.activeElement.selectedOptions[0].textContent")
    assert elegida == opcion
