"""Moving through a page with the keyboard alone."""

import re

from playwright.sync_api import Page

# The words by which a screen reader would name what has the focus.
ENFOCADO = """() => {
  const nodo = document.activeElement;
  const rotulo = nodo.labels?.length ? nodo.labels[0].innerText : nodo.innerText || nodo.getAttribute("aria-label") || "";
  return rotulo.replace(/\\s+/g, " ").trim();
}"""
TABULACIONES = 60


def ir_a(page: Page, nombre: str) -> None:
    """Press Tab until what is named so has the focus."""
    vistos = []
    for _ in range(TABULACIONES):
        page.keyboard.press("Tab")
        vistos.append(page.evaluate(ENFOCADO))
        if re.match(rf"{re.escape(nombre)}( |$)", vistos[-1]) and page.evaluate(
            "document.querySelector('main').contains(document.activeElement)"
        ):
            return
    raise AssertionError(f"{nombre!r} is not reached with Tab: {vistos}")


def elegir(page: Page, lista: str, opcion: str) -> None:
    ir_a(page, lista)
    page.keyboard.type(opcion)
    elegida = page.evaluate("document.activeElement.selectedOptions[0].textContent")
    assert elegida == opcion
