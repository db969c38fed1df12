"""The same filing with plain forms, for a browser without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.archivos.hacer import un_pdf
from tests.fabricas import un_remitente
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import (
    CARTA,
    archivo,
    boton_presentar,
    campo,
    empezar,
    esperar_revisado,
    ingresar,
    llenar,
    presentado,
    presentar,
    subir,
)
from tests.recorridos.vigia import Vigia

MB = 1024 * 1024


@pytest.fixture
def page(abrir: Abrir) -> Page:
    return abrir(javascript=False)


def test_a_filing_with_plain_forms(page: Page) -> None:
    ingresar(page, un_remitente())
    empezar(page)
    llenar(page, CARTA)
    subir(page, ("Carta.pdf", un_pdf()))
    subir(page, ("Anexo-1.pdf", un_pdf(texto="Anexo 1")), ("Anexo-2.pdf", un_pdf(texto="Anexo 2")), parte="anexos")

    page.get_by_role("button", name="Subir los anexos").click()
    esperar_revisado(page, "Carta.pdf", "Anexo-1.pdf", "Anexo-2.pdf")
    archivo(page, "Anexo-2.pdf").get_by_role("button", name="Quitar").click()
    expect(archivo(page, "Anexo-2.pdf")).to_have_count(0)
    _nada_se_perdio(page, CARTA)

    presentar(page)
    expect(page.get_by_role("link", name="En preparación").or_(page.get_by_text("En preparación"))).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(1 + 2)


def test_what_is_missing_is_said_and_what_was_typed_stays(page: Page, vigia: Vigia) -> None:
    vigia.permitir(422)
    ingresar(page, un_remitente())
    empezar(page)
    escrito = {**CARTA, "Fecha": "2030-01-01"}
    llenar(page, escrito)

    boton_presentar(page).click()

    expect(page.get_by_role("alert")).to_contain_text("La fecha del documento está en el futuro")
    expect(page.get_by_role("alert")).to_contain_text("Falta el documento principal")
    _nada_se_perdio(page, escrito)
    llenar(page, {"Fecha": CARTA["Fecha"]})
    subir(page, ("Carta.pdf", un_pdf()))
    boton_presentar(page).click()
    presentado(page)


def test_25_mb_are_refused_with_a_sentence_and_the_rest_stays(page: Page, vigia: Vigia, tmp_path: Path) -> None:
    vigia.permitir(413)
    planos = tmp_path / "Planos.pdf"
    with planos.open("wb") as salida:
        salida.truncate(25 * MB)
    ingresar(page, un_remitente())
    empezar(page)
    llenar(page, CARTA)
    subir(page, ("Carta.pdf", un_pdf()))
    subir(page, planos, parte="anexos")

    boton_presentar(page).click()

    expect(page.get_by_role("alert")).to_contain_text("«Planos.pdf»")
    expect(page.get_by_role("alert")).to_contain_text("pesa hasta 20\u00a0MB. Reduce los archivos o quita alguno")
    _nada_se_perdio(page, CARTA)
    esperar_revisado(page, "Carta.pdf")
    presentar(page)


def _nada_se_perdio(page: Page, escrito: dict[str, str]) -> None:
    for rotulo, valor in escrito.items():
        control = campo(page, rotulo)
        if rotulo in {"Tipo", "Sede", "Dependencia"}:
            expect(control.get_by_role("option", selected=True)).to_have_text(valor)
        else:
            expect(control).to_have_value(valor)
