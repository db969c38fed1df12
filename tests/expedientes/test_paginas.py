"""Page images are for whom the file is, and for nobody else; the page that shows them works while they are drawn."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from mesa import flujo, vistas
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import Dependencia, Sede
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena, un_xlsx
from tests.conftest import sesion_de
from tests.fabricas import (
    AHORA,
    un_borrador,
    un_documento,
    un_expediente,
    un_funcionario,
    un_operador,
    un_remitente,
    una_dependencia,
    una_sede,
)

pytestmark = pytest.mark.django_db

Persona = Callable[[Expediente], Cuenta]
PUERTAS: dict[str, Persona] = {
    "tramite_archivo": lambda e: e.cuenta,
    "bandeja_archivo": lambda _e: un_operador(),
    "atencion_archivo": lambda _e: un_funcionario(),
}


def _pintar(documento: Documento) -> None:
    while vistas.pintar_lote(documento.pk):
        pass


def _presentado(contenido: bytes | None = None, *, nombre: str = "Carta.pdf") -> Documento:
    borrador = un_borrador(con_archivo=False)
    un_documento(borrador, rol="principal", nombre="Carta.pdf", contenido=contenido or un_pdf(3))
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    flujo.recibir(expediente, por=un_operador(), ahora=AHORA)
    return expediente.documentos.get()


def _url(documento: Documento, puerta: str, numero: int | None = None) -> str:
    lugar = [documento.expediente.numero or documento.expediente_id, documento.pk]
    if numero is None:
        return reverse(f"{puerta}_paginas", args=lugar)
    return reverse(f"{puerta}_pagina", args=[*lugar, numero])


def _html(respuesta: Any) -> str:
    return re.sub(r"\s+", " ", respuesta.content.decode())


@pytest.mark.parametrize("puerta", PUERTAS)
def test_pages_are_shown_to_whom_the_file_is_for(puerta: str) -> None:
    documento = _presentado()
    _pintar(documento)
    client = sesion_de(PUERTAS[puerta](documento.expediente))

    html = _html(client.get(_url(documento, puerta)))
    imagen = client.get(_url(documento, puerta, 3))
    chica = client.get(_url(documento, puerta, 3) + "?mini=1")

    assert 'alt="Página 3 de 3 de Carta.pdf"' in html
    assert "Carta de prueba (página 2 de 3)" in html
    assert "Preparando" not in html
    assert imagen.status_code == 200
    assert imagen["Content-Type"] == "image/webp"
    assert imagen["X-Content-Type-Options"] == "nosniff"
    assert imagen["Cache-Control"] == "private, max-age=3600"
    assert len(chica.content) < len(imagen.content)


@pytest.mark.parametrize("puerta", PUERTAS)
@pytest.mark.parametrize("numero", [None, 1])
def test_pages_do_not_exist_for_others(puerta: str, numero: int | None) -> None:
    documento = _presentado()
    _pintar(documento)
    url = _url(documento, puerta, numero)
    otra_sede = Sede.objects.exclude(pk=una_sede().pk).order_by("orden")[0]
    otra_dependencia = Dependencia.objects.exclude(pk=una_dependencia().pk).order_by("orden")[0]

    assert sesion_de(un_remitente()).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert sesion_de(un_operador(sede=otra_sede)).get(url).status_code in {403, 404}
    assert sesion_de(un_funcionario(dependencia=otra_dependencia)).get(url).status_code in {403, 404}


@pytest.mark.parametrize("numero", [None, 1])
def test_pages_of_a_draft_are_for_its_filer_alone(numero: int | None) -> None:
    documento = un_borrador().documentos.get()
    _pintar(documento)
    url = _url(documento, "presentar_archivo", numero)

    assert sesion_de(documento.expediente.cuenta).get(url).status_code == 200
    assert sesion_de(un_remitente()).get(url).status_code == 404
    assert sesion_de(un_operador()).get(url).status_code == 403
    assert Client().get(url).status_code == 302


def test_pages_of_a_document_are_not_found_under_another_number() -> None:
    uno, otro = un_expediente(), un_expediente()
    ajeno = otro.documentos.get()
    _pintar(ajeno)

    for puerta, persona in PUERTAS.items():
        lugar = [uno.numero, ajeno.pk]
        client = sesion_de(persona(uno))
        assert client.get(reverse(f"{puerta}_paginas", args=lugar)).status_code == 404
        assert client.get(reverse(f"{puerta}_pagina", args=[*lugar, 1])).status_code == 404


@pytest.mark.parametrize(("analisis", "status"), [("pendiente", 409), ("infectado", 403)])
@pytest.mark.parametrize("puerta", ["bandeja_archivo", "atencion_archivo"])
def test_institution_sees_no_page_of_what_it_may_not_open(puerta: str, analisis: str, status: int) -> None:
    documento = _presentado()
    _pintar(documento)
    Documento.objects.update(analisis=analisis)
    client = sesion_de(PUERTAS[puerta](documento.expediente))

    pagina = client.get(_url(documento, puerta))
    imagen = client.get(_url(documento, puerta, 1))
    expediente = client.get(reverse(puerta.replace("archivo", "expediente"), args=[documento.expediente.numero]))

    assert (pagina.status_code, imagen.status_code) == (status, status)
    assert imagen.content == b""
    assert "Página 1 de" not in pagina.content.decode() + expediente.content.decode()


def test_filer_sees_the_pages_of_what_waits_for_its_analysis_but_not_of_what_is_infected() -> None:
    documento = un_borrador().documentos.get()
    _pintar(documento)
    client, url = sesion_de(documento.expediente.cuenta), _url(documento, "presentar_archivo", 1)

    Documento.objects.update(analisis="pendiente")
    assert client.get(url).status_code == 200

    Documento.objects.update(analisis="infectado")
    assert client.get(url).status_code == 403


def test_page_that_is_not_there_is_not_found() -> None:
    documento = _presentado()
    _pintar(documento)
    client = sesion_de(documento.expediente.cuenta)

    for numero in (0, 4, 99999999999):
        assert client.get(_url(documento, "tramite_archivo", numero)).status_code == 404


def test_row_of_the_draft_leads_to_the_pages() -> None:
    documento = un_borrador().documentos.get()

    html = _html(sesion_de(documento.expediente.cuenta).get(reverse("presentar", args=[documento.expediente_id])))

    assert f'href="{_url(documento, "presentar_archivo")}"' in html
    assert "Ver páginas" in html


def test_row_of_a_filing_leads_to_the_pages() -> None:
    documento = un_expediente().documentos.get()

    html = _html(sesion_de(documento.expediente.cuenta).get(reverse("tramite", args=[documento.expediente.numero])))

    assert f'href="{_url(documento, "tramite_archivo")}"' in html


def test_pages_of_a_draft_once_filed_are_with_the_filing() -> None:
    documento = _presentado()
    url = reverse("presentar_archivo_paginas", args=[documento.expediente_id, documento.pk])

    respuesta = sesion_de(documento.expediente.cuenta).get(url)

    assert respuesta["Location"] == _url(documento, "tramite_archivo")


def test_page_asks_for_what_is_still_being_drawn_and_adds_only_what_is_new() -> None:
    documento = un_documento(un_borrador(con_archivo=False), nombre="Informe.pdf", contenido=un_pdf(12))
    client, url = sesion_de(documento.expediente.cuenta), _url(documento, "presentar_archivo")

    esperando = _html(client.get(url))
    nada = client.get(url, {"desde": "0"}, headers={"HX-Request": "true"})
    assert "Preparando las páginas" in esperando
    assert f'hx-get="{url}?desde=0"' in esperando
    assert "Actualizar la página" in esperando  # without script
    assert nada.status_code == 204

    vistas.pintar_lote(documento.pk)
    diez = _html(client.get(url, {"desde": "0"}, headers={"HX-Request": "true"}))
    assert diez.count('<figure class="hoja"') == 10
    assert "van 10 de 12" in diez
    assert f'hx-get="{url}?desde=10"' in diez

    vistas.pintar_lote(documento.pk)
    dos = _html(client.get(url, {"desde": "10"}, headers={"HX-Request": "true"}))
    assert dos.count('<figure class="hoja"') == 2
    assert dos.count("?mini=1") == 2
    assert "hx-get" not in dos


def test_opening_the_page_has_deleted_images_made_again(settings: object) -> None:
    documento = _presentado()
    DBTaskResult.objects.all().delete()

    sesion_de(documento.expediente.cuenta).get(_url(documento, "tramite_archivo"))

    assert DBTaskResult.objects.filter(task_path="mesa.flujo.pintar_vistas").count() == 1


@pytest.mark.parametrize(("puerta", "sala"), [("bandeja_archivo", "bandeja"), ("atencion_archivo", "atencion")])
def test_expediente_of_the_desk_shows_pages_beside_the_facts(puerta: str, sala: str) -> None:
    documento = _presentado()
    _pintar(documento)

    html = _html(
        sesion_de(PUERTAS[puerta](documento.expediente)).get(
            reverse(f"{sala}_expediente", args=[documento.expediente.numero])
        )
    )

    assert "<iframe" not in html
    assert html.count('<figure class="hoja"') == 3
    assert 'href="#pagina-2"' in html
    assert "Texto de la página" in html
    assert "Abrir el PDF" in html


def test_other_formats_say_that_there_is_no_preview_and_offer_the_download() -> None:
    borrador = un_borrador()
    cuadro = un_documento(borrador, nombre="Cuadro.xlsx", contenido=un_xlsx())
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)

    html = _html(sesion_de(un_operador()).get(f"/mesa/{expediente.numero}/?archivo={cuadro.pk}"))

    assert "Este formato no tiene vista previa" in html
    assert f'class="boton" href="/mesa/{expediente.numero}/archivos/{cuadro.pk}/"' in html


def test_file_that_cannot_be_drawn_says_so() -> None:
    documento = un_documento(un_borrador(), nombre="Acta.pdf", contenido=un_pdf_con_contrasena())
    _pintar(documento)

    html = _html(sesion_de(documento.expediente.cuenta).get(_url(documento, "presentar_archivo")))

    assert "No se puede mostrar aquí" in html
    assert "pide contraseña, está dañado o tarda demasiado" in html


def test_long_file_says_how_much_of_it_is_shown() -> None:
    documento = un_documento(un_borrador(), nombre="Informe.pdf", contenido=un_pdf(103))
    _pintar(documento)

    html = _html(sesion_de(documento.expediente.cuenta).get(_url(documento, "presentar_archivo")))

    assert html.count('<figure class="hoja"') == 100
    assert "Se muestran las primeras 100 páginas de 103." in html


def test_text_of_a_page_is_text() -> None:
    documento = un_documento(
        un_borrador(), nombre="Anexo.pdf", contenido=un_pdf(texto="<script>alert(1)</script>{{ 7 }}")
    )
    _pintar(documento)

    html = _html(sesion_de(documento.expediente.cuenta).get(_url(documento, "presentar_archivo")))

    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
