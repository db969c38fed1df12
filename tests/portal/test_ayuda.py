import re

import pytest
from django.test import Client

from mesa.inspeccion.hallazgos import CATALOGO
from mesa.organizacion.models import Institucion
from mesa.portal.ayuda import GUIAS

pytestmark = pytest.mark.django_db


def test_help_leads_to_every_guide(client: Client) -> None:
    html = client.get("/ayuda/").content.decode()

    for slug in GUIAS:
        assert f'href="/ayuda/{slug}/"' in html


@pytest.mark.parametrize("slug", GUIAS)
def test_every_guide_opens_and_says_whom_to_call(client: Client, slug: str) -> None:
    respuesta = client.get(f"/ayuda/{slug}/")

    assert respuesta.status_code == 200
    assert str(GUIAS[slug][0]) in respuesta.content.decode()
    assert "6145000 anexo 14344" in respuesta.content.decode()


def test_a_guide_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/ayuda/volar/").status_code == 404


def test_every_finding_has_its_place_and_its_remedy(client: Client) -> None:
    html = client.get("/ayuda/archivos/").content.decode()

    for codigo in CATALOGO:
        assert f'id="{codigo}"' in html
    assert "%(" not in html
    assert "…" not in html


def test_without_a_video_help_says_so(client: Client) -> None:

    assert "Todavía no hay un video tutorial" in client.get("/ayuda/").content.decode()


def test_the_profile_s_video_is_linked(client: Client) -> None:
    institucion = Institucion.objects.get()
    institucion.video_tutorial_url = "https://videos.example/mesa"
    institucion.save()

    html = client.get("/ayuda/").content.decode()

    assert 'href="https://videos.example/mesa"' in html
    assert "Todavía no hay" not in html


def test_help_names_where_to_bring_paper(client: Client) -> None:
    assert "Av. Enrique Canaval y Moreyra 150" in client.get("/ayuda/").content.decode()


def test_the_guide_for_foreign_companies_is_in_english(client: Client) -> None:
    html = client.get("/ayuda/foreign-companies/").content.decode()

    assert "File your document" in html
    assert re.search(r"Excel, PowerPoint, XML or JPG", html)
