from datetime import timedelta

import pytest

from mesa.expedientes.firmas import estado_de, ninguna_integra, revision_firmada, se_puede_volver
from mesa.expedientes.models import Documento
from mesa.presentacion.subida import Hechos, anotar_hechos
from tests.expedientes.firmas_hechas import un_sello_propio, una_firma, una_firma_alterada, una_firma_rota
from tests.fabricas import AHORA, un_borrador


def test_the_worst_signature_decides_and_our_own_seal_does_not_count() -> None:
    assert estado_de([]) == "sin_firma"
    assert estado_de([un_sello_propio()]) == "sin_firma"
    assert estado_de([una_firma(), una_firma_alterada(), una_firma(estado="no_verificable")]) == "modificada"
    assert estado_de([una_firma(), una_firma_rota()]) == "invalida"


def test_a_signature_that_could_not_be_checked_is_not_known_to_be_broken() -> None:
    assert not ninguna_integra([])
    assert not ninguna_integra([un_sello_propio()])
    assert not ninguna_integra([una_firma(integra=None, estado="no_verificable")])
    assert ninguna_integra([una_firma_rota()])
    assert ninguna_integra([una_firma_rota(), un_sello_propio()])


def test_the_signed_revision_is_the_last_that_somebody_signed_intact() -> None:
    assert revision_firmada([una_firma()]) is None
    assert revision_firmada([una_firma_alterada(500), una_firma_alterada(900)]) == 900
    assert revision_firmada([una_firma_rota(revision=500, cubre_todo=False)]) is None
    # The fields of a form, filled in and signed by somebody else later.
    assert revision_firmada([una_firma(revision=500, cubre_todo=False)]) is None
    # A later signature that covers the first revision and its own: nothing was altered.
    assert revision_firmada([una_firma(revision=500)]) is None


def test_going_back_never_drops_a_signature_that_covers_what_was_added() -> None:
    assert se_puede_volver([una_firma_alterada()])
    assert not se_puede_volver([una_firma_alterada(), una_firma(campo="Signature2")])


@pytest.mark.django_db
def test_what_the_filer_was_shown_stays_beside_a_later_verdict() -> None:
    documento = un_borrador().documentos.get()
    luego = AHORA + timedelta(minutes=3)
    anotar_hechos(documento, Hechos("pdf", 1, "conforme", "valida", [], firmas=(una_firma(),)), ahora=luego)
    Documento.objects.update(firmas_revisadas=[una_firma(estado="invalida", confianza="invalida")])

    documento.refresh_from_db()

    assert (documento.firmas, documento.firmas_en) == ([una_firma()], luego)
    assert documento.firmas_vigentes[0]["confianza"] == "invalida"
    assert (documento.estado_firma, documento.estado_firma_vigente) == ("valida", "invalida")


@pytest.mark.django_db
def test_a_file_whose_signatures_were_not_listed_keeps_what_the_inspection_said() -> None:
    documento = un_borrador().documentos.get()

    anotar_hechos(documento, Hechos("xml", None, "conforme", "no_verificable", []), ahora=AHORA)

    documento.refresh_from_db()
    assert (documento.firmas, documento.firmas_en) == ([], None)
    assert documento.estado_firma_vigente == "no_verificable"
