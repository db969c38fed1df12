"""What was done to a file after it was signed, and what is offered then: the bytes that were signed."""

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.sign import validation
from pyhanko.sign.fields import MDPPerm, SigFieldSpec

from mesa.firmas.lectura.modelo import Firma, estado_de
from tests.firmas.lectura.hechas import (
    CARTA,
    con_campo_de_firma,
    con_campo_llenado,
    con_formulario,
    con_pagina_de_mas,
    con_prueba_de_largo_plazo,
    con_revision,
    con_sello_de_documento,
    en_claro,
    leida,
    leidas,
    una_confianza,
)
from tests.pki.pki import Pki


@pytest.fixture(scope="module")
def firmada(pki: Pki) -> bytes:
    return pki.firmar(CARTA)


def es_modificada(firma: Firma, firmada: bytes) -> bool:
    return (
        firma.estado == "modificada"
        and firma.integra is True
        and not firma.cubre_todo
        and firma.revision == len(firmada)
        and "firma.modificada" in firma.motivos
    )


def test_altered_byte_makes_the_signature_invalid(pki: Pki, firmada: bytes) -> None:
    firma = leida(firmada.replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 505", 1), una_confianza(pki))

    assert (firma.estado, firma.integra, firma.motivos) == ("invalida", False, ("firma.alterada",))
    assert firma.documento == "DNI 40123456"


def test_appended_page_is_a_modification_and_the_signed_revision_is_told(pki: Pki, firmada: bytes) -> None:
    assert es_modificada(leida(con_pagina_de_mas(firmada), una_confianza(pki)), firmada)


def test_changed_page_is_a_modification(pki: Pki, firmada: bytes) -> None:
    girada = con_revision(firmada, pagina={"/Rotate": generic.NumberObject(180)})

    assert es_modificada(leida(girada, una_confianza(pki)), firmada)


def test_annotation_is_a_modification(pki: Pki, firmada: bytes) -> None:
    nota = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(generic.NumberObject(n) for n in (50, 50, 500, 500)),
            generic.pdf_name("/Contents"): generic.pdf_string("No vale"),
        }
    )
    anotada = con_revision(firmada, pagina={"/Annots": generic.ArrayObject([nota])})

    assert es_modificada(leida(anotada, una_confianza(pki)), firmada)


def test_changed_title_is_a_modification(pki: Pki, firmada: bytes) -> None:
    assert es_modificada(leida(con_revision(firmada, info={"/Title": "Otra"}), una_confianza(pki)), firmada)


@pytest.mark.parametrize("visible", [True, False])
def test_field_for_a_signature_that_nobody_gave_is_a_modification(pki: Pki, firmada: bytes, *, visible: bool) -> None:
    assert es_modificada(leida(con_campo_de_firma(firmada, visible=visible), una_confianza(pki)), firmada)


@pytest.mark.parametrize("cola", [b"basura", b"\n% un comentario\n", b"\0" * 100 + b"."])
def test_bytes_behind_the_end_are_a_modification(pki: Pki, firmada: bytes, cola: bytes) -> None:
    assert es_modificada(leida(firmada + cola, una_confianza(pki)), firmada)


def test_end_behind_the_end_is_never_valid(pki: Pki, firmada: bytes) -> None:
    firma = leida(firmada + b"%PDF-1.7\n%%EOF", una_confianza(pki))

    assert firma.estado == "no_verificable"


def test_blanks_behind_the_end_are_none(pki: Pki, firmada: bytes) -> None:
    firma = leida(firmada + b"\r\n \n", una_confianza(pki))

    assert (firma.estado, firma.cubre_todo, firma.revision) == ("valida", True, None)


def test_second_signature_leaves_the_first_as_it_was(pki: Pki, firmada: bytes) -> None:
    primera, segunda = leidas(pki.firmar(firmada, "empresa", campo="Firma2"), una_confianza(pki))

    assert (primera.estado, primera.cubre_todo, primera.revision) == ("valida", True, len(firmada))
    assert (segunda.estado, segunda.cubre_todo, segunda.revision) == ("valida", True, None)


def test_proofs_and_time_stamps_for_the_long_term_are_no_modification(pki: Pki, firmada: bytes) -> None:
    largo = con_sello_de_documento(con_prueba_de_largo_plazo(firmada, pki), pki.sellador())

    firma = leida(largo, una_confianza(pki))

    assert (firma.estado, firma.cubre_todo, firma.revision) == ("valida", True, len(firmada))
    assert firma.fecha_origen == "sellada"


def test_page_added_between_two_signatures_is_a_modification_of_the_first(pki: Pki, firmada: bytes) -> None:
    ambas = pki.firmar(con_pagina_de_mas(firmada), "empresa", campo="Firma2")

    primera, segunda = leidas(ambas, una_confianza(pki))

    assert es_modificada(primera, firmada)
    assert segunda.estado == "valida"
    assert estado_de([primera, segunda]) == "modificada"


def test_page_added_after_the_last_signature_modifies_all_of_them(pki: Pki, firmada: bytes) -> None:
    ambas = con_pagina_de_mas(pki.firmar(firmada, "empresa", campo="Firma2"))

    assert [una.estado.value for una in leidas(ambas, una_confianza(pki))] == ["modificada", "modificada"]


def test_time_stamp_copied_from_another_document_is_found(pki: Pki, firmada: bytes) -> None:
    sellado = con_sello_de_documento(firmada, pki.sellador())
    ajeno = con_sello_de_documento(pki.firmar(CARTA.replace(b"595", b"505"), "empresa"), pki.sellador())
    valor, otro = (pdf[pdf.rindex(b"/Contents <") :].split(b">", 1)[0] for pdf in (sellado, ajeno))
    assert len(valor) == len(otro)

    firmas = leidas(sellado.replace(valor, otro), una_confianza(pki))

    assert estado_de(firmas) == "invalida"
    assert "firma.sello_ajeno" in [motivo for una in firmas for motivo in una.motivos]


def test_field_filled_in_after_the_last_signature_is_a_modification(pki: Pki) -> None:
    """The shadow attack «replace»: what is read changes, and libraries call it filling in a form."""
    firmada = pki.firmar(con_formulario(CARTA))

    assert es_modificada(leida(con_campo_llenado(firmada, "900"), una_confianza(pki)), firmada)


def test_field_filled_in_under_a_later_signature_is_for_a_person_to_decide(pki: Pki) -> None:
    firmada = pki.firmar(con_formulario(CARTA))
    ambas = pki.firmar(con_campo_llenado(firmada, "900"), "empresa", campo="Firma2")

    primera, segunda = leidas(ambas, una_confianza(pki))

    assert en_claro(primera) == ("integra_no_confiable", "indeterminada", ["firma.llenado_posterior"])
    assert (primera.cubre_todo, primera.revision) == (False, len(firmada))
    assert segunda.estado == "valida"


@pytest.mark.parametrize(
    ("caja", "estado"), [((20, 20, 220, 90), "valida"), ((0, 0, 595, 842), "integra_no_confiable")]
)
def test_later_signature_that_may_hide_the_page_is_for_a_person_to_decide(
    pki: Pki, firmada: bytes, caja: tuple[int, int, int, int], estado: str
) -> None:
    ambas = pki.firmar(firmada, "empresa", campo="Firma2", nuevo_campo=SigFieldSpec("Firma2", box=caja))

    primera, segunda = leidas(ambas, una_confianza(pki))

    assert primera.estado == estado
    assert primera.cubre_todo is (estado == "valida")
    assert ("firma.tapada" in primera.motivos) is (estado != "valida")
    assert segunda.estado == "valida"


def test_certification_that_forbids_changes_is_heeded(pki: Pki, monkeypatch: pytest.MonkeyPatch) -> None:
    certificada = pki.firmar(CARTA, certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    assert leida(certificada, una_confianza(pki)).estado == "valida"
    monkeypatch.setattr(validation, "read_certification_data", lambda _: None)  # another program would not ask

    primera, segunda = leidas(pki.firmar(certificada, "empresa", campo="Firma2"), una_confianza(pki))

    assert es_modificada(primera, certificada)
    assert segunda.estado == "valida"
