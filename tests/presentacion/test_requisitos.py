from datetime import date
from typing import Any

import pytest

from mesa.expedientes.models import Documento
from mesa.organizacion.models import Sede
from mesa.presentacion.requisitos import que_falta
from tests.archivos.hacer import un_pdf_con_contrasena, un_pdf_firmado
from tests.expedientes.firmas_hechas import un_sello_propio, una_firma, una_firma_alterada, una_firma_rota
from tests.fabricas import un_borrador, un_documento

pytestmark = pytest.mark.django_db
HOY, LIMITE = date(2026, 6, 26), 20_971_520


def test_empty_draft_lacks_everything_in_the_order_of_the_page() -> None:
    expediente = un_borrador(
        con_archivo=False, tipo_documento=None, fecha_documento=None, sede=None, dependencia=None, asunto=""
    )

    codigos = [f.codigo for f in que_falta(expediente, hoy=HOY, limite=LIMITE)]

    assert codigos == [
        "tipo.falta",
        "fecha.falta",
        "sede.falta",
        "dependencia.falta",
        "asunto.falta",
        "principal.falta",
    ]


def test_complete_draft_lacks_nothing() -> None:
    assert que_falta(un_borrador(), hoy=HOY, limite=LIMITE) == []


def test_dependencia_of_another_sede_counts_as_missing() -> None:
    expediente = un_borrador()
    expediente.sede = Sede.objects.get(codigo="refineria-talara")

    assert [f.codigo for f in que_falta(expediente, hoy=HOY, limite=LIMITE)] == ["dependencia.falta"]


def test_document_dated_tomorrow_is_refused() -> None:
    expediente = un_borrador(fecha_documento=date(2026, 6, 27))

    assert [f.codigo for f in que_falta(expediente, hoy=HOY, limite=LIMITE)] == ["fecha.futura"]


def test_type_brought_on_paper_explains_itself() -> None:
    [falta] = que_falta(un_borrador(tipo="carta-notarial"), hoy=HOY, limite=LIMITE)

    assert falta.codigo == "tipo.solo_fisico"
    assert "se llevan en papel" in str(falta.solucion)


def test_contract_without_digital_signature_is_said_once() -> None:
    expediente = un_borrador(tipo="contrato")

    assert [f.codigo for f in que_falta(expediente, hoy=HOY, limite=LIMITE)] == ["firma.falta_digital"]


def test_contract_with_digital_signature_lacks_nothing() -> None:
    expediente = un_borrador(tipo="contrato", con_archivo=False)
    un_documento(expediente, rol="principal", nombre="Contrato.pdf", contenido=un_pdf_firmado())

    assert que_falta(expediente, hoy=HOY, limite=LIMITE) == []


@pytest.mark.parametrize(
    ("firma", "codigos"),
    [
        (una_firma_rota(), ["firma.sin_integra"]),
        (una_firma(integra=None, confianza="indeterminada", estado="no_verificable"), []),
        (una_firma(confianza="indeterminada", estado="integra_no_confiable"), []),
        (una_firma(uso_tributario=True), []),
        (una_firma_alterada(), []),
    ],
)
def test_contract_is_refused_only_when_no_signature_can_be_intact(firma: dict[str, Any], codigos: list[str]) -> None:
    expediente = un_borrador(tipo="contrato", con_archivo=False)
    un_documento(expediente, rol="principal", nombre="Contrato.pdf", contenido=un_pdf_firmado())
    Documento.objects.update(firmas=[firma], estado_firma=firma["estado"], veredicto="con_avisos", hallazgos=[])

    assert [f.codigo for f in que_falta(expediente, hoy=HOY, limite=LIMITE)] == codigos


def test_broken_signature_of_a_contract_is_said_once_with_its_remedy() -> None:
    expediente = un_borrador(tipo="contrato", con_archivo=False)
    un_documento(expediente, rol="principal", nombre="Contrato.pdf", contenido=un_pdf_firmado())
    Documento.objects.update(firmas=[una_firma_rota()], estado_firma="invalida", veredicto="rechazado")

    [falta] = que_falta(expediente, hoy=HOY, limite=LIMITE)

    assert str(falta.mensaje) == (
        "La firma digital del documento principal no vale. "
        "Lo que dice el archivo ya no es lo que se firmó: alguien cambió el contenido firmado."
    )
    assert "Sube el PDF tal como lo dejó el programa de firma" in str(falta.solucion)


def test_letter_may_bear_a_broken_signature() -> None:
    expediente = un_borrador()
    Documento.objects.update(firmas=[una_firma_rota()], estado_firma="invalida")

    assert que_falta(expediente, hoy=HOY, limite=LIMITE) == []


def test_our_own_receipt_is_no_signed_contract() -> None:
    expediente = un_borrador(tipo="contrato", con_archivo=False)
    un_documento(expediente, rol="principal", nombre="Constancia.pdf", contenido=un_pdf_firmado())
    Documento.objects.update(firmas=[un_sello_propio()], estado_firma="sin_firma", veredicto="conforme")

    assert [f.codigo for f in que_falta(expediente, hoy=HOY, limite=LIMITE)] == ["firma.falta_digital"]


def test_refused_annex_names_itself_and_its_remedy() -> None:
    expediente = un_borrador()
    documento = un_documento(expediente, nombre="Acta.pdf", contenido=un_pdf_con_contrasena())

    [falta] = que_falta(expediente, hoy=HOY, limite=LIMITE)

    assert (falta.codigo, falta.campo) == ("pdf.con_contrasena", f"documento-{documento.pk}")
    assert "«Acta.pdf»" in str(falta.mensaje)


def test_files_over_the_limit_are_said() -> None:
    expediente = un_borrador()

    assert [f.codigo for f in que_falta(expediente, hoy=HOY, limite=10)] == ["peso.excedido"]
