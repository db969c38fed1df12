"""The filing page with vouchers: cards, what was read, the order of one of several, and a zip that is opened."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mesa import flujo
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Comprobante, Documento, Expediente
from mesa.organizacion.models import TipoDocumento
from tests.archivos.hacer import un_pdf
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente, un_remitente
from tests.presentacion.conftest import subir
from tests.recorridos.comprobantes import en_zip
from tests.ventanilla.casos import al_dia, con_factura, el, nombre_de, una_constancia, una_factura


@pytest.fixture
def remitente(db: None) -> Cuenta:
    return un_remitente("juridica")


@pytest.fixture
def borrador(remitente: Cuenta) -> Expediente:
    return flujo.crear_borrador(cuenta=remitente, columnas={}, ahora=AHORA)


def guardar(cliente: Client, expediente: Expediente, **datos: object) -> Expediente:
    """Save the words as the page does while they are typed."""
    direccion = reverse("presentar_datos", args=[expediente.pk])
    assert cliente.post(direccion, datos, headers={"HX-Request": "true"}).status_code == 200
    return al_dia(expediente)


def test_a_voucher_dropped_with_the_annexes_of_any_draft_is_read(cliente: Client, borrador: Expediente) -> None:
    respuesta = subir(cliente, borrador, una_factura(), nombre=nombre_de())

    assert respuesta.status_code == 201
    html = respuesta.content.decode()
    assert "Factura F001-12" in html
    assert 'data-campo="numero_documento" data-valor="F001-12"' in html
    assert al_dia(borrador).numero_documento == "F001-12"


def test_a_save_that_did_not_know_what_was_read_does_not_empty_it(cliente: Client, borrador: Expediente) -> None:
    subir(cliente, borrador, una_factura(), nombre=nombre_de())

    guardado = guardar(cliente, borrador, numero_documento="", asunto="", referencia="")

    assert guardado.numero_documento == "F001-12"
    assert guardado.asunto.startswith("Factura F001-12")


def test_what_was_read_and_shown_can_be_emptied(cliente: Client, borrador: Expediente) -> None:
    subir(cliente, borrador, una_factura(), nombre=nombre_de())

    guardado = guardar(cliente, borrador, numero_documento="", asunto="", leido=["numero_documento"])

    assert guardado.numero_documento == ""
    assert guardado.asunto.startswith("Factura F001-12")


def test_a_voucher_enclosed_in_a_letter_fills_in_nothing(cliente: Client, remitente: Cuenta) -> None:
    tipo = TipoDocumento.objects.get(codigo="carta")
    carta = flujo.crear_borrador(cuenta=remitente, columnas={"tipo_documento": tipo}, ahora=AHORA)
    subir(cliente, carta, un_pdf(texto="Factura"), nombre=nombre_de().replace(".xml", ".pdf"))

    html = subir(cliente, carta, una_factura(), nombre=nombre_de()).content.decode()

    assert "Va adjunto: no se revisa para pago" in html
    actual = al_dia(carta)
    assert (actual.numero_documento, actual.asunto, actual.principal) == ("", "", None)


def test_an_objection_is_listed_at_its_card(cliente: Client, remitente: Cuenta) -> None:
    expediente = con_factura(cuenta=remitente, xml=una_factura(receptor="20131312955"), cdr=b"")

    html = cliente.get(reverse("presentar", args=[expediente.pk])).content.decode()

    xml = el(expediente, nombre_de())
    assert f'href="#comprobante-{xml.pk}"' in html
    assert f'id="comprobante-{xml.pk}"' in html
    assert "1 por corregir" in html


def test_a_zip_is_opened_where_vouchers_go_and_nowhere_else(cliente: Client, borrador: Expediente) -> None:
    paquete = en_zip((nombre_de(), una_factura()), (f"dummy/R-{nombre_de()}", una_constancia()))

    abierto = subir(cliente, borrador, paquete, nombre="F001-12.zip", rol="todo")
    entero = subir(cliente, borrador, paquete, nombre="F001-12.zip")

    assert (abierto.status_code, entero.status_code) == (201, 201)
    assert "sacamos 2 archivos" in abierto.content.decode()
    por_formato = sorted(Documento.objects.values_list("formato", "veredicto"))
    assert por_formato == [("desconocido", "rechazado"), ("xml", "con_avisos"), ("xml", "con_avisos")]


@pytest.mark.parametrize(
    ("paquete", "frase"),
    [
        (en_zip(("leeme.txt", b"hola")), "El ZIP no trae ningún XML"),
        (en_zip(("otro.zip", en_zip(("a.xml", b"<a/>")))), "El ZIP trae otro ZIP dentro"),
        (b"PK\x03\x04 y nada", "El ZIP está dañado"),
    ],
)
def test_a_zip_that_gives_nothing_says_what_to_do(
    cliente: Client, borrador: Expediente, paquete: bytes, frase: str
) -> None:
    respuesta = subir(cliente, borrador, paquete, nombre="algo.zip", rol="todo")

    assert respuesta.status_code == 422
    assert respuesta.content.decode().startswith(frase)
    assert not Documento.objects.exists()


def test_files_in_any_order_by_a_plain_form(cliente: Client, borrador: Expediente) -> None:
    archivos = [
        SimpleUploadedFile("Factura.pdf", un_pdf(texto="Factura")),
        SimpleUploadedFile("F001-12.zip", en_zip((nombre_de(), una_factura()))),
    ]

    respuesta = cliente.post(
        reverse("presentar", args=[borrador.pk]), {"accion": "leer", "numero_documento": "", "todo": archivos}
    )

    assert respuesta.status_code == 302
    actual = al_dia(borrador)
    assert actual.numero_documento == "F001-12"
    assert actual.principal is not None
    assert actual.principal.nombre == "Factura.pdf"


def test_another_pdf_is_made_the_main_document(cliente: Client, remitente: Cuenta) -> None:
    expediente = con_factura(cuenta=remitente)
    guia = un_documento(expediente, nombre="Guia.pdf", contenido=un_pdf(texto="Guía"))

    cliente.post(reverse("presentar", args=[expediente.pk]), {"nombrar_principal": str(guia.pk)})

    assert el(expediente, "Guia.pdf").rol == "principal"
    assert el(expediente, "Factura.pdf").rol == "anexo"


def test_each_of_several_vouchers_has_its_order(cliente: Client, remitente: Cuenta) -> None:
    expediente = con_factura(cuenta=remitente)
    otra = un_documento(expediente, nombre=nombre_de("F001-13"), contenido=una_factura("F001-13", orden=""))
    direccion = reverse("presentar_orden", args=[expediente.pk, otra.pk])

    assert "Factura F001-13" in cliente.get(direccion).content.decode()
    mala = cliente.post(direccion, {"orden": "<script>"})
    buena = cliente.post(direccion, {"orden": " 4500099999 "})

    assert mala.status_code == 422
    assert "El número de orden lleva letras" in mala.content.decode()
    assert buena.status_code == 302
    assert Comprobante.objects.get(documento=otra).orden_de_compra == "4500099999"


def test_the_order_page_is_of_ones_own_vouchers(cliente: Client, remitente: Cuenta) -> None:
    ajeno = con_factura()
    propio = un_borrador(cuenta=remitente)

    for expediente, documento in ((ajeno, el(ajeno, nombre_de())), (propio, propio.documentos.get())):
        direccion = reverse("presentar_orden", args=[expediente.pk, documento.pk])
        assert cliente.get(direccion).status_code == 404
        assert cliente.post(direccion, {"orden": "1"}).status_code == 404


def test_pages_of_a_filed_draft_lead_to_its_answer(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)
    documento = expediente.documentos.get()

    respuesta = cliente.get(reverse("presentar_orden", args=[expediente.pk, documento.pk]))
    subido = subir(cliente, expediente, en_zip((nombre_de(), una_factura())), nombre="a.zip", rol="todo")

    assert respuesta.headers["Location"] == reverse("presentado", args=[expediente.pk])
    assert subido.status_code == 409
