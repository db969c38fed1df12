"""Many vouchers: taken in batches, split, addressed and filed one by one; each step can be repeated."""

from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from mesa import flujo
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Documento, Expediente
from mesa.presentacion import views_varios
from tests.archivos.hacer import un_pdf
from tests.fabricas import AHORA, un_remitente, una_dependencia, una_sede
from tests.recorridos.comprobantes import en_zip
from tests.ventanilla.casos import con_factura, nombre_de, una_constancia, una_factura

DESTINO = "oficina-principal/gerencia-legal"


@pytest.fixture
def remitente(db: None) -> Cuenta:
    return un_remitente("juridica")


def de(identificador: str, **cambios: Any) -> list[SimpleUploadedFile]:
    """The three files of a factura as a form brings them."""
    nombre = nombre_de(identificador)
    return [
        SimpleUploadedFile(nombre, una_factura(identificador, **cambios)),
        SimpleUploadedFile(f"R-{nombre}", una_constancia(identificador)),
        SimpleUploadedFile(nombre.replace(".xml", ".pdf"), un_pdf(texto=identificador)),
    ]


def traer(cliente: Client, *archivos: SimpleUploadedFile, **datos: Any) -> Any:
    sede, dependencia = una_sede(), una_dependencia()
    destino = {"sede": sede.codigo, "dependencia": f"{sede.codigo}/{dependencia.codigo}"}
    return cliente.post(reverse("presentar_varios_subir"), {**destino, "todo": list(archivos), **datos})


def lista(cliente: Client) -> str:
    return cliente.get(reverse("presentar_varios")).content.decode()


def test_each_voucher_gets_a_draft_with_its_files_and_the_address(cliente: Client) -> None:
    traer(cliente, *de("F001-1"), *de("F001-2"), *de("F001-3"))

    borradores = Expediente.objects.all()
    assert sorted(uno.numero_documento for uno in borradores) == ["F001-1", "F001-2", "F001-3"]
    assert {uno.documentos.count() for uno in borradores} == {3}
    assert {uno.dependencia for uno in borradores} == {una_dependencia()}
    html = lista(cliente)
    assert "3 trámites por presentar" in html
    assert html.index("Factura F001-1<") < html.index("Factura F001-2<") < html.index("Factura F001-3<")


def test_a_zip_among_many_is_opened(cliente: Client) -> None:
    paquete = en_zip(*((nombre_de(f"F001-{n}"), una_factura(f"F001-{n}")) for n in (1, 2)))

    traer(cliente, SimpleUploadedFile("julio.zip", paquete), SimpleUploadedFile("malo.zip", b"nada"))

    html = lista(cliente)
    assert "2 trámites por presentar" in html
    assert "malo.zip: El ZIP está dañado" in html


def test_what_does_not_fit_is_named_and_the_rest_stays(cliente: Client) -> None:
    grande = SimpleUploadedFile("Planos.pdf", b"%PDF-1.4 " + b"0" * (21 << 20))

    traer(cliente, *de("F001-1"), grande)

    html = lista(cliente)
    assert "No entraron de una vez: Planos.pdf." in html
    assert "1 trámite por presentar" in html


def test_the_complete_ones_are_filed_and_the_others_say_what_they_lack(cliente: Client) -> None:
    traer(cliente, *de("F001-1"), *de("F001-2"), *de("F001-9", receptor="20131312955"))

    respuesta = cliente.post(reverse("presentar_varios"), {"accion": "presentar"}, follow=True)

    html = respuesta.content.decode()
    assert "Presentamos 2 trámites." in html
    assert "1 trámite por presentar" in html
    assert "no se puede pagar aquí" in html
    for numero in Expediente.objects.exclude(numero=None).values_list("numero", flat=True):
        assert f">{numero}</a>" in html
    assert all(uno.principal for uno in Expediente.objects.exclude(numero=None))


def test_what_time_does_not_allow_goes_with_the_next_try(cliente: Client) -> None:
    traer(cliente, *de("F001-1"), *de("F001-2"))

    with patch.object(views_varios, "PACIENCIA", -1.0):
        primera = cliente.post(reverse("presentar_varios"), {"accion": "presentar"}, follow=True)
    segunda = cliente.post(reverse("presentar_varios"), {"accion": "presentar"}, follow=True)

    assert "Quedan 2: presiona otra vez para seguir." in primera.content.decode()
    assert "Presentamos 2 trámites." in segunda.content.decode()


def test_filing_one_twice_answers_the_same_number(cliente: Client, remitente: Cuenta) -> None:
    expediente = con_factura(cuenta=remitente)
    direccion = reverse("presentar_uno", args=[expediente.pk])

    primera, segunda = (cliente.post(direccion).content.decode() for _ in range(2))

    numero = Expediente.objects.get().numero
    assert f"Presentado: {numero}" in primera
    assert f"Presentado: {numero}" in segunda


def test_one_that_lacks_something_is_not_filed(cliente: Client, remitente: Cuenta) -> None:
    expediente = con_factura(cuenta=remitente, dependencia=None, sede=None)

    html = cliente.post(reverse("presentar_uno", args=[expediente.pk])).content.decode()

    assert "Falta la dependencia" in html
    assert Expediente.objects.get().numero is None


def test_nobody_files_the_drafts_of_another(cliente: Client) -> None:
    ajeno = con_factura()

    assert cliente.post(reverse("presentar_uno", args=[ajeno.pk])).status_code == 404
    assert cliente.post(reverse("presentar_tanda", args=[ajeno.pk])).status_code == 404
    cliente.post(reverse("presentar_varios"), {"accion": "presentar"})
    assert Expediente.objects.get().numero is None


def test_all_without_a_dependencia_are_addressed_at_once(cliente: Client, remitente: Cuenta) -> None:
    con_factura(cuenta=remitente, dependencia=None, sede=None)
    con_factura(cuenta=remitente, xml=una_factura("F001-13"))
    sede = una_sede()
    otra = sede.dependencias.order_by("orden")[1]

    cliente.post(reverse("presentar_varios"), {"accion": "destinar", "dependencia": f"{sede.codigo}/{otra.codigo}"})

    assert {uno.dependencia for uno in Expediente.objects.all()} == {otra, una_dependencia()}


def test_a_batch_sent_again_doubles_nothing(cliente: Client) -> None:
    empezado = cliente.post(reverse("presentar_varios"), {"accion": "empezar"})
    direccion = reverse("presentar_tanda", args=[empezado.headers["X-Borrador"]])

    primera = cliente.post(direccion, {"todo": de("F001-1")}).content.decode()
    segunda = cliente.post(direccion, {"todo": de("F001-1")}).content.decode()

    assert 'data-entraron="3"' in primera
    assert 'data-entraron="3"' in segunda, "they are there: the batch is done"
    assert Documento.objects.count() == 3


def test_what_another_draft_has_is_not_taken_again(cliente: Client, remitente: Cuenta) -> None:
    con_factura(cuenta=remitente)
    empezado = cliente.post(reverse("presentar_varios"), {"accion": "empezar"})
    direccion = reverse("presentar_tanda", args=[empezado.headers["X-Borrador"]])

    html = cliente.post(direccion, {"todo": [SimpleUploadedFile(nombre_de(), una_factura())]}).content.decode()

    assert 'data-entraron="0"' in html
    assert f'data-clase="repetidos"><bdi class="quiebra">{nombre_de()}</bdi>' in html
    assert Documento.objects.count() == 3


def test_starting_again_uses_the_draft_in_which_nothing_is(cliente: Client) -> None:
    dos = [
        cliente.post(reverse("presentar_varios"), {"accion": "empezar", "dependencia": DESTINO}).headers["X-Borrador"]
        for _ in range(2)
    ]

    assert dos[0] == dos[1]
    assert Expediente.objects.count() == 1


def test_too_many_drafts_are_said_and_nothing_is_lost(cliente: Client, settings: Settings) -> None:
    settings.MAX_DRAFTS = 2

    respuesta = traer(cliente, *de("F001-1"), *de("F001-2"), *de("F001-3"))

    assert respuesta.status_code == 409
    assert "Guardas demasiados borradores" in respuesta.content.decode()
    assert Documento.objects.count() == 9


def test_a_batch_of_a_stranger_is_refused(remitente: Cuenta) -> None:
    expediente = flujo.crear_borrador(cuenta=remitente, columnas={}, ahora=AHORA)
    estricto = Client(enforce_csrf_checks=True)
    estricto.force_login(remitente)

    respuestas = [
        estricto.post(reverse("presentar_tanda", args=[expediente.pk]), {"todo": de("F001-1")}),
        estricto.post(reverse("presentar_varios_subir"), {"todo": de("F001-1")}),
    ]

    assert [una.status_code for una in respuestas] == [403, 403]
    assert not Documento.objects.exists()


def test_the_list_asks_little_of_the_database_for_each_draft(
    cliente: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    traer(cliente, *(uno for n in range(1, 9) for uno in de(f"F001-{n}")))
    lista(cliente)

    with django_assert_max_num_queries(15 + 4 * 8):
        assert "8 trámites por presentar" in lista(cliente)
