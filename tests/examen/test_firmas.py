"""What the signatures of a file mean for who files it: a contract needs one that may be intact, nothing else is refused."""

from pathlib import Path

import pytest

from mesa.examen.examinar import examinar
from mesa.firmas.confianza.modelo import Confianza
from mesa.inspeccion.inspector import EstadoFirma, Inspeccion, Veredicto
from mesa.inspeccion.politica import Politica, Rol, politica_para
from tests.archivos import hacer
from tests.firmas.lectura.hechas import (
    CARTA,
    con_campo_llenado,
    con_formulario,
    con_pagina_de_mas,
    con_sello_de_documento,
    una_confianza,
)
from tests.inspeccion.conftest import Dejar
from tests.pki.pki import MOMENTO, Pki

CONTRATO = politica_para(rol=Rol.PRINCIPAL, exige_firma_digital=True)
CARTA_PRINCIPAL = politica_para(rol=Rol.PRINCIPAL)
ANEXO = politica_para(rol=Rol.ANEXO)


def examen(archivo: Path, politica: Politica, confianza: Confianza) -> Inspeccion:
    return examinar(archivo, nombre=archivo.name, politica=politica, confianza=lambda: confianza, ahora=MOMENTO)


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


def alterada(firmada: bytes) -> bytes:
    return firmada.replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 596", 1)


def test_signed_contract_is_received_with_nothing_to_say(pki: Pki, dejar: Dejar) -> None:
    visto = examen(dejar("a.pdf", pki.firmar(CARTA)), CONTRATO, una_confianza(pki))

    assert (visto.veredicto, visto.estado_firma, codigos(visto)) == (Veredicto.CONFORME, EstadoFirma.VALIDA, [])
    assert [firma["documento"] for firma in visto.firmas] == ["DNI 40123456"]


def test_contract_without_signature_is_refused(pki: Pki, dejar: Dejar) -> None:
    visto = examen(dejar("a.pdf", CARTA), CONTRATO, una_confianza(pki))

    assert (visto.veredicto, visto.estado_firma) == (Veredicto.RECHAZADO, EstadoFirma.SIN_FIRMA)
    assert codigos(visto) == ["firma.falta_digital"]


def test_contract_whose_only_signature_is_broken_is_refused(pki: Pki, dejar: Dejar) -> None:
    visto = examen(dejar("a.pdf", alterada(pki.firmar(CARTA))), CONTRATO, una_confianza(pki))

    assert (visto.veredicto, visto.estado_firma) == (Veredicto.RECHAZADO, EstadoFirma.INVALIDA)
    assert codigos(visto) == ["firma.sin_integra"]


def test_contract_that_was_prepared_for_signing_and_never_signed_is_refused(pki: Pki, dejar: Dejar) -> None:
    firmada = pki.firmar(CARTA)
    desde = firmada.index(b"/Contents <") + len(b"/Contents <")
    hasta = firmada.index(b">", desde)
    vacia = firmada[:desde] + b"0" * (hasta - desde) + firmada[hasta:]

    visto = examen(dejar("a.pdf", vacia), CONTRATO, una_confianza(pki))

    assert visto.veredicto is Veredicto.RECHAZADO
    assert codigos(visto) == ["firma.sin_integra", "firma.vacia"]


def test_contract_changed_after_signing_is_received_and_both_facts_are_shown(pki: Pki, dejar: Dejar) -> None:
    firmada = pki.firmar(CARTA)

    visto = examen(dejar("a.pdf", con_pagina_de_mas(firmada)), CONTRATO, una_confianza(pki))

    assert (visto.veredicto, visto.estado_firma) == (Veredicto.CON_AVISOS, EstadoFirma.MODIFICADA)
    assert codigos(visto) == ["firma.modificada"]
    assert [(firma["integra"], firma["revision"]) for firma in visto.firmas] == [(True, len(firmada))]


def test_contract_whose_signature_cannot_be_checked_is_received_with_a_warning(pki: Pki, dejar: Dejar) -> None:
    rara = pki.firmar(CARTA).replace(b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1 ")

    visto = examen(dejar("a.pdf", rara), CONTRATO, una_confianza(pki))

    assert (visto.veredicto, visto.estado_firma) == (Veredicto.CON_AVISOS, EstadoFirma.NO_VERIFICABLE)
    assert codigos(visto) == ["firma.no_verificable"]


@pytest.mark.parametrize(("politica", "dicho"), [(CONTRATO, ["firma.uso_tributario"]), (CARTA_PRINCIPAL, [])])
def test_limited_certificate_is_warned_of_where_a_signature_is_demanded(
    pki: Pki, dejar: Dejar, politica: Politica, dicho: list[str]
) -> None:
    assert codigos(examen(dejar("a.pdf", pki.firmar(CARTA, "tributaria")), politica, una_confianza(pki))) == dicho


@pytest.mark.parametrize("politica", [CARTA_PRINCIPAL, ANEXO])
def test_letter_or_annex_is_not_refused_for_a_broken_signature(pki: Pki, dejar: Dejar, politica: Politica) -> None:
    visto = examen(dejar("a.pdf", alterada(pki.firmar(CARTA))), politica, una_confianza(pki))

    assert (visto.veredicto, codigos(visto)) == (Veredicto.CON_AVISOS, ["firma.invalida"])


@pytest.mark.parametrize(
    ("quien", "codigo", "veredicto"),
    [
        ("revocada", "firma.revocada", Veredicto.CON_AVISOS),
        ("vencida", "firma.vencida", Veredicto.CON_AVISOS),
        ("ajena", "firma.no_confiable", Veredicto.CONFORME),
    ],
)
def test_signer_who_cannot_be_trusted_is_told_and_received(
    pki: Pki, dejar: Dejar, quien: str, codigo: str, veredicto: Veredicto
) -> None:
    visto = examen(dejar("a.pdf", pki.firmar(CARTA, quien)), CONTRATO, una_confianza(pki))

    assert (visto.veredicto, codigos(visto)) == (veredicto, [codigo])
    assert visto.estado_firma is EstadoFirma.INTEGRA_NO_CONFIABLE


def test_filling_in_after_a_signature_is_called_a_modification(pki: Pki, dejar: Dejar) -> None:
    firmada = pki.firmar(con_formulario(CARTA))
    ambas = pki.firmar(con_campo_llenado(firmada, "900"), "empresa", campo="Firma2")

    visto = examen(dejar("a.pdf", ambas), CONTRATO, una_confianza(pki))

    assert codigos(visto) == ["firma.modificada"]
    assert visto.estado_firma is EstadoFirma.INTEGRA_NO_CONFIABLE


def test_own_receipt_is_no_signature_of_the_filer(pki: Pki, dejar: Dejar) -> None:
    confianza = una_confianza(pki, propios=(pki.der("sello"),))
    recibo = dejar("a.pdf", pki.firmar(CARTA, "sello"))

    assert codigos(examen(recibo, CONTRATO, confianza)) == ["firma.falta_digital"]
    assert codigos(examen(recibo, CARTA_PRINCIPAL, confianza)) == ["firma.no_vista"]
    assert examen(recibo, ANEXO, confianza).estado_firma is EstadoFirma.SIN_FIRMA


def test_time_stamp_alone_is_nobodys_signature(pki: Pki, dejar: Dejar) -> None:
    visto = examen(dejar("a.pdf", con_sello_de_documento(CARTA, pki.sellador())), CONTRATO, una_confianza(pki))

    assert (visto.estado_firma, codigos(visto)) == (EstadoFirma.SIN_FIRMA, ["firma.falta_digital"])


def test_trust_is_not_even_asked_for_where_there_is_no_signature(dejar: Dejar) -> None:
    def sin_pedir() -> Confianza:
        raise AssertionError

    visto = examinar(dejar("a.pdf", hacer.un_pdf()), nombre="a.pdf", politica=ANEXO, confianza=sin_pedir, ahora=MOMENTO)

    assert visto.firmas == ()


def test_signed_xml_waits_for_its_own_reader(dejar: Dejar, pki: Pki) -> None:
    visto = examen(dejar("a.xml", hacer.un_xml(firmado=True)), ANEXO, una_confianza(pki))

    assert (visto.estado_firma, visto.firmas) == (EstadoFirma.NO_VERIFICABLE, ())
