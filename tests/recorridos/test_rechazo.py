"""A company files, the desk rejects it, and the reason reaches who has to mend it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from mesa.expedientes.models import Expediente
from tests.correo import Relay, texto_de
from tests.fabricas import un_expediente, un_operador, un_remitente
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import CARTA, completar, ingresar, llenar, presentar
from tests.recorridos.vigia import Vigia

MOTIVO = "La carta no está firmada por el representante legal: fírmala y preséntala otra vez."


def test_the_reason_of_a_rejection_reaches_the_company(
    page: Page, abrir: Abrir, correo: Relay, obrero: Callable[[], None]
) -> None:
    empresa = un_remitente("juridica")
    ingresar(page, empresa)
    completar(page)
    tramite = presentar(page)

    mesa = abrir()
    ingresar(mesa, un_operador())
    mesa.get_by_role("link", name=tramite.numero).click()
    llenar(mesa, {"Motivo del rechazo": MOTIVO})
    mesa.get_by_role("button", name="Rechazar").click()
    expect(mesa.get_by_role("status").first).to_contain_text(f"Rechazado: {tramite.numero}")
    obrero()

    rechazo = correo.messages[-1]
    assert rechazo["To"] == empresa.correo
    assert MOTIVO in " ".join(texto_de(rechazo).split())
    page.goto("/mis-tramites/")
    page.get_by_role("link", name=CARTA["Asunto"]).click()
    expect(page.get_by_role("heading", name="Por qué se rechazó")).to_be_visible()
    expect(page.get_by_text(MOTIVO).first).to_be_visible()
    expect(page.get_by_role("link", name="Presentar de nuevo")).to_be_visible()


def test_a_rejection_without_a_reason_is_not_done(page: Page, vigia: Vigia) -> None:
    vigia.permitir(422)
    expediente = un_expediente()

    ingresar(page, un_operador())
    page.goto(f"/mesa/{expediente.numero}/")
    page.get_by_role("button", name="Rechazar").click()

    expect(page.get_by_role("alert")).to_contain_text("Escribe el motivo")
    assert Expediente.objects.get().estado == "PRESENTADO"
