import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from mesa import flujo
from mesa.presentacion.borrador import DemasiadosBorradoresError
from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_borrador, un_remitente

pytestmark = pytest.mark.django_db


def test_a_filer_keeps_only_so_many_drafts(settings: Settings) -> None:
    settings.MAX_DRAFTS = 2
    filer = un_remitente()
    for _ in range(2):
        un_borrador(cuenta=filer, con_archivo=False)

    with pytest.raises(DemasiadosBorradoresError):
        un_borrador(cuenta=filer, con_archivo=False)


def test_the_page_says_what_makes_room(settings: Settings) -> None:
    settings.MAX_DRAFTS = 1
    filer = un_remitente()
    un_borrador(cuenta=filer)
    client: Client = sesion_de(filer)

    page = client.post(reverse("presentar_nuevo"), {"clase": "correspondencia"}, follow=True)

    assert "presenta o descarta alguno" in page.content.decode()


def test_an_expediente_has_only_so_many_files(settings: Settings) -> None:
    settings.MAX_FILES = 1
    draft = un_borrador(anexos=1)

    (falta,) = flujo.que_falta(draft, ahora=AHORA)

    assert falta.codigo == "archivos.demasiados"
