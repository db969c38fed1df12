"""A draft is filled in from its vouchers, and never over what a person typed."""

from datetime import date

import pytest

from mesa import flujo
from mesa.expedientes.models import Expediente
from tests.archivos.hacer import un_pdf
from tests.fabricas import AHORA, un_documento, un_remitente
from tests.ventanilla.casos import ORDEN, al_dia, el, nombre_de, una_constancia, una_factura

pytestmark = pytest.mark.django_db


def un_borrador_vacio() -> Expediente:
    return flujo.crear_borrador(cuenta=un_remitente("juridica"), columnas={}, ahora=AHORA)


def soltar(expediente: Expediente, nombre: str, contenido: bytes) -> Expediente:
    """Drop a file on the page: it comes as an annex, and the draft is filled in."""
    un_documento(expediente, nombre=nombre, contenido=contenido)
    flujo.completar_borrador(al_dia(expediente), ahora=AHORA)
    return al_dia(expediente)


def test_three_files_dropped_in_any_order_fill_in_type_number_date_amount_and_subject() -> None:
    expediente = un_borrador_vacio()
    for nombre, contenido in (
        ("algo.pdf", un_pdf()),
        (f"R-{nombre_de()}", una_constancia()),
        (nombre_de(), una_factura()),
    ):
        expediente = soltar(expediente, nombre, contenido)

    assert expediente.tipo_documento
    assert expediente.tipo_documento.codigo == "factura"
    assert (expediente.numero_documento, expediente.fecha_documento) == ("F001-12", date(2026, 6, 26))
    assert expediente.asunto == f"Factura F001-12 por S/ 118.00, orden {ORDEN}"
    assert el(expediente, "algo.pdf").rol == "principal"
    assert [f.codigo for f in flujo.que_falta(expediente, ahora=AHORA)] == ["sede.falta", "dependencia.falta"]


def test_what_a_person_typed_stays() -> None:
    expediente = un_borrador_vacio()
    flujo.guardar_borrador(expediente, columnas={"asunto": "Mi asunto"}, ahora=AHORA)

    expediente = soltar(expediente, nombre_de(), una_factura())
    flujo.guardar_borrador(expediente, columnas={"numero_documento": "A-1"}, ahora=AHORA)
    expediente = soltar(expediente, nombre_de("F001-13"), una_factura("F001-13"))

    assert (expediente.asunto, expediente.numero_documento) == ("Mi asunto", "A-1")


def test_what_was_filled_in_follows_the_vouchers() -> None:
    expediente = soltar(un_borrador_vacio(), nombre_de(), una_factura())
    expediente = soltar(expediente, nombre_de("F001-13"), una_factura("F001-13", emision="2026-06-20"))

    assert expediente.numero_documento == "F001-12 y F001-13"
    assert expediente.asunto == f"Factura: F001-12 y F001-13 por S/ 236.00, orden {ORDEN}"
    assert expediente.fecha_documento == date(2026, 6, 26)

    for documento in expediente.documentos.all():
        flujo.quitar(documento, ahora=AHORA)
    flujo.completar_borrador(al_dia(expediente), ahora=AHORA)

    vacio = al_dia(expediente)
    assert (vacio.tipo_documento, vacio.numero_documento, vacio.fecha_documento, vacio.asunto) == (None, "", None, "")


def test_filling_in_again_changes_nothing() -> None:
    expediente = soltar(un_borrador_vacio(), nombre_de(), una_factura())

    assert flujo.completar_borrador(expediente, ahora=AHORA) == frozenset()


def test_fields_that_were_filled_in_are_told() -> None:
    expediente = un_borrador_vacio()
    un_documento(expediente, nombre=nombre_de(), contenido=una_factura())
    un_documento(expediente, nombre="algo.pdf")

    assert flujo.completar_borrador(al_dia(expediente), ahora=AHORA) == {
        "tipo_documento", "numero_documento", "fecha_documento", "asunto", "principal"
    }  # fmt: skip


def test_many_vouchers_are_named_short() -> None:
    expediente = un_borrador_vacio()
    for numero in range(12, 18):
        un_documento(expediente, nombre=nombre_de(f"F001-{numero}"), contenido=una_factura(f"F001-{numero}"))
    flujo.completar_borrador(al_dia(expediente), ahora=AHORA)

    assert al_dia(expediente).numero_documento == "F001-12, F001-13, F001-14 y 3 más"


def test_draft_without_vouchers_is_left_alone() -> None:
    expediente = soltar(un_borrador_vacio(), "Carta.pdf", un_pdf())

    assert (expediente.asunto, el(expediente, "Carta.pdf").rol) == ("", "anexo")


def test_main_document_that_is_named_is_looked_at_as_one_and_the_other_becomes_an_annex() -> None:
    expediente = un_borrador_vacio()
    un_documento(expediente, rol="principal", nombre="a.pdf", contenido=un_pdf(texto="uno"))
    otro = un_documento(expediente, nombre="b.pdf", contenido=un_pdf(texto="dos"))

    flujo.nombrar_principal(otro, ahora=AHORA)

    assert (el(expediente, "a.pdf").rol, el(expediente, "b.pdf").rol) == ("anexo", "principal")
    assert "firma.no_vista" in {uno["codigo"] for uno in el(expediente, "b.pdf").hallazgos}
    assert "firma.no_vista" not in {uno["codigo"] for uno in el(expediente, "a.pdf").hallazgos}
