"""Whoever must act asks until when; the administrator's day off is in the answer, and its history tells who added it."""

import pytest
from playwright.sync_api import Page, expect

from mesa.organizacion.models import Sede
from tests.fabricas import un_administrador
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import ingresar


def test_a_day_off_added_in_the_administration_moves_a_term(page: Page, abrir: Abrir) -> None:
    administrador = un_administrador()
    ingresar(page, administrador)
    page.goto("/administracion/organizacion/dianolaborable/add/")
    page.get_by_label("Fecha").fill("30/06/2026")
    page.get_by_label("Nombre").fill("Día de Loreto")
    page.get_by_label("Base legal").fill("Ley 1")
    page.get_by_label("Sede").select_option(label=Sede.objects.get(codigo="refineria-iquitos").nombre)
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.get_by_text("martes 30 de junio de 2026")).to_be_visible()
    page.get_by_role("link", name="Historia de cambios").click()
    expect(page.get_by_text("Agregado: fecha: 30/06/2026; nombre: Día de Loreto")).to_be_visible()

    visitante = abrir(javascript=False)
    visitante.goto("/")
    visitante.get_by_role("link", name="Calendario y plazos").click()
    visitante.get_by_label("Día en que se notificó o ingresó").fill("2026-06-26")
    visitante.get_by_label("Cuánto dura").fill("2")
    visitante.get_by_label("Sede").select_option("refineria-iquitos")
    visitante.get_by_role("button", name="Contar").click()

    expect(visitante.get_by_role("heading", name="Vence el jueves 2 de julio de 2026")).to_be_visible()
    expect(visitante.get_by_text("no laborable (Día de Loreto, Ley 1)")).to_be_visible()


@pytest.mark.parametrize("pedido", ["", "?desde=2026-06-26&cantidad=2&unidad=meses", "?desde=&cantidad=0"])
def test_the_page_of_terms_fits_every_screen_and_reader(page: Page, pedido: str) -> None:
    page.goto(f"/plazos/{pedido}")

    revisar(page)
