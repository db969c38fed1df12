"""Pressing «Presentar» twice files once."""

import pytest
from playwright.sync_api import expect

from mesa.expedientes.models import Acto, Expediente
from tests.fabricas import un_borrador, un_remitente
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import boton_presentar, ingresar, presentado


@pytest.mark.parametrize("javascript", [True, False], ids=["con-javascript", "sin-javascript"])
def test_a_double_click_gives_one_filing(abrir: Abrir, *, javascript: bool) -> None:
    remitente = un_remitente()
    borrador = un_borrador(cuenta=remitente)
    page = abrir(javascript=javascript)
    ingresar(page, remitente)
    page.goto(f"/presentar/{borrador.pk}/")

    boton_presentar(page).dblclick()

    tramite = presentado(page)
    page.goto("/mis-tramites/")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    assert Expediente.objects.get().numero == tramite.numero
    assert Acto.objects.filter(acto="presentar").count() == 1


def test_going_back_and_pressing_again_shows_the_same_filing(abrir: Abrir) -> None:
    remitente = un_remitente()
    borrador = un_borrador(cuenta=remitente)
    page = abrir()
    ingresar(page, remitente)
    page.goto(f"/presentar/{borrador.pk}/")
    boton_presentar(page).click()
    primero = presentado(page)

    page.go_back()

    assert presentado(page) == primero
