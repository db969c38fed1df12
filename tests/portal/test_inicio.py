import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mesa.organizacion.models import Institucion

pytestmark = pytest.mark.django_db
VIERNES_ANTES_DEL_CIERRE = datetime(2026, 6, 26, 21, 21, tzinfo=UTC)
VIERNES_DESPUES_DEL_CIERRE = datetime(2026, 6, 26, 21, 52, tzinfo=UTC)


def texto_de(contenido: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", contenido.decode())).replace("&nbsp;", " ")


@time_machine.travel(VIERNES_ANTES_DEL_CIERRE, tick=False)
def test_home_says_what_day_a_filing_made_now_would_carry(client: Client) -> None:
    texto = texto_de(client.get("/").content)

    assert "Si presentas ahora, tu documento ingresa hoy, viernes 26 de junio de 2026" in texto
    assert "Faltan 15 min" in texto


@time_machine.travel(VIERNES_DESPUES_DEL_CIERRE, tick=False)
def test_after_closing_home_names_the_holiday_that_moves_the_date(client: Client) -> None:
    texto = texto_de(client.get("/").content)

    assert "tu documento ingresa el martes 30 de junio de 2026" in texto
    assert "San Pedro" in texto


def test_home_shows_two_doors_and_the_forms_to_follow_and_verify(client: Client) -> None:
    html = client.get("/").content.decode()

    assert html.count('class="puerta') == 2
    assert "Con tu número y tu clave. No necesitas cuenta." in html


def test_following_a_filing_from_home_keeps_its_clave_out_of_the_address(client: Client) -> None:
    html = client.get("/").content.decode()

    seguir = html[html.index('id="seguir"') : html.index('id="verificar"')]
    assert f'action="{reverse("seguimiento")}" method="post"' in seguir
    assert 'name="numero"' in seguir
    assert 'name="clave"' in seguir


def test_a_receipt_can_be_verified_from_home(client: Client) -> None:
    pdf = SimpleUploadedFile("constancia.pdf", b"%PDF-1.7 no es una constancia", content_type="application/pdf")

    html = client.get("/").content.decode()
    respuesta = client.post(reverse("verificar"), {"recibo": pdf})

    assert f'action="{reverse("verificar")}" method="post" enctype="multipart/form-data"' in html
    assert 'name="recibo"' in html
    assert respuesta.status_code == 200


def test_home_shows_the_profile_s_own_limit_and_telephones(client: Client) -> None:
    texto = texto_de(client.get("/").content)

    assert "PDF, Word, Excel, PowerPoint, XML o JPG. Con el principal suman hasta 20 MB" in texto
    assert "6145000 anexo 14344" in texto


def test_pages_obey_a_strict_content_policy(client: Client) -> None:
    html = client.get("/").content.decode()

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)


def test_the_clock_alone_is_never_kept(client: Client) -> None:
    respuesta = client.get("/reloj/")

    assert respuesta.headers["Cache-Control"] == "no-store"
    assert 'id="reloj"' in respuesta.content.decode()
    assert "<html" not in respuesta.content.decode()


def test_the_clock_keeps_asking_for_its_own_sede(client: Client) -> None:
    html = client.get("/reloj/", {"sede": "oficina-principal", "breve": "1"}).content.decode()

    assert 'hx-get="/reloj/?sede=oficina-principal&amp;breve=1"' in html
    assert 'class="cinta"' not in html


def test_a_sede_that_does_not_exist_gets_the_general_clock(client: Client) -> None:
    assert client.get("/reloj/", {"sede": "atlantida"}).status_code == 200


def test_the_institution_s_colour_is_served_and_kept_for_ever(client: Client) -> None:
    respuesta = client.get("/perfil.css")

    assert f"--acento: {Institucion.objects.get().acento};" in respuesta.content.decode()
    assert respuesta.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in respuesta.headers["Cache-Control"]


def test_the_address_of_the_colour_changes_with_it(client: Client) -> None:
    institucion = Institucion.objects.get()
    institucion.acento = "#12508f"
    institucion.save()

    assert 'href="/perfil.css?v=12508f"' in client.get("/").content.decode()
