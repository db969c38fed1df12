"""A draft and a filing belong to one filer, and wait for them."""

from playwright.sync_api import Page, expect

from tests.archivos.hacer import un_pdf
from tests.fabricas import un_borrador, un_expediente, un_remitente
from tests.recorridos.pasos import (
    CARTA,
    campo,
    empezar,
    esperar_revisado,
    esta_completo,
    ingresar,
    llenar,
    presentar,
    salir,
    subir,
)
from tests.recorridos.vigia import Vigia


def test_a_draft_survives_signing_out_and_in(page: Page) -> None:
    remitente = un_remitente()
    ingresar(page, remitente)
    empezar(page)
    llenar(page, CARTA)
    subir(page, ("Carta.pdf", un_pdf()))
    esta_completo(page)
    salir(page, remitente.get_short_name())

    ingresar(page, remitente)
    page.get_by_role("link", name=CARTA["Asunto"]).click()

    expect(campo(page, "Asunto")).to_have_value(CARTA["Asunto"])
    expect(campo(page, "Número")).to_have_value(CARTA["Número"])
    esperar_revisado(page, "Carta.pdf")
    presentar(page)


def test_what_is_being_typed_saves_itself(page: Page) -> None:
    ingresar(page, un_remitente())
    empezar(page)
    llenar(page, {"Asunto": CARTA["Asunto"]})
    expect(page.get_by_role("region", name="Revisar y presentar")).to_contain_text(CARTA["Asunto"])
    page.reload()

    expect(campo(page, "Asunto")).to_have_value(CARTA["Asunto"])


def test_leaving_in_the_middle_of_a_word_loses_nothing(page: Page) -> None:
    ingresar(page, un_remitente())
    empezar(page)
    page.wait_for_load_state()
    campo(page, "Asunto").press_sequentially("Solicita una copia del contra")
    page.get_by_role("link", name="salir y seguir después").click()
    expect(page.get_by_role("heading", name="Nueva correspondencia")).to_be_visible()
    page.wait_for_load_state("networkidle")  # the last words travel beside the next page
    page.reload()
    page.get_by_role("link", name="Solicita una copia del contra", exact=True).click()

    expect(campo(page, "Asunto")).to_have_value("Solicita una copia del contra")


def test_another_filer_finds_nothing(page: Page, vigia: Vigia) -> None:
    vigia.permitir(404)
    borrador, filed = un_borrador(anexos=1), un_expediente()
    ingresar(page, un_remitente(documento_numero="41234567"))

    ajenas = [
        f"/presentar/{borrador.pk}/",
        f"/presentar/{borrador.pk}/descartar/",
        *(f"/presentar/{borrador.pk}/archivos/{d.pk}/" for d in borrador.documentos.all()),
        f"/presentar/{filed.pk}/",
        f"/presentar/{filed.pk}/presentado/",
        *(f"/presentar/{filed.pk}/archivos/{d.pk}/" for d in filed.documentos.all()),
        f"/tramites/{filed.numero}/",
        f"/tramites/{filed.numero}/constancia/",
        *(f"/tramites/{filed.numero}/archivos/{d.pk}/" for d in filed.documentos.all()),
    ]

    for ajena in ajenas:
        respuesta = page.goto(ajena)
        assert respuesta is not None
        assert respuesta.status == 404, ajena
        expect(page.get_by_role("main")).not_to_contain_text(filed.asunto)
