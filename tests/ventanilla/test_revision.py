"""The vouchers of a draft: put together with what comes along, and what is said of each."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mesa import flujo
from mesa.expedientes.models import Comprobante, Expediente
from mesa.ventanilla.tarjeta import Tarjeta
from tests.archivos.hacer import un_pdf
from tests.archivos.hacer_comprobantes import una_nota
from tests.fabricas import AHORA, un_borrador, un_documento, un_remitente
from tests.ventanilla.casos import (
    INSTITUCION,
    ORDEN,
    PROVEEDOR,
    al_dia,
    cambiar_tipo,
    con_factura,
    nombre_de,
    una_factura,
)

pytestmark = pytest.mark.django_db


def la_tarjeta(expediente: Expediente) -> Tarjeta:
    (una,) = flujo.revisar_comprobantes(al_dia(expediente), ahora=AHORA)
    return una


def codigos(expediente: Expediente) -> set[str]:
    return {uno.codigo for uno in la_tarjeta(expediente).hallazgos}


def faltas(expediente: Expediente) -> list[str]:
    return [falta.codigo for falta in flujo.que_falta(al_dia(expediente), ahora=AHORA)]


def presentar(expediente: Expediente) -> Expediente:
    return flujo.presentar(al_dia(expediente), por=expediente.cuenta, canal="plataforma", ahora=AHORA)


def test_files_of_a_factura_make_one_card() -> None:
    expediente = con_factura()
    un_documento(expediente, nombre="Acta de conformidad.pdf", contenido=un_pdf(texto="Acta"))

    tarjeta = la_tarjeta(expediente)

    assert tarjeta.fila.clave == f"{PROVEEDOR}-01-F001-12"
    assert tarjeta.pdf
    assert tarjeta.pdf.nombre == "Factura.pdf"
    assert tarjeta.cdr
    assert tarjeta.cdr.nombre == f"R-{nombre_de()}"
    assert [d.nombre for d in tarjeta.entregables] == ["Acta de conformidad.pdf"]
    assert (tarjeta.orden, tarjeta.veredicto) == (ORDEN, "con_avisos")
    assert {uno.codigo for uno in tarjeta.hallazgos} == {"firma_xml.sin_firma", "cdr.sin_valor"}


def test_row_keeps_what_a_voucher_is_looked_up_by() -> None:
    expediente = con_factura()

    fila = Comprobante.objects.get(expediente=expediente)

    assert (fila.ruc, fila.tipo, fila.serie, fila.numero) == (PROVEEDOR, "01", "F001", 12)
    assert (fila.moneda, str(fila.total), fila.receptor_ruc) == ("PEN", "118.00", INSTITUCION)
    assert (fila.emisor_nombre, fila.estado_firma) == ("QUEBRADA HONDA S.A.C.", "sin_firma")
    assert fila.presentado_en is None


def test_row_goes_with_its_file() -> None:
    expediente = con_factura()

    flujo.quitar(expediente.documentos.get(nombre=nombre_de()), ahora=AHORA)

    assert not Comprobante.objects.exists()


@pytest.mark.parametrize(
    ("xml", "codigo"),
    [
        (una_factura(receptor="20131312955"), "comprobante.receptor_distinto"),
        (una_factura(emision="2026-07-30"), "comprobante.fecha_futura"),
    ],
)
def test_what_certainly_cannot_be_paid_keeps_it_from_being_filed(xml: bytes, codigo: str) -> None:
    expediente = con_factura(xml=xml)

    assert codigo in faltas(expediente)
    with pytest.raises(flujo.NoSePuedePresentarError):
        presentar(expediente)


def test_answer_to_another_voucher_is_said_and_blocks() -> None:
    from tests.ventanilla.casos import una_constancia  # noqa: PLC0415

    assert "cdr.de_otro" in faltas(con_factura(cdr=una_constancia("F001-13")))


def test_voucher_enclosed_in_a_letter_is_shown_and_not_objected_to() -> None:
    expediente = un_borrador(tipo="carta")
    un_documento(expediente, nombre=nombre_de(), contenido=una_factura(receptor="20131312955"))

    tarjeta = la_tarjeta(expediente)

    assert (tarjeta.se_revisa, tarjeta.hallazgos) == (False, ())
    assert presentar(expediente).numero
    assert Comprobante.objects.get().presentado_en is None


@pytest.mark.parametrize(
    ("columna", "codigo"), [("exige_cdr", "cdr.falta"), ("exige_orden", "comprobante.orden_falta")]
)
def test_institution_says_whether_a_lack_refuses(columna: str, codigo: str) -> None:
    expediente = con_factura(xml=una_factura(orden=""), cdr=b"")
    assert codigo in codigos(expediente)
    assert codigo not in faltas(expediente)

    cambiar_tipo("factura", **{columna: True})

    assert codigo in faltas(expediente)


@pytest.mark.parametrize(
    ("escrita", "dicho"),
    [
        ("", {"comprobante.orden_falta"}),
        ("450001", {"comprobante.orden_sin_forma"}),
        (ORDEN, set()),
    ],
)
def test_order_number_is_asked_for_and_looked_at(escrita: str, dicho: set[str]) -> None:
    expediente = con_factura(xml=una_factura(orden=""))

    flujo.guardar_borrador(al_dia(expediente), columnas={"orden_de_compra": escrita}, ahora=AHORA)

    assert {codigo for codigo in codigos(expediente) if codigo.startswith("comprobante.orden")} == dicho


def test_voucher_of_its_own_order_does_not_take_the_drafts() -> None:
    expediente = con_factura(xml=una_factura(orden=""), orden_de_compra="4500000000")
    documento = expediente.documentos.get(nombre=nombre_de())

    flujo.escribir_orden(documento, orden=ORDEN, ahora=AHORA)

    assert la_tarjeta(expediente).orden == ORDEN


def test_own_earlier_filing_is_named_and_blocks() -> None:
    cuenta = un_remitente("juridica")
    numero = presentar(con_factura(cuenta=cuenta)).numero

    otra = con_factura(cuenta=cuenta)

    (falta,) = [f for f in flujo.que_falta(otra, ahora=AHORA) if f.codigo == "comprobante.duplicado"]
    assert str(numero) in str(falta.mensaje)


def test_anothers_filing_warns_without_its_number_and_blocks_nobody() -> None:
    numero = presentar(con_factura()).numero

    otra = con_factura(cuenta=un_remitente("juridica"))

    (dicho,) = [uno for uno in la_tarjeta(otra).hallazgos if uno.codigo == "comprobante.presentado_por_otro"]
    assert str(numero) not in dicho.mensaje
    assert faltas(otra) == []


def test_voucher_that_was_rejected_may_come_again() -> None:
    from tests.fabricas import un_operador  # noqa: PLC0415

    cuenta = un_remitente("juridica")
    presentado = presentar(con_factura(cuenta=cuenta))
    flujo.rechazar(presentado, por=un_operador(), motivo="No se lee.", ahora=AHORA)

    assert "comprobante.duplicado" not in codigos(con_factura(cuenta=cuenta))


def test_same_voucher_twice_in_a_draft_is_said_once() -> None:
    expediente = con_factura()
    un_documento(expediente, nombre="copia.xml", contenido=una_factura(vence="2026-08-01"))

    tarjetas = flujo.revisar_comprobantes(al_dia(expediente), ahora=AHORA)

    repetidas = [una for una in tarjetas if "comprobante.repetido" in {uno.codigo for uno in una.hallazgos}]
    assert [una.documento.nombre for una in repetidas] == ["copia.xml"]


def test_note_knows_the_voucher_that_was_filed_here() -> None:
    cuenta = un_remitente("juridica")
    nota: dict[str, Any] = {"emisor": PROVEEDOR, "receptor": INSTITUCION}
    borrador = un_borrador(cuenta=cuenta, tipo="nota-de-credito")
    un_documento(borrador, nombre="nota.xml", contenido=una_nota(**nota).encode())
    assert "comprobante.nota_de_desconocido" in codigos(borrador)

    presentar(con_factura(cuenta=cuenta))

    assert "comprobante.nota_de_desconocido" not in codigos(borrador)


def test_type_that_is_not_the_vouchers_is_said() -> None:
    expediente = con_factura()
    flujo.guardar_borrador(expediente, columnas={"tipo_documento": _tipo("recibo-por-honorarios")}, ahora=AHORA)

    assert "comprobante.tipo_distinto" in codigos(expediente)


def test_draft_without_vouchers_asks_nothing_more() -> None:
    expediente = al_dia(un_borrador(anexos=2))
    list(expediente.documentos.all())

    with CaptureQueriesContext(
        connection,
    ) as consultas:
        flujo.revisar_comprobantes(Expediente.objects.prefetch_related("documentos").get(pk=expediente.pk), ahora=AHORA)

    assert len(consultas) == 2


def test_many_vouchers_are_reviewed_with_as_many_questions_as_one() -> None:
    expediente = con_factura()
    una = _preguntas(expediente)
    for numero in range(13, 18):
        un_documento(expediente, nombre=nombre_de(f"F001-{numero}"), contenido=una_factura(f"F001-{numero}"))

    assert _preguntas(expediente) == una


def _preguntas(expediente: Expediente) -> int:
    with CaptureQueriesContext(connection) as consultas:
        flujo.revisar_comprobantes(al_dia(expediente), ahora=AHORA)
    return len(consultas)


def _tipo(codigo: str) -> Any:
    from mesa.organizacion.models import TipoDocumento  # noqa: PLC0415

    return TipoDocumento.objects.get(codigo=codigo)
