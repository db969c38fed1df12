"""Signatures by the API: each verdict in the inspection, the refusal of a contract, and what was signed."""

import pytest

from mesa.expedientes.models import Documento
from tests.api.cliente import un_llamador
from tests.archivos.alterados import alterar
from tests.archivos.hacer import un_pdf_firmado
from tests.expedientes.firmas_hechas import una_firma, una_firma_alterada, una_firma_revocada, una_firma_rota
from tests.fabricas import AHORA

pytestmark = pytest.mark.django_db
FIRMADO = un_pdf_firmado()


def test_each_signature_is_in_the_inspection_with_its_verdict() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()
    Documento.objects.update(firmas=[una_firma()], firmas_en=AHORA, estado_firma="valida")

    inspeccion = llamador.get(f"expedientes/{creado['id']}").json()["documentos"][0]["inspeccion"]

    assert inspeccion["estado_firma"] == "valida"
    assert inspeccion["firmas"] == [una_firma()]
    assert inspeccion["firmas_en"] == "2026-06-26T10:24:00-05:00"


def test_the_last_verdict_counts_after_a_later_check() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()
    despues = una_firma_revocada()
    Documento.objects.update(firmas=[una_firma()], firmas_revisadas=[despues], estado_firma="valida")

    inspeccion = llamador.get(f"expedientes/{creado['id']}").json()["documentos"][0]["inspeccion"]

    assert (inspeccion["estado_firma"], inspeccion["firmas"]) == ("integra_no_confiable", [despues])


def test_a_file_without_signatures_has_an_empty_list() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()

    inspeccion = llamador.get(f"expedientes/{creado['id']}").json()["documentos"][0]["inspeccion"]

    assert (inspeccion["estado_firma"], inspeccion["firmas"], inspeccion["firmas_en"]) == ("sin_firma", [], None)


def test_a_contract_whose_signature_is_broken_is_refused_with_its_reason() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(tipo_documento="contrato")
    Documento.objects.update(firmas=[una_firma_rota()], estado_firma="invalida")

    respuesta = llamador.post(f"expedientes/{creado['id']}/presentar")

    problema = respuesta.json()
    assert (respuesta.status_code, problema["codigo"]) == (422, "no-se-puede-presentar")
    [hallazgo] = problema["hallazgos"]
    assert (hallazgo["codigo"], hallazgo["campo"]) == ("firma.sin_integra", "principal")
    assert "Lo que dice el archivo ya no es lo que se firmó" in hallazgo["mensaje"]


def test_a_contract_without_signature_is_refused_with_its_reason() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(tipo_documento="contrato")

    respuesta = llamador.post(f"expedientes/{creado['id']}/presentar")

    assert respuesta.status_code == 422
    assert [h["codigo"] for h in respuesta.json()["hallazgos"]] == ["firma.falta_digital"]


def test_what_was_signed_is_downloaded_without_what_was_added() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)
    documento = llamador.put(
        f"expedientes/{creado['id']}/documentos/Contrato.pdf?rol=principal", alterar(FIRMADO)
    ).json()
    ruta = f"expedientes/{creado['id']}/documentos/{documento['id']}/version-firmada"
    Documento.objects.update(firmas=[una_firma_alterada(len(FIRMADO))])

    respuesta = llamador.get(ruta)

    assert b"".join(respuesta.streaming_content) == FIRMADO
    assert respuesta["Content-Length"] == str(len(FIRMADO))
    assert un_llamador().get(ruta).status_code == 404


def test_without_an_alteration_there_is_no_signed_version() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()
    documento = llamador.get(f"expedientes/{creado['id']}").json()["documentos"][0]

    respuesta = llamador.get(f"expedientes/{creado['id']}/documentos/{documento['id']}/version-firmada")

    assert respuesta.status_code == 404
    assert "No se agregó nada" in respuesta.json()["detail"]
