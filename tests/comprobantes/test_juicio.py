"""Who signed: a valid signature takes a chain, a day, and a RUC."""

from datetime import UTC, datetime
from typing import Any

import pytest

from mesa.comprobantes.firma.cadena import SIN_CONFIANZA, Confianza
from mesa.comprobantes.firma.hechos import Autor, EstadoFirma, Firma, Motivo
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer
from tests.archivos.firmar_xml import MAS, Firmante, autofirmado, firmar
from tests.archivos.hacer_comprobantes import un_cdr, un_cdr_de_ose, un_recibo_por_honorarios, una_venta, unas_bajas
from tests.comprobantes.conftest import de_la_pki
from tests.pki.pki import MOMENTO, Pki

_CURVA = {"metodo": f"{MAS}ecdsa-sha256"}
DE_SUNAT = "20131312955"


def firma_de(xml: str, firmante: Firmante, confianza: Confianza, **cambios: Any) -> Firma:
    return juzgar(leer(firmar(xml, firmante, **cambios)), confianza=confianza).firma


def test_issuer_with_an_accredited_certificate_signs_validly(emisor: Firmante, confianza: Confianza) -> None:
    firma = firma_de(una_venta(), emisor, confianza)

    assert (firma.estado, firma.motivo, firma.autor) == (EstadoFirma.VALIDA, Motivo.NINGUNO, Autor.EMISOR)


def test_weak_algorithm_is_valid_and_marked(emisor: Firmante, confianza: Confianza) -> None:
    firma = firma_de(una_venta(), emisor, confianza, metodo="http://www.w3.org/2000/09/xmldsig#rsa-sha1")

    assert (firma.estado, firma.debil) == (EstadoFirma.VALIDA, True)


def test_intermediate_of_the_trust_completes_a_signature_that_brings_none(pki: Pki) -> None:
    solo = de_la_pki(pki, "sello", cadena=())

    assert firma_de(una_venta(), solo, Confianza(anclas=(pki.der("raiz"),))).motivo is Motivo.SIN_CADENA
    completa = Confianza(anclas=(pki.der("raiz"),), intermedios=(pki.der("emisora"),))
    assert firma_de(una_venta(), solo, completa).estado is EstadoFirma.VALIDA


def test_intermediate_alone_is_no_anchor(pki: Pki, emisor: Firmante) -> None:
    firma = firma_de(una_venta(), emisor, Confianza(intermedios=(pki.der("emisora"), pki.der("raiz"))))

    assert (firma.estado, firma.motivo) == (EstadoFirma.INTEGRA_NO_CONFIABLE, Motivo.SIN_CADENA)


@pytest.mark.parametrize(
    ("quien", "cambios", "motivo"),
    [
        ("sello", {"emisor": "20100070970"}, Motivo.RUC_DISTINTO),
        ("empresa", {}, Motivo.RUC_DISTINTO),
        ("persona", {}, Motivo.SIN_RUC),
        ("sello", {"emision": "2024-06-26"}, Motivo.FUERA_DE_VIGENCIA),
        ("sello", {"emision": "2030-06-26"}, Motivo.FUERA_DE_VIGENCIA),
        ("sello", {"emision": "{fecha}"}, Motivo.SIN_FECHA),
        ("revocada", {}, Motivo.REVOCADO),
        ("vencida", {}, Motivo.FUERA_DE_VIGENCIA),
    ],
)
def test_what_falls_short_is_intact_and_says_why(
    pki: Pki,
    confianza: Confianza,
    quien: str,
    cambios: dict[str, str],
    motivo: Motivo,
) -> None:
    firma = firma_de(una_venta(**cambios), de_la_pki(pki, quien), confianza)

    assert (firma.estado, firma.motivo, firma.autor) == (EstadoFirma.INTEGRA_NO_CONFIABLE, motivo, Autor.DESCONOCIDO)


def test_certificate_revoked_after_the_issue_was_good_then(pki: Pki, confianza: Confianza) -> None:
    assert firma_de(una_venta(emision="2026-02-01"), de_la_pki(pki, "revocada"), confianza).motivo is Motivo.SIN_RUC


@pytest.mark.parametrize(
    ("dia", "motivo"),
    [
        ("2025-01-01", Motivo.SIN_RUC),
        ("2024-12-31", Motivo.SIN_RUC),
        ("2024-12-30", Motivo.FUERA_DE_VIGENCIA),
        ("2028-12-31", Motivo.SIN_RUC),
        ("2029-01-01", Motivo.FUERA_DE_VIGENCIA),
    ],
)
def test_day_of_issue_counts_in_lima_and_as_a_whole(
    pki: Pki,
    confianza: Confianza,
    dia: str,
    motivo: Motivo,
) -> None:
    """The certificate is good from 2025-01-01T00:00Z, which is still the 31st in Lima, to 2029-01-01T00:00Z."""
    assert firma_de(una_venta(emision=dia), de_la_pki(pki, "persona"), confianza).motivo is motivo


def test_nothing_is_trusted_without_anchors(emisor: Firmante) -> None:
    assert firma_de(una_venta(), emisor, SIN_CONFIANZA).motivo is Motivo.SIN_CADENA


def test_foreign_authority_is_not_trusted_though_it_chains(pki: Pki, confianza: Confianza) -> None:
    ajena = de_la_pki(pki, "ajena", cadena=("raiz-ajena",))

    assert firma_de(una_venta(), ajena, confianza).motivo is Motivo.SIN_CADENA


@pytest.mark.parametrize(
    ("titular", "motivo"),
    [
        ("REPRESENTANTE - CERTIFICADO PARA DEMOSTRACIÓN", Motivo.DE_DEMOSTRACION),
        ("SUPERINT. NAC. DE ADUANAS Y DE ADMINISTRACION TRIBUTARIA", Motivo.SIN_CADENA),
    ],
)
def test_certificate_of_ones_own_making_is_never_valid(titular: str, motivo: Motivo, confianza: Confianza) -> None:
    propio = autofirmado(titular=titular, ruc=DE_SUNAT)

    for xml in (una_venta(emisor=DE_SUNAT), una_venta(identificador="E001-7"), un_cdr()):
        firma = firma_de(xml, propio, confianza, **_CURVA)
        assert (firma.estado, firma.motivo) == (EstadoFirma.INTEGRA_NO_CONFIABLE, motivo)


def test_certificate_expired_at_the_issue_is_told_even_of_ones_own_making(confianza: Confianza) -> None:
    vencido = autofirmado(desde=datetime(2020, 1, 1, tzinfo=UTC), hasta=datetime(2021, 1, 1, tzinfo=UTC))

    assert firma_de(una_venta(), vencido, confianza, **_CURVA).motivo is Motivo.FUERA_DE_VIGENCIA


@pytest.mark.parametrize(
    ("xml", "autor"),
    [
        (una_venta(identificador="E001-7"), Autor.SUNAT),
        (una_venta(tipo="03", identificador="EB01-7"), Autor.SUNAT),
        (un_recibo_por_honorarios(), Autor.SUNAT),
        (una_venta(identificador="F001-7"), Autor.DESCONOCIDO),
        (unas_bajas(), Autor.DESCONOCIDO),
    ],
    ids=["portal factura", "portal boleta", "fees", "own system", "voidings"],
)
def test_sunat_signs_for_the_issuer_only_what_its_portal_issues(
    sunat: Firmante,
    confianza: Confianza,
    xml: str,
    autor: Autor,
) -> None:
    firma = firma_de(xml, sunat, confianza)

    assert firma.autor is autor
    assert (firma.estado is EstadoFirma.VALIDA) is (autor is not Autor.DESCONOCIDO)


def test_answer_is_sunats_only_when_sunat_signed_it(pki: Pki, sunat: Firmante, confianza: Confianza) -> None:
    propios = "<Proposito>Cumple proposito</Proposito><TSL>Cumple tsl</TSL>"
    de_sunat = firma_de(un_cdr(), sunat, confianza, prefijo="", tras=propios)
    # Whatever the text claims, an accredited company that is not SUNAT is at best an OSE.
    de_otro = firma_de(un_cdr(emisor="20100070970"), de_la_pki(pki, "sello"), confianza)

    assert (de_sunat.estado, de_sunat.autor) == (EstadoFirma.VALIDA, Autor.SUNAT)
    assert (de_otro.estado, de_otro.autor) == (EstadoFirma.VALIDA, Autor.OSE)


@pytest.mark.parametrize("xml", [un_cdr(), un_cdr_de_ose(), un_cdr(emisor="20100070970", receptor="20100128218")])
def test_party_to_the_voucher_cannot_answer_for_sunat(emisor: Firmante, confianza: Confianza, xml: str) -> None:
    firma = firma_de(xml, emisor, confianza)

    assert (firma.estado, firma.motivo) == (EstadoFirma.INTEGRA_NO_CONFIABLE, Motivo.RUC_DISTINTO)


def test_answer_signed_by_a_person_is_nobodys(pki: Pki, confianza: Confianza) -> None:
    assert firma_de(un_cdr(), de_la_pki(pki, "persona"), confianza).motivo is Motivo.SIN_RUC


def test_changed_document_stays_invalid_whoever_is_trusted(emisor: Firmante, confianza: Confianza) -> None:
    contenido = firmar(una_venta(), emisor).replace(b"118.00", b"918.00")

    assert juzgar(leer(contenido), confianza=confianza).firma.estado is EstadoFirma.INVALIDA


def test_list_of_the_revoked_of_before_does_not_condemn(pki: Pki) -> None:
    antes = Confianza(anclas=(pki.der("raiz"),), crls=(pki.crl("emisora", momento=datetime(2026, 1, 1, tzinfo=UTC)),))

    assert MOMENTO.year == 2026
    assert firma_de(una_venta(), de_la_pki(pki, "revocada"), antes).motivo is Motivo.SIN_RUC
