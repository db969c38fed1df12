"""A company from abroad reads and files in English, from the form to the mail."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.archivos.hacer import un_pdf
from tests.correo import Relay, adjuntos_de, texto_de
from tests.fabricas import CONTRASENA
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import archivo, confirmar, elegido, ingresar, llenar

CORREO = "m.whitfield@northsea.example"
FICHA = {
    "Legal name of the company": "Northsea Valves Ltd.",
    "Country": "United Kingdom",
    "Tax identification number": "GB123456789",
    "Given names": "Mary",
    "Surnames": "Whitfield",
    "Passport number": "512345678",
    "Position in the company": "Director",
    "Address": "12 Quay Street, Aberdeen",
    "Mobile phone": "+44 7700 900123",
    "E-mail": CORREO,
    "Password": CONTRASENA,
    "The same password again": CONTRASENA,
}


def test_a_foreign_company_files_in_english(abrir: Abrir, correo: Relay, obrero: Callable[[], None]) -> None:
    page = abrir(idioma="en-GB")
    _se_registra(page)
    obrero()
    confirmar(page, correo.messages[-1])
    ingresar(page, CORREO)
    _presenta(page)

    expect(page.get_by_role("heading", name="Your document is filed")).to_be_visible()
    numero = page.get_by_role("main").get_by_text(re.compile(r"^\d{4}-\d{7}$")).inner_text()
    obrero()
    mensaje = correo.messages[-1]
    assert numero in str(mensaje["Subject"])
    assert f"You filed your document: filing {numero}." in texto_de(mensaje)
    assert f"constancia-{numero}.pdf" in adjuntos_de(mensaje)
    page.goto("/mis-tramites/")
    expect(page.get_by_role("heading", name="My filings")).to_be_visible()
    _esta_en_ingles(page)


def _se_registra(page: Page) -> None:
    page.goto("/cuenta/registro/")
    page.get_by_role("link", name="Foreign company: the form is in English").click()
    expect(page.get_by_role("heading", name="Create your foreign company's account")).to_be_visible()
    _esta_en_ingles(page)
    llenar(page, FICHA)
    page.get_by_role("checkbox", name=re.compile("I have read and taken note")).check()
    page.get_by_role("button", name="Create my account").click()
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_visible()


def _presenta(page: Page) -> None:
    page.goto("/presentar/")
    page.get_by_role("button", name=re.compile("^Correspondence")).click()
    expect(page.get_by_role("heading", name="File a document")).to_be_visible()
    _esta_en_ingles(page)
    llenar(page, {"Type": "Carta", "Date": "2026-06-25", "Site": "Oficina Principal"})
    llenar(page, {"Office unit": "Gerencia Legal", "Subject": "Warranty claim under contract 4100012345"})
    page.get_by_label("Choose the main document").set_input_files(
        [elegido("Claim.pdf", un_pdf(texto="Warranty claim"))]
    )
    expect(archivo(page, "Claim.pdf").filter(has_text="Checked, all well")).to_be_visible()
    boton = page.get_by_role("main").get_by_role("button", name="File documents", exact=True)
    expect(boton).to_have_accessible_description(re.compile("It is complete"))
    boton.click()


def _esta_en_ingles(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "en"
