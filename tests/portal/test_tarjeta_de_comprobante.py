"""The card says what a voucher is worth in words that need no code."""

from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string

from mesa.comprobantes.caso import Caso, PoliticaDeComprobantes
from mesa.comprobantes.cdr import Cdr
from mesa.comprobantes.firma.hechos import Autor, EstadoFirma, Firma, Motivo
from mesa.comprobantes.leer import leer
from mesa.comprobantes.leido import Clase, Leido
from mesa.comprobantes.revisar import revisar
from mesa.portal.tarjeta_de_comprobante import Pieza, TarjetaEnPalabras, tarjeta_en_palabras
from tests.archivos.hacer_comprobantes import un_cdr, un_recibo_por_honorarios, una_nota, una_venta
from tests.comprobantes.casos import un_caso

DE_SUNAT = Firma(estado=EstadoFirma.VALIDA, autor=Autor.SUNAT)


def de(caso: Caso, **cambios: Any) -> TarjetaEnPalabras:
    datos: dict[str, Any] = {
        "id": "1",
        "dichos": revisar(caso),
        "con_cdr": caso.cdr is not None,
        "orden": caso.orden,
        "pide_orden": True,
    }
    return tarjeta_en_palabras(caso.leido, **{**datos, **cambios})


def el_cdr(*, firma: Firma = DE_SUNAT, **cambios: Any) -> Leido:
    leido = leer(un_cdr(**cambios).encode())
    assert isinstance(leido.cdr, Cdr)
    return Leido(clase=Clase.CDR, firma=firma, cdr=leido.cdr)


def test_good_factura_has_nothing_to_object() -> None:
    caso = un_caso(una_venta(vence="2026-07-26"))
    caso = replace(caso, leido=replace(caso.leido, firma=DE_SUNAT), cdr=el_cdr())
    tarjeta = de(caso)

    assert (tarjeta.titulo, tarjeta.total) == ("Factura F001-12", "S/\u00a0118.00")
    assert (tarjeta.tono, tarjeta.veredicto, tarjeta.reparos) == ("bien", "Nada que objetar", ())
    assert tarjeta.firma.tono == "firma"
    assert tarjeta.cdr is not None
    assert (tarjeta.cdr.tono, tarjeta.cdr.titulo) == ("bien", "Aceptado por SUNAT")
    assert tarjeta.notas_del_cdr == ()
    assert (tarjeta.emisor_documento, tarjeta.receptor_documento) == ("RUC 20100128218", "RUC 20131312955")
    assert [(r.nombre, r.valor) for r in tarjeta.renglones] == [
        ("Valor de venta", "S/\u00a0100.00"),
        ("IGV", "S/\u00a018.00"),
    ]


@pytest.mark.parametrize(
    ("firma", "tono", "titulo"),
    [
        (Firma(estado=EstadoFirma.NO_VERIFICABLE, motivo=Motivo.DE_HOMOLOGACION), "mal", "de prueba: no vale"),
        (Firma(estado=EstadoFirma.SIN_FIRMA), "ojo", "sin firma que la pruebe"),
        (Firma(estado=EstadoFirma.INTEGRA_NO_CONFIABLE, motivo=Motivo.SIN_CADENA), "curso", "por confirmar"),
        (DE_SUNAT, "bien", "Aceptado por SUNAT"),
    ],
)
def test_only_what_sunat_signed_is_called_accepted_by_sunat(firma: Firma, tono: str, titulo: str) -> None:
    marca = de(un_caso(cdr=un_cdr()), dichos=revisar(replace(un_caso(), cdr=el_cdr(firma=firma)))).cdr

    assert marca is not None
    assert marca.tono == tono
    assert titulo in str(marca.titulo)


def test_missing_cdr_warns_or_refuses_as_the_institution_asks() -> None:
    avisa = de(replace(un_caso(), cdr=None))
    rechaza = de(replace(un_caso(), cdr=None, politica=PoliticaDeComprobantes(exige_cdr=True)))

    assert avisa.cdr is not None
    assert rechaza.cdr is not None
    assert (avisa.cdr.tono, avisa.con_error) == ("ojo", False)
    assert (rechaza.cdr.tono, rechaza.con_error) == ("mal", True)
    assert rechaza.reparos[0].tono == "mal"


def test_receipt_for_fees_needs_no_cdr_and_says_that_nothing_is_withheld() -> None:
    tarjeta = de(replace(un_caso(un_recibo_por_honorarios()), cdr=None))

    assert tarjeta.cdr is None
    assert tarjeta.titulo.startswith("Recibo por honorarios E001-")
    assert tarjeta.retencion


def test_note_names_what_it_changes() -> None:
    assert de(un_caso(una_nota())).modifica


def test_what_is_enclosed_is_not_judged() -> None:
    tarjeta = de(un_caso(), dichos=(), se_revisa=False)

    assert tarjeta.tono == "espera"
    assert tarjeta.cdr is not None
    assert tarjeta.cdr.titulo == "Constancia adjunta"


def test_card_is_drawn_with_each_fix_and_with_strangers_words_escaped() -> None:
    xml = una_venta(receptor="20550012345").replace("QUEBRADA HONDA S.A.C.", "<b>\u202eHonda")
    tarjeta = de(replace(un_caso(xml), cdr=None), piezas=(Pieza("xml", "XML", "F001-12.xml", "7"), Pieza("pdf", "PDF")))

    html = render_to_string("comprobante/_tarjeta.html", {"tarjeta": tarjeta, "enlaces": True})

    assert "&lt;b&gt;Honda" in html
    assert "Si el RUC está mal, anúlalo" in html
    assert "Sube también el XML que devolvió SUNAT" in html
    assert '<a href="#archivo-7">' in html
    assert "PDF: no está" in html
