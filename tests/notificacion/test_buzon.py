"""The demonstration's mailbox. Its addresses exist only there, so the tests bring their own."""

import json
from datetime import datetime

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import clear_url_caches, include, path

from mesa import urls
from mesa.notificacion import correo_de_demostracion as buzon

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.notificacion.test_buzon")]

urlpatterns = [*urls.urlpatterns, path("demo/", include("mesa.notificacion.urls"))]


def _enviar(asunto: str, *, html: str = "<html><head></head><body><h1>Hola</h1></body></html>") -> None:
    correo = EmailMultiAlternatives(
        asunto, "Hola, http://localhost/seguimiento/", "mesa@demo.example", ["x@demo.example"]
    )
    correo.attach_alternative(html, "text/html")
    correo.attach("cargo-2026-0000001.pdf", b"%PDF-1.7 prueba", "application/pdf")
    buzon.Buzon().send_messages([correo])


def test_json_lists_the_mails_newest_first() -> None:
    _enviar("Primero")
    _enviar("Segundo")

    correos = json.loads(Client().get("/demo/correo.json").content)

    assert [uno["asunto"] for uno in correos] == ["Segundo", "Primero"]
    assert set(correos[0]) == {"para", "asunto", "texto", "adjuntos", "en"}
    assert correos[0]["para"] == "x@demo.example"
    assert correos[0]["adjuntos"] == ["cargo-2026-0000001.pdf"]
    assert datetime.fromisoformat(correos[0]["en"]).tzinfo is not None


def test_page_lists_the_mails_and_each_can_be_read() -> None:
    _enviar("2026-0000001: presentaste tu documento")
    identificador = buzon.leer()[0].id

    lista = Client().get("/demo/correo").content.decode()
    uno = Client().get(f"/demo/correo/{identificador}").content.decode()

    assert "2026-0000001: presentaste tu documento" in lista
    assert 'href="http://localhost/seguimiento/"' in uno
    assert f"/demo/correo/{identificador}/html" in uno


def test_html_of_a_mail_cannot_act() -> None:
    _enviar("Con guion", html="<html><head></head><body><script>alert(1)</script></body></html>")

    respuesta = Client().get(f"/demo/correo/{buzon.leer()[0].id}/html")

    assert respuesta["Content-Security-Policy"].startswith("sandbox ")
    assert "allow-scripts" not in respuesta["Content-Security-Policy"]
    assert "default-src 'none'" in respuesta["Content-Security-Policy"]


def test_attachment_comes_down_as_it_was_sent() -> None:
    _enviar("Con adjunto")

    respuesta = Client().get(f"/demo/correo/{buzon.leer()[0].id}/adjuntos/cargo-2026-0000001.pdf")

    assert respuesta.getvalue() == b"%PDF-1.7 prueba"
    assert respuesta["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize("ruta", ["nadie", "nadie/html", "nadie/adjuntos/x.pdf"])
def test_a_mail_that_was_not_sent_is_not_found(ruta: str) -> None:
    assert Client().get(f"/demo/correo/{ruta}").status_code == 404


@pytest.mark.urls("mesa.urls")
def test_mailbox_does_not_exist_outside_a_demonstration() -> None:
    clear_url_caches()

    assert Client().get("/demo/correo").status_code == 404
    assert Client().get("/demo/correo.json").status_code == 404
