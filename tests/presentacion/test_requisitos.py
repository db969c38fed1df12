from datetime import date

import pytest

from mesa.organizacion.models import Sede
from mesa.presentacion.requisitos import que_falta
from tests.archivos.hacer import un_pdf_con_contrasena, un_pdf_firmado
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


def test_refused_annex_names_itself_and_its_remedy() -> None:
    expediente = un_borrador()
    documento = un_documento(expediente, nombre="Acta.pdf", contenido=un_pdf_con_contrasena())

    [falta] = que_falta(expediente, hoy=HOY, limite=LIMITE)

    assert (falta.codigo, falta.campo) == ("pdf.con_contrasena", f"documento-{documento.pk}")
    assert "«Acta.pdf»" in str(falta.mensaje)


def test_files_over_the_limit_are_said() -> None:
    expediente = un_borrador()

    assert [f.codigo for f in que_falta(expediente, hoy=HOY, limite=10)] == ["peso.excedido"]
