"""The voucher's card beside the document, with what the desk and the dependencia are told besides."""

import re
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mesa import flujo
from mesa.consulta_sunat.validez import Estado, Motivo, Validez, no_consultado
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Comprobante, Expediente
from mesa.organizacion.models import Sede
from tests.archivos.hacer import un_pdf
from tests.conftest import sesion_de
from tests.fabricas import (
    AHORA,
    un_borrador,
    un_documento,
    un_expediente,
    un_funcionario,
    un_operador,
    un_remitente,
    una_sede,
)
from tests.ventanilla.casos import al_dia, con_factura, nombre_de, una_constancia, una_factura

pytestmark = pytest.mark.django_db

# As its XML says, so that nothing differs unless a test wants it to.
IGUAL: dict[str, Any] = {"numero_documento": "F001-00000012", "fecha_documento": datetime(2026, 6, 20).date()}  # noqa: DTZ001


def _presentar(borrador: Expediente, *, ahora: datetime = AHORA) -> Expediente:
    return flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=ahora)


def _presentada(*, ahora: datetime = AHORA, cuenta: Cuenta | None = None, **borrador: Any) -> Expediente:
    xml = una_factura(emision="2026-06-20")
    return _presentar(con_factura(cuenta=cuenta, xml=xml, **{**IGUAL, **borrador}), ahora=ahora)


def _varias(cuantas: int) -> Expediente:
    borrador = un_borrador(cuenta=un_remitente("juridica"), tipo="factura", con_archivo=False)
    for numero in range(1, cuantas + 1):
        rol = "anexo" if numero > 1 else "principal"
        un_documento(borrador, rol=rol, nombre=f"F001-{numero}.pdf", contenido=un_pdf(texto=f"F001-{numero}"))
        xml = una_factura(f"F001-{numero}", emision="2026-06-20")
        un_documento(borrador, nombre=nombre_de(f"F001-{numero}"), contenido=xml)
    return _presentar(al_dia(borrador))


def _pagina(client: Client, url: str, *, dia: int = 0) -> str:
    """The page so many days after the filing, in one line."""
    with patch("django.utils.timezone.now", return_value=AHORA + timedelta(days=dia)):
        return re.sub(r"[ \n]+", " ", client.get(url).content.decode())


def _en_mesa(expediente: Expediente, *, dia: int = 0, archivo: str = "") -> str:
    return _pagina(sesion_de(un_operador()), f"/mesa/{expediente.numero}/?archivo={archivo}", dia=dia)


def test_page_shows_the_card_its_objections_and_how_to_mend_them() -> None:
    html = _en_mesa(_presentada())

    assert '<h2 id="comprobantes-titulo">Comprobante</h2>' in html
    assert "Factura F001-12" in html
    assert "S/\xa0118.00" in html
    assert '<p class="marca ojo">Con 2 reparos</p>' in html
    assert "<b>El XML no lleva firma digital: no prueba quién lo emitió.</b> Vuelve a descargar" in html
    assert "Se puede presentar" not in html


def test_officer_sees_the_same_card() -> None:
    expediente = _presentada()
    flujo.recibir(expediente, por=un_operador(), ahora=AHORA)

    html = _pagina(sesion_de(un_funcionario()), f"/atencion/{expediente.numero}/")

    assert "Factura F001-12" in html
    assert "Vence la conformidad en 8 días" in html


def test_letter_has_no_card() -> None:
    html = _en_mesa(un_expediente())

    assert "comprobantes-titulo" not in html
    assert "Carta-0147-2026.pdf" in html
    assert "comprobante.css" not in html


def test_voucher_enclosed_in_a_letter_is_shown_without_term_nor_objections() -> None:
    carta = un_borrador(cuenta=un_remitente("juridica"))
    un_documento(carta, nombre=nombre_de(), contenido=una_factura(emision="2026-06-20"))

    html = _en_mesa(_presentar(carta))

    assert "Factura F001-12" in html
    assert '<p class="marca espera">Va adjunto: no se revisa para pago</p>' in html
    assert "conformidad" not in html[html.index("comprobantes-titulo") : html.index("datos-titulo")]


@pytest.mark.parametrize(
    ("dia", "marca", "frase"),
    [
        (0, '"marca hora calma">Vence la conformidad en 8 días', "el plazo vence antes, el domingo 28 de junio"),
        (7, '"marca hora suave">La conformidad vence mañana', "el plazo venció antes, el domingo 28 de junio"),
        (8, '"marca hora">La conformidad vence hoy', "Hasta el sábado 4 de julio de 2026"),
        (9, '"marca espera">Venció el plazo de conformidad', "venció el sábado 4 de julio de 2026"),
    ],
)
def test_card_says_until_when_and_that_it_may_end_earlier(dia: int, marca: str, frase: str) -> None:
    html = _en_mesa(_presentada(), dia=dia)

    assert marca in html
    assert frase in html


def test_what_the_form_says_otherwise_is_marked() -> None:
    html = _en_mesa(_presentada(numero_documento="F001-21", fecha_documento=datetime(2026, 6, 21).date()))  # noqa: DTZ001

    assert "2 datos del formulario difieren del XML" in html
    assert (
        '<tr class="difiere"><th scope="row">Número</th><td class="quiebra">F001-21</td><td class="quiebra">F001-12'
        in html
    )
    assert "domingo 21 de junio de 2026" in html
    assert '<th scope="row">Quien emite</th>' not in html


def test_what_agrees_is_said_in_one_line() -> None:
    html = _en_mesa(_presentada())

    assert "Los 5 datos del formulario coinciden con el XML" in html
    assert 'class="difiere"' not in html


def test_a_supplier_of_another_ruc_is_marked() -> None:
    otro = un_remitente("juridica", ruc="20550012345", razon_social="Otra Empresa S.A.C.")

    assert '<th scope="row">Quien emite</th><td class="quiebra">RUC 20550012345</td>' in _en_mesa(
        _presentada(cuenta=otro)
    )


def test_a_person_is_the_issuer_by_the_dni_inside_the_ruc() -> None:
    persona = un_remitente("natural")
    xml = una_factura(emision="2026-06-20", emisor="10401234563")

    html = _en_mesa(_presentar(con_factura(cuenta=persona, xml=xml, cdr=b"", **IGUAL)))

    assert '<th scope="row">Quien emite</th>' not in html


def test_the_answer_is_quoted() -> None:
    html = _en_mesa(_presentada())

    assert "La constancia (CDR) dice" in html
    assert "ha sido aceptada</q>" in html
    assert "Código 0 · viernes 26 de junio de 2026" in html


def test_the_same_voucher_elsewhere_leads_there() -> None:
    primero = _presentada()
    segundo = _presentada(cuenta=un_remitente("juridica"), ahora=AHORA + timedelta(hours=1))

    assert f'Ya se había presentado en</span> <a href="/mesa/{primero.numero}/">' in _en_mesa(segundo)
    assert f'Se volvió a presentar en</span> <a href="/mesa/{segundo.numero}/">' in _en_mesa(primero)


def test_the_same_voucher_in_a_sede_of_others_is_told_without_its_number() -> None:
    ajeno = _presentada()
    otra_sede = Sede.objects.exclude(pk=una_sede().pk).exclude(dependencias=None).order_by("orden")[0]
    propio = _presentada(
        cuenta=un_remitente("juridica"),
        ahora=AHORA + timedelta(hours=1),
        sede=otra_sede,
        dependencia=otra_sede.dependencias.order_by("orden")[0],
    )

    html = _pagina(sesion_de(un_operador(sede=otra_sede)), f"/mesa/{propio.numero}/")

    assert "un expediente que no está a tu cargo" in html
    assert str(ajeno.numero) not in html


def test_without_an_answer_of_sunat_it_says_that_it_was_not_asked() -> None:
    assert '<p class="marca espera">SUNAT en línea: no se consultó</p>' in _en_mesa(_presentada())


@pytest.mark.parametrize(
    ("validez", "marca", "frase"),
    [
        (Validez(estado=Estado.ACEPTADO, consultado_en=AHORA), "bien", "tiene este comprobante como aceptado"),
        (
            Validez(estado=Estado.ACEPTADO, consultado_en=AHORA, domicilio="no habido"),
            "ojo",
            "su domicilio fiscal figura como no habido",
        ),
        (Validez(estado=Estado.ANULADO, consultado_en=AHORA), "mal", "tiene este comprobante como anulado"),
        (Validez(estado=Estado.NO_EXISTE, consultado_en=AHORA), "ojo", "no tiene este comprobante, o todavía no"),
        (no_consultado(Motivo.SERVICIO, ahora=AHORA), "espera", "su servicio tiene un problema"),
    ],
)
def test_what_sunat_answered_is_shown_with_its_hour(validez: Validez, marca: str, frase: str) -> None:
    expediente = _presentada()
    Comprobante.objects.update(validez=validez.a_json())

    html = _en_mesa(expediente)

    assert f'<p class="marca {marca}">SUNAT en línea' in html
    assert frase in html
    assert "Consultado: <time" in html
    assert "viernes 26 de junio de 2026, 10:24" in html


def test_of_several_the_one_whose_file_is_open_is_shown_and_all_are_listed() -> None:
    expediente = _varias(3)
    segundo = expediente.documentos.get(nombre="F001-2.pdf")

    primera, otra = _en_mesa(expediente), _en_mesa(expediente, archivo=str(segundo.pk))

    assert "Los 3 comprobantes del expediente" in primera
    assert primera.count('class="comprobante pila') == 1
    assert f'<a href="?archivo={segundo.pk}">Factura F001-2</a>' in primera
    assert f'<a href="?archivo={segundo.pk}" aria-current="true">Factura F001-2</a>' in otra
    assert 'class="quiebra">Factura F001-2</h3>' in otra


def test_of_several_the_tabs_are_the_files_of_the_open_one() -> None:
    html = _en_mesa(_varias(3))

    barra = html[html.index('<div class="barra">') : html.index('<div class="hechos">')]
    assert "F001-1.pdf" in barra
    assert "F001-2.pdf" not in barra


def test_page_asks_as_many_queries_for_five_vouchers_as_for_two() -> None:
    client, cinco, dos = sesion_de(un_operador()), _varias(5), _varias(2)
    un_expediente(ahora=AHORA + timedelta(hours=1))  # the next in the tray of both

    assert _consultas(client, cinco) == _consultas(client, dos)


def test_words_of_strangers_are_shown_and_not_obeyed() -> None:
    cdr = una_constancia().replace(b"ha sido aceptada", "&lt;b&gt;ha sido\u202eaceptada".encode())
    xml = una_factura(emision="2026-06-20").replace(b"QUEBRADA HONDA", b"<script>Honda")

    html = _en_mesa(_presentar(con_factura(xml=xml, cdr=cdr, **IGUAL)))

    assert "&lt;script&gt;Honda" in html
    assert "<script>Honda" not in html
    assert "\u202e" not in html


def _consultas(client: Client, expediente: Expediente) -> int:
    url = f"/mesa/{expediente.numero}/"
    _pagina(client, url)
    with CaptureQueriesContext(connection) as consultas:
        _pagina(client, url)
    return len(consultas)
