"""axe in the page, and the width of the page: what every main page must pass."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NORMA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
_LO_QUE_SOBRA = """() => [...document.querySelectorAll("main *")]
  .filter((nodo) => nodo.getBoundingClientRect().right > window.innerWidth)
  .map((nodo) => nodo.outerHTML.slice(0, 120)).slice(-3)"""
ANCHOS = (360, 768, 1440)


def revisar_accesibilidad(page: Page) -> None:
    """Assert that axe finds nothing against WCAG 2.2 AA in the page as it stands."""
    faltas = Axe().run(page, options=NORMA).response["violations"]
    dichas = [f"{falta['id']}: {falta['help']}: {nodo['html'][:200]}" for falta in faltas for nodo in falta["nodes"]]

    assert dichas == [], f"{page.url}\n" + "\n".join(dichas)


def revisar_anchos(page: Page) -> None:
    """Assert that nobody has to scroll sideways, from a telephone to a wide screen."""
    antes = page.viewport_size
    for ancho in ANCHOS:
        page.set_viewport_size({"width": ancho, "height": 800})
        sobra = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        assert sobra <= 0, f"{page.url} is {sobra} px too wide at {ancho} px: {page.evaluate(_LO_QUE_SOBRA)}"
    if antes:
        page.set_viewport_size(antes)


def revisar(page: Page) -> None:
    """Both, for a page just opened."""
    revisar_accesibilidad(page)
    revisar_anchos(page)
