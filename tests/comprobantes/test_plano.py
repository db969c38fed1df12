import json
from decimal import Decimal

import pytest

from mesa.comprobantes.comprobante import Totales
from mesa.comprobantes.firma.cadena import Confianza
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer
from mesa.comprobantes.leido import Leido
from mesa.comprobantes.plano import a_plano
from mesa.comprobantes.publicado import publicado
from tests.archivos.firmar_xml import Firmante, firmar
from tests.archivos.hacer_comprobantes import termino, un_cdr, una_nota, una_venta, unas_bajas

DE_TODO = una_venta(
    despues=termino("FormaPago", "Credito", "118.00") + termino("FormaPago", "Cuota001", "118.00", vence="2026-07-26"),
    orden="4500012345",
)


@pytest.mark.parametrize("xml", [DE_TODO, una_nota(), un_cdr(notas=("4252 - algo",)), unas_bajas(), "<a/>", "<a>"])
def test_what_was_read_comes_back_from_json_as_it_was(xml: str) -> None:
    leido = leer(xml.encode())

    assert Leido.de_json(json.loads(json.dumps(leido.a_json()))) == leido


def test_signature_and_its_verdict_come_back_too(emisor: Firmante, confianza: Confianza) -> None:
    juzgado = juzgar(leer(firmar(una_venta(), emisor)), confianza=confianza)

    assert Leido.de_json(json.loads(json.dumps(juzgado.a_json()))) == juzgado


def test_published_fields_are_whole_without_the_certificates(emisor: Firmante) -> None:
    publico = publicado(leer(firmar(DE_TODO, emisor)))

    assert publico is not None
    assert publico["clave"] == "20100128218-01-F001-12"
    assert (publico["nombre_de_tipo"], publico["total"]) == ("Factura", "118.00")
    assert publico["totales"]["total"] == "118.00"
    assert publico["pago"]["cuotas"][0]["vence"] == "2026-07-26"
    assert publico["firma"]["estado"] == "integra_no_confiable"
    assert publico["firma"]["ruc"] == ["20100128218"]
    assert "cadena" not in publico["firma"]


def test_published_answer_says_what_its_code_amounts_to() -> None:
    publico = publicado(leer(un_cdr(codigo="2335").encode()))

    assert publico is not None
    assert (publico["clase"], publico["respuesta"]) == ("cdr", "rechazado")


def test_what_is_no_voucher_publishes_nothing() -> None:
    assert publicado(leer(b"<a/>")) is None


def test_what_an_older_version_wrote_is_read_with_what_it_did_not_know_empty() -> None:
    antes = leer(una_venta().encode()).a_json()
    del antes["comprobante"]["orden_de_compra"]

    assert Leido.de_json(antes) == leer(una_venta().encode())


def test_amounts_are_strings_as_written() -> None:
    assert a_plano(Totales(total=Decimal("1E+3"), valor_de_venta=Decimal("118.00")))["total"] == "1000"
    assert a_plano(Totales(valor_de_venta=Decimal("118.00")))["valor_de_venta"] == "118.00"


@pytest.mark.parametrize("dicho", [{}, {"clase": "comprobante"}, None, [], {"clase": "nada", "firma": {}}])
def test_another_shape_is_an_error(dicho: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Leido.de_json(dicho)
