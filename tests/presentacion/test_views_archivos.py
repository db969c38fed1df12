"""Files of a draft: each goes up by itself, with its verdict; what does not fit is refused with a sentence."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Expediente
from mesa.organizacion.models import Institucion
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena, un_xlsx
from tests.conftest import sesion_de
from tests.fabricas import un_borrador, un_documento, un_expediente, un_remitente
from tests.presentacion.conftest import subir


@pytest.fixture
def borrador(remitente: Cuenta) -> Expediente:
    return un_borrador(cuenta=remitente, con_archivo=False)


def _limitar(octetos: int) -> None:
    institucion = Institucion.objects.get()
    institucion.expediente_bytes = octetos
    institucion.save()


def test_upload_answers_with_the_file_and_its_verdict(cliente: Client, borrador: Expediente) -> None:
    respuesta = subir(cliente, borrador, un_pdf(3), rol="principal", nombre="Carta.pdf")

    texto = respuesta.content.decode()
    assert respuesta.status_code == 201
    assert "Revisado, todo bien" in texto
    assert "3 folios" in texto
    assert "Carta.pdf: Revisado, todo bien" in texto  # what a screen reader hears
    assert borrador.documentos.get().rol == "principal"


def test_refused_file_says_how_to_mend_it(cliente: Client, borrador: Expediente) -> None:
    texto = subir(cliente, borrador, un_pdf_con_contrasena(), nombre="Acta.pdf").content.decode()

    assert "No se puede presentar" in texto
    assert "El PDF pide contraseña para abrirse." in texto
    assert "Cómo arreglarlo." in texto
    assert "Reemplazar" in texto


def test_file_that_arrives_does_not_touch_the_errors_of_the_fields(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente, asunto="")

    texto = subir(cliente, expediente, un_pdf(), nombre="Plano.pdf", intento="1").content.decode()

    assert "id_asunto_error" not in texto
    assert '<span class="marca mal" id="marca-2"' in texto  # a try to file was made, and the asunto is still missing


def test_two_annexes_of_one_name_both_stay(cliente: Client, borrador: Expediente) -> None:
    subir(cliente, borrador, un_pdf(), nombre="Plano.pdf")
    subir(cliente, borrador, un_pdf(2), nombre="Plano.pdf")

    assert {d.nombre for d in borrador.documentos.all()} == {"Plano.pdf", "Plano (2).pdf"}


def test_new_main_document_takes_the_place_of_the_old_one(cliente: Client, borrador: Expediente) -> None:
    subir(cliente, borrador, un_pdf(), rol="principal", nombre="Vieja.pdf")
    subir(cliente, borrador, un_pdf(2), rol="principal", nombre="Nueva.pdf")

    assert [d.nombre for d in borrador.documentos.all()] == ["Nueva.pdf"]


def test_replacing_an_annex_leaves_the_others(cliente: Client, borrador: Expediente) -> None:
    malo = un_documento(borrador, nombre="Acta.pdf", contenido=un_pdf_con_contrasena())
    un_documento(borrador, nombre="Plano.pdf")

    subir(cliente, borrador, un_pdf(), nombre="Acta-abierta.pdf", reemplaza=str(malo.pk))

    assert {d.nombre for d in borrador.documentos.all()} == {"Plano.pdf", "Acta-abierta.pdf"}


def test_file_that_does_not_fit_is_refused_with_what_is_left(cliente: Client, borrador: Expediente) -> None:
    un_documento(borrador, nombre="Uno.xlsx", contenido=un_xlsx())
    usados = borrador.documentos.get().bytes
    _limitar(usados + 1024)

    respuesta = subir(cliente, borrador, un_pdf(1, bytes_aproximados=5000), nombre="Dos.pdf")

    assert respuesta.status_code == 413
    assert respuesta["X-Frase"] == "1"
    assert "te quedan 1\u00a0KB" in respuesta.content.decode()
    assert [d.nombre for d in borrador.documentos.all()] == ["Uno.xlsx"]


@pytest.mark.parametrize("nombre", ["../../etc/passwd", "a\u202egpj.pdf", "x" * 300 + ".pdf", "uno\x00\ndos.pdf", ""])
def test_hostile_name_is_stored_and_shown_safely(cliente: Client, borrador: Expediente, nombre: str) -> None:
    subir(cliente, borrador, un_pdf(), nombre=nombre)

    guardado = borrador.documentos.get().nombre
    pagina = cliente.get(reverse("presentar", args=[borrador.pk])).content.decode()
    assert 0 < len(guardado) <= 150
    assert not set(guardado) & set("/\\\u202e\x00\n")
    assert guardado in pagina


def test_removing_answers_with_what_is_left(cliente: Client, borrador: Expediente) -> None:
    documento = un_documento(borrador, nombre="Plano.pdf")
    direccion = reverse("presentar_archivo_quitar", args=[borrador.pk, documento.pk])

    respuesta = cliente.post(direccion, headers={"HX-Request": "true"})

    assert "Se quitó Plano.pdf" in respuesta.content.decode()
    assert not borrador.documentos.exists()
    assert cliente.post(direccion, headers={"HX-Request": "true"}).status_code == 200


def test_download_gives_the_same_bytes_back(cliente: Client, borrador: Expediente) -> None:
    pdf = un_pdf(2)
    documento = un_documento(borrador, nombre="Plano ñ.pdf", contenido=pdf)

    respuesta = cliente.get(reverse("presentar_archivo_ver", args=[borrador.pk, documento.pk]))

    assert b"".join(respuesta) == pdf
    assert respuesta["Content-Disposition"].startswith("attachment;")


def test_file_for_a_filed_expediente_is_refused_and_leads_to_the_answer(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)

    respuesta = subir(cliente, expediente, un_pdf(), nombre="Tarde.pdf")

    assert respuesta.status_code == 409
    assert respuesta["HX-Redirect"] == reverse("presentado", args=[expediente.pk])
    assert expediente.documentos.count() == 1


def test_script_without_session_is_told_so(borrador: Expediente) -> None:
    assert subir(Client(), borrador, un_pdf(), nombre="a.pdf").status_code == 401


def test_another_filer_finds_nothing(borrador: Expediente) -> None:
    documento, otro = un_documento(borrador), sesion_de(un_remitente())

    assert subir(otro, borrador, un_pdf(), nombre="a.pdf").status_code == 404
    assert otro.post(reverse("presentar_archivo_quitar", args=[borrador.pk, documento.pk])).status_code == 404
    assert otro.get(reverse("presentar_archivo_ver", args=[borrador.pk, documento.pk])).status_code == 404
    assert borrador.documentos.count() == 1


@pytest.mark.parametrize("antes", [0, 3])
def test_upload_asks_the_database_as_much_whatever_is_there(
    cliente: Client, borrador: Expediente, django_assert_num_queries: DjangoAssertNumQueries, antes: int
) -> None:
    for numero in range(antes):
        un_documento(borrador, nombre=f"{numero}.pdf", contenido=un_pdf(texto=f"Anexo {numero}"))
    cliente.get(reverse("presentar", args=[borrador.pk]))  # the catalogue is remembered

    with django_assert_num_queries(14):
        subir(cliente, borrador, un_pdf(), nombre="Nuevo.pdf")
