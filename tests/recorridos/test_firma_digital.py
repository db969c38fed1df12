"""Contracts come signed digitally: without a signature they are refused, signed they show by whom, altered both facts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Locator, Page, expect

from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.models import Documento, Expediente
from tests.archivos.alterados import alterar
from tests.archivos.hacer import un_pdf
from tests.fabricas import un_operador, un_remitente
from tests.pki.instalada import instalar_confianza
from tests.pki.pki import Pki
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import (
    CARTA,
    archivo,
    boton_presentar,
    empezar,
    esta_completo,
    ingresar,
    llenar,
    presentar,
    subir,
)
from tests.recorridos.vigia import Vigia

CONTRATO = {**CARTA, "Tipo": "Contrato"}
NOMBRE = "Contrato.pdf"
LUCIA = "Firmado por RAMOS IBARRA LUCIA (DNI 40123456)."


@pytest.fixture
def contrato(pki: Pki, sitio: str) -> bytes:
    """A contract signed by Lucía Ramos, whose certificate this desk can trust."""
    # Beside this thread, where Playwright's loop runs: whoever signs or verifies has a loop of its own.
    with ThreadPoolExecutor(1) as hilo:
        hilo.submit(instalar_confianza, pki).result()
        return hilo.submit(pki.firmar, un_pdf()).result()


@pytest.fixture
def borrador(page: Page) -> Page:
    """The filing page of a contract that lacks nothing but its document."""
    ingresar(page, un_remitente())
    empezar(page, "Contrato")
    llenar(page, CONTRATO)
    return page


def _con(page: Page, frase: str) -> Locator:
    return archivo(page, NOMBRE).filter(has_text=frase)


def test_a_contract_without_signature_is_refused_with_its_reason(borrador: Page, vigia: Vigia) -> None:
    page = borrador
    vigia.permitir(422)
    subir(page, (NOMBRE, un_pdf()))

    expect(_con(page, "No se puede presentar")).to_be_visible()
    expect(_con(page, "se recibe solo con firma digital, y el PDF no tiene ninguna")).to_be_visible()
    revisar(page)
    boton_presentar(page).click(force=True)

    expect(page.get_by_role("alert")).to_contain_text("El documento principal no tiene firma digital")
    assert Expediente.objects.get().numero is None
    archivo(page, NOMBRE).get_by_role("link", name="Ver más").click()
    expect(page.locator(":target")).to_contain_text("Fírmalo con un certificado digital")


def test_a_signed_contract_shows_its_signer_and_is_filed(borrador: Page, abrir: Abrir, contrato: bytes) -> None:
    page = borrador
    subir(page, (NOMBRE, contrato))

    expect(_con(page, "Firma digital válida")).to_be_visible()
    expect(_con(page, LUCIA)).to_be_visible()
    expect(_con(page, "según el reloj de quien firmó")).to_be_visible()
    revisar(page)
    esta_completo(page)
    tramite = presentar(page)

    mesa = abrir()
    ingresar(mesa, un_operador())
    mesa.goto(f"/mesa/{tramite.numero}/")
    expect(mesa.get_by_text(LUCIA)).to_be_visible()
    expect(mesa.get_by_text("Certificado emitido por AC EMISORA DE PRUEBA CLASE 2.")).to_be_visible()
    revisar(mesa)


def test_a_contract_altered_after_signing_shows_both_facts_to_filer_and_desk(
    borrador: Page, abrir: Abrir, contrato: bytes, obrero: Callable[[], None]
) -> None:
    page = borrador
    subir(page, (NOMBRE, alterar(contrato)))

    expect(_con(page, "Modificado después de la firma")).to_be_visible()
    expect(_con(page, LUCIA)).to_be_visible()
    expect(_con(page, "Se agregó algo después de firmar.")).to_be_visible()
    revisar(page)
    esta_completo(page)
    tramite = presentar(page)
    obrero()

    page.goto(f"/tramites/{tramite.numero}/")
    mesa = abrir()
    ingresar(mesa, un_operador())
    mesa.goto(f"/mesa/{tramite.numero}/")
    for de_quien in (page, mesa):
        expect(de_quien.get_by_text("Modificado después de la firma", exact=True)).to_be_visible()
        expect(de_quien.get_by_text("Se agregó algo después de firmar.")).to_be_visible()
        revisar(de_quien)
        with de_quien.expect_download() as descarga:
            de_quien.get_by_role("link", name="Descargar la versión firmada").click()
        assert descarga.value.path().read_bytes() == contrato


def test_the_signed_version_takes_the_place_of_the_altered_contract(borrador: Page, contrato: bytes) -> None:
    page = borrador
    subir(page, (NOMBRE, alterar(contrato)))

    archivo(page, NOMBRE).get_by_role("link", name="Usar la versión firmada").click()
    revisar(page)
    page.get_by_role("button", name="Recuperar la versión firmada").click()
    expect(page.get_by_role("heading", name="La versión firmada está lista")).to_be_visible()
    revisar(page)
    page.get_by_role("button", name="Usar la versión firmada").click()

    expect(_con(page, "Firma digital válida")).to_be_visible()
    expect(_con(page, "Modificado después de la firma")).to_have_count(0)
    with abrir_documento(Documento.objects.get()) as abierto:
        assert abierto.read() == contrato
    esta_completo(page)
    presentar(page)
