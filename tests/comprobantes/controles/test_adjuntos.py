"""What comes with a voucher: its answer, its printed form."""

from dataclasses import replace

import pytest

from mesa.comprobantes.caso import PoliticaDeComprobantes
from mesa.comprobantes.firma.cadena import Confianza
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer
from mesa.lib.texto import Gravedad
from tests.archivos.firmar_xml import Firmante, firmar
from tests.archivos.hacer_comprobantes import un_cdr, un_cdr_de_ose, un_recibo_por_honorarios, una_nota, una_venta
from tests.comprobantes.casos import codigos, el, un_caso
from tests.comprobantes.conftest import de_la_pki
from tests.pki.pki import Pki

BETA = "*Private key 'BetaPublicCert' not up*"


@pytest.mark.parametrize("xml", [una_venta(), una_nota(), una_nota(raiz="DebitNote", identificador="FD01-1")])
def test_voucher_of_an_f_series_asks_for_its_cdr(xml: str) -> None:
    caso = un_caso(xml, cdr="<a/>")

    assert el("cdr.falta", caso).gravedad is Gravedad.AVISO
    assert el("cdr.falta", replace(caso, cdr=None)).gravedad is Gravedad.AVISO
    exigente = replace(caso, politica=PoliticaDeComprobantes(exige_cdr=True))
    assert el("cdr.falta", exigente).gravedad is Gravedad.ERROR


@pytest.mark.parametrize(
    "xml", [una_venta(identificador="E001-7"), un_recibo_por_honorarios(), una_venta(tipo="03", identificador="B001-1")]
)
def test_portal_fees_and_boletas_need_none(xml: str) -> None:
    assert codigos(un_caso(xml, cdr="<a/>"), de="cdr") == []


@pytest.mark.parametrize(
    ("cdr", "hechos"),
    [
        (un_cdr(comprobante="F001-13"), "número"),
        (un_cdr(emisor="20100070970"), "emisor"),
        (un_cdr(receptor="20100070970"), "receptor"),
        (un_cdr(emisor=""), "emisor"),
        (un_cdr_de_ose(tipo="03"), "tipo"),
    ],
)
def test_answer_to_another_voucher_is_refused_saying_what_differs(cdr: str, hechos: str) -> None:
    reparo = el("cdr.de_otro", un_caso(cdr=cdr))

    assert reparo.gravedad is Gravedad.ERROR
    assert hechos in reparo.mensaje


@pytest.mark.parametrize("escrito", ["F001-12", "F001-00000012"])
def test_answer_is_to_this_voucher_with_and_without_zeros(escrito: str) -> None:
    assert "cdr.de_otro" not in codigos(un_caso(una_venta(identificador=escrito), cdr=un_cdr()))


def test_digest_that_an_ose_states_must_be_the_vouchers(emisor: Firmante) -> None:
    factura = leer(firmar(una_venta(), emisor))
    bueno = un_caso(cdr=un_cdr_de_ose(huella=factura.firma.huella), leido=factura)
    de_otra = un_caso(cdr=un_cdr_de_ose(huella=leer(firmar(una_nota(), emisor)).firma.huella), leido=factura)
    de_otra_clase = un_caso(cdr=un_cdr_de_ose(huella="RwNDwdsWs4XMKM4BoTAf5MKh3T8="), leido=factura)

    assert "cdr.de_otro" not in codigos(bueno)
    assert "huella" in el("cdr.de_otro", de_otra).mensaje
    assert "cdr.de_otro" not in codigos(de_otra_clase)


def test_answer_of_the_test_service_is_refused_as_evidence(emisor: Firmante) -> None:
    firmado = firmar(un_cdr(), emisor, prefijo="").decode()
    antes, _, resto = firmado.partition("<SignatureValue>")
    beta = f"{antes}<SignatureValue>{BETA}</SignatureValue>{resto.partition('</SignatureValue>')[2]}"

    caso = un_caso(cdr=beta.replace('encoding="utf-8"', "").replace("encoding='utf-8'", ""))

    assert el("cdr.de_homologacion", caso).gravedad is Gravedad.ERROR
    assert codigos(caso, de="cdr") == ["cdr.de_homologacion"]


def test_rejection_is_refused_with_its_reason() -> None:
    reparo = el(
        "cdr.rechazado", un_caso(cdr=un_cdr(codigo="2335", descripcion="El documento electrónico fue alterado"))
    )

    assert reparo.gravedad is Gravedad.ERROR
    assert "2335 El documento electrónico fue alterado" in reparo.mensaje


def test_exception_says_that_nothing_was_processed() -> None:
    assert "0109" in el("cdr.excepcion", un_caso(cdr=un_cdr(codigo="0109", descripcion="No se pudo"))).mensaje


def test_observations_are_listed_with_their_text() -> None:
    notas = tuple(f"42{n:02} - Dato {n} incorrecto" for n in range(8))
    mensaje = el("cdr.observado", un_caso(cdr=un_cdr(notas=notas))).mensaje

    assert "4200 Dato 0 incorrecto" in mensaje
    assert mensaje.endswith("y 3 más")


def test_accepted_by_sunat_is_said_only_of_what_sunat_signed(pki: Pki, sunat: Firmante, confianza: Confianza) -> None:
    de_sunat = juzgar(leer(firmar(un_cdr(), sunat)), confianza=confianza)
    de_ose = juzgar(leer(firmar(un_cdr_de_ose(), sunat)), confianza=Confianza())
    de_la_parte = juzgar(leer(firmar(un_cdr(), de_la_pki(pki, "sello"))), confianza=confianza)

    assert codigos(replace(un_caso(), cdr=de_sunat), de="cdr") == ["cdr.de_sunat"]
    assert codigos(replace(un_caso(), cdr=de_ose), de="cdr") == ["cdr.no_confiable"]
    assert codigos(replace(un_caso(), cdr=de_la_parte), de="cdr") == ["cdr.sin_valor"]
    assert codigos(un_caso(), de="cdr") == ["cdr.sin_valor"]


def test_answer_of_an_ose_is_called_an_oses(pki: Pki, confianza: Confianza) -> None:
    ajeno = "20100070970"
    xml, cdr = una_venta(emisor=ajeno), un_cdr(emisor=ajeno)
    de_ose = juzgar(leer(firmar(cdr, de_la_pki(pki, "sello"))), confianza=confianza)

    reparo = el("cdr.de_ose", replace(un_caso(xml), cdr=de_ose))

    assert "20100128218" in reparo.mensaje
    assert "SUNAT" not in reparo.mensaje


def test_printed_form_is_asked_for() -> None:
    assert el("comprobante.sin_pdf", un_caso(con_pdf=False)).gravedad is Gravedad.AVISO
    exigente = un_caso(con_pdf=False, politica=PoliticaDeComprobantes(exige_pdf=True))
    assert el("comprobante.sin_pdf", exigente).gravedad is Gravedad.ERROR
