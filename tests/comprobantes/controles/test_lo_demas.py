"""Dates, orders, notes, fees, series, names, signatures."""

from datetime import date
from typing import Any

import pytest

from mesa.comprobantes.caso import PoliticaDeComprobantes
from mesa.comprobantes.comprobante import Clave
from mesa.comprobantes.firma.cadena import SIN_CONFIANZA
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer
from mesa.comprobantes.nombres import leer_nombre
from mesa.comprobantes.reparos import CATALOGO
from mesa.comprobantes.revisar import CONTROLES, revisar
from mesa.lib.texto import Gravedad
from tests.archivos.firmar_xml import MAS, autofirmado, firmar
from tests.archivos.hacer_comprobantes import EMISOR, un_cdr, un_recibo_por_honorarios, una_nota, una_venta, unas_bajas
from tests.comprobantes.casos import Presentados, codigos, el, un_caso


def test_issue_in_days_to_come_is_refused() -> None:
    caso = un_caso(una_venta(emision="2026-07-02"))

    assert el("comprobante.fecha_futura", caso).gravedad is Gravedad.ERROR
    assert "02/07/2026" in el("comprobante.fecha_futura", caso).mensaje


@pytest.mark.parametrize("emision", ["2026-07-01", "2025-07-01"])
def test_issue_of_today_and_of_within_the_term_is_in_order(emision: str) -> None:
    assert codigos(un_caso(una_venta(emision=emision)), de="comprobante") == []


def test_old_voucher_is_warned_of_as_the_policy_says() -> None:
    vieja = una_venta(emision="2025-06-30")

    assert el("comprobante.antiguo", un_caso(vieja)).gravedad is Gravedad.AVISO
    sin_plazo = PoliticaDeComprobantes(antiguedad_maxima=None)
    assert "comprobante.antiguo" not in codigos(un_caso(vieja, politica=sin_plazo))


def test_due_date_before_the_issue_is_warned_of() -> None:
    assert "comprobante.vence_antes" in codigos(un_caso(una_venta(vence="2026-06-25")))
    assert "comprobante.vence_antes" not in codigos(un_caso(una_venta(vence="2026-06-26")))


@pytest.mark.parametrize("xml", [una_venta(), un_recibo_por_honorarios()])
def test_order_number_is_asked_for_where_there_is_none(xml: str) -> None:
    assert el("comprobante.orden_falta", un_caso(xml, orden="")).gravedad is Gravedad.AVISO
    exigente = un_caso(xml, orden="", politica=PoliticaDeComprobantes(exige_orden=True))
    assert el("comprobante.orden_falta", exigente).gravedad is Gravedad.ERROR


def test_order_number_in_the_xml_or_in_the_form_will_do() -> None:
    assert codigos(un_caso(una_venta(orden="4500012345"), orden=""), de="comprobante.orden") == []
    assert codigos(un_caso(una_venta(), orden="4500012345"), de="comprobante.orden") == []
    assert codigos(un_caso(una_venta(orden="OS-0045"), orden="os 45"), de="comprobante.orden") == [
        "comprobante.orden_distinta"
    ]
    assert codigos(un_caso(una_venta(orden="0045-001"), orden="45001"), de="comprobante.orden") == []


def test_order_number_is_compared_with_the_pattern_of_the_institution() -> None:
    politica = PoliticaDeComprobantes(patron_de_orden=r"45\d{8}")

    assert codigos(un_caso(orden="4500012345", politica=politica), de="comprobante.orden") == []
    assert "OC-12" in el("comprobante.orden_sin_forma", un_caso(orden="OC-12", politica=politica)).mensaje


def test_notes_and_institutions_that_ask_for_no_order_are_not_asked() -> None:
    assert codigos(un_caso(una_nota(), orden=""), de="comprobante.orden") == []
    sin_orden = un_caso(orden="", politica=PoliticaDeComprobantes(pide_orden=False))
    assert codigos(sin_orden, de="comprobante.orden") == []


def test_note_to_a_voucher_of_this_desk_is_in_order() -> None:
    registro = Presentados({Clave(EMISOR, "01", "F001", 12): "2026-0000431"})

    assert codigos(un_caso(una_nota(modifica="F001-0012"), registro=registro), de="comprobante.nota") == []


def test_note_to_an_unknown_voucher_and_to_none_is_warned_of() -> None:
    assert "F001-99" in el("comprobante.nota_de_desconocido", un_caso(una_nota(modifica="F001-99"))).mensaje
    assert "comprobante.nota_sin_referencia" in codigos(un_caso(una_nota(modifica="")))


@pytest.mark.parametrize(
    ("total", "retenido", "con_suspension", "se_pide"),
    [
        ("1500.01", "0.00", False, True),
        ("1500.00", "0.00", False, False),
        ("5000.00", "400.00", False, False),
        ("5000.00", "0.00", True, False),
    ],
)
def test_suspension_is_asked_for_above_the_threshold_without_withholding(
    total: str, retenido: str, con_suspension: bool, se_pide: bool
) -> None:
    recibo = un_recibo_por_honorarios(total=total, retenido=retenido)
    dichos = codigos(un_caso(recibo, con_suspension=con_suspension))

    assert ("comprobante.sin_suspension" in dichos) is se_pide


@pytest.mark.parametrize(
    ("tipo", "identificador", "discrepa"),
    [
        ("01", "F001-1", False),
        ("01", "E001-1", False),
        ("01", "0001-1", False),
        ("01", "B001-1", True),
        ("03", "B001-1", False),
        ("03", "EB01-1", False),
        ("03", "F001-1", True),
        ("14", "S001-1", False),
        ("99", "X1-1", False),
    ],
)
def test_series_that_is_not_of_its_kind_is_warned_of(tipo: str, identificador: str, discrepa: bool) -> None:
    dichos = codigos(un_caso(una_venta(tipo=tipo, identificador=identificador)))

    assert ("comprobante.serie_discrepa" in dichos) is discrepa


def test_name_that_says_otherwise_is_warned_of() -> None:
    reparo = el("comprobante.nombre_discrepa", un_caso(nombre=leer_nombre("20100070970-01-F001-13.xml")))

    assert "RUC, número" in reparo.mensaje
    assert "Factura F001-12" in reparo.mensaje


def test_communication_is_no_voucher_to_be_paid() -> None:
    assert codigos(un_caso(unas_bajas())) == ["comprobante.resumen", "firma_xml.sin_firma"]


def test_what_could_not_be_read_is_named_in_words() -> None:
    assert (
        "la fecha de emisión, el total" in el("comprobante.ilegible", un_caso(una_venta(emision="", total=""))).mensaje
    )


@pytest.mark.parametrize("xml", ["<a/>", "<a", un_cdr()])
def test_what_is_no_voucher_is_objected_to_by_nobody(xml: str) -> None:
    assert revisar(un_caso(xml)) == ()


def test_signature_is_spoken_of_by_what_it_is_worth() -> None:
    firmado = firmar(una_venta(), autofirmado(), metodo=f"{MAS}ecdsa-sha256")
    demostracion = firmar(una_venta(), autofirmado(titular="CERTIFICADO PARA DEMOSTRACIÓN"), metodo=f"{MAS}ecdsa-sha1")
    casos: dict[bytes, list[str]] = {
        una_venta().encode(): ["firma_xml.sin_firma"],
        firmado: ["firma_xml.no_confiable"],
        firmado.replace(b"118.00", b"918.00"): ["firma_xml.modificado"],
        firmado.replace(b'URI=""', b'URI="http://x"'): ["firma_xml.no_admitida"],
        firmado.replace(b"<ds:SignatureValue>", b"<ds:SignatureValue>*"): ["firma_xml.no_verificable"],
        demostracion: ["firma_xml.de_demostracion", "firma_xml.debil"],
    }
    for contenido, esperados in casos.items():
        leido = juzgar(leer(contenido), confianza=SIN_CONFIANZA)
        assert codigos(un_caso(leido=leido), de="firma_xml") == esperados


def test_none_of_the_signatures_faults_refuses() -> None:
    assert {texto.gravedad for codigo, texto in CATALOGO.items() if codigo.startswith(("firma_xml", "importes"))} <= {
        Gravedad.AVISO,
        Gravedad.INFO,
    }


def test_only_what_is_certain_refuses() -> None:
    assert {codigo for codigo, texto in CATALOGO.items() if texto.gravedad is Gravedad.ERROR} == {
        "comprobante.receptor_distinto",
        "comprobante.duplicado",
        "comprobante.repetido",
        "comprobante.fecha_futura",
        "cdr.de_otro",
        "cdr.de_homologacion",
        "cdr.rechazado",
    }


def test_every_control_can_be_asked_about_a_voucher_that_says_nothing() -> None:
    vacia: Any = un_caso('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>')

    assert [codigo for codigo in codigos(vacia) if codigo.endswith("_distinto")] == []
    assert len(CONTROLES) == 14
    assert all(uno.mensaje and uno.solucion for uno in revisar(vacia))
    assert vacia.hoy == date(2026, 7, 1)
