"""Files dropped in any order find their voucher."""

import itertools
from typing import Any

import pytest

from mesa.comprobantes.agrupar import Agrupacion, Grupo, Pieza, agrupar, con_suspension
from mesa.comprobantes.leer import leer
from tests.archivos.hacer_comprobantes import EMISOR, un_cdr, una_guia, una_venta


def un_xml(nombre: str, texto: str) -> Pieza[str]:
    return Pieza(id=nombre, nombre=nombre, formato="xml", leido=leer(texto.encode()))


def un_archivo(nombre: str, **cambios: Any) -> Pieza[str]:
    return Pieza(id=nombre, nombre=nombre, formato=nombre.rpartition(".")[2], **cambios)


def el_unico(agrupacion: Agrupacion[str]) -> Grupo[str]:
    (grupo,) = agrupacion.grupos
    return grupo


def dichos(grupo: Grupo[str]) -> tuple[str, str | None, str | None, list[str]]:
    entregables = sorted(pieza.id for pieza in grupo.entregables)
    cdr, pdf = (pieza.id if pieza else None for pieza in (grupo.cdr, grupo.pdf))
    return grupo.comprobante.id, cdr, pdf, entregables


TRES = [un_xml("f.xml", una_venta()), un_xml("r.xml", un_cdr()), un_archivo("algo.pdf"), un_archivo("acta.docx")]


@pytest.mark.parametrize("piezas", list(itertools.permutations(TRES)))
def test_files_of_one_voucher_in_any_order_make_one_group(piezas: tuple[Pieza[str], ...]) -> None:
    assert dichos(el_unico(agrupar(piezas))) == ("f.xml", "r.xml", "algo.pdf", ["acta.docx"])


def test_each_of_several_vouchers_takes_its_own() -> None:
    agrupacion = agrupar(
        [
            un_xml("R-2.xml", un_cdr(comprobante="F001-13")),
            un_xml("a.xml", una_venta()),
            un_archivo("Factura F001-00000013.pdf"),
            un_archivo(f"{EMISOR}-01-F001-12.pdf"),
            un_archivo("Acta F001-12.docx"),
            un_archivo("Carta.pdf", es_principal=True),
            un_xml("b.xml", una_venta(identificador="F001-00000013")),
            un_xml("R-1.xml", un_cdr()),
        ]
    )

    assert [dichos(grupo) for grupo in agrupacion.grupos] == [
        ("a.xml", "R-1.xml", f"{EMISOR}-01-F001-12.pdf", ["Acta F001-12.docx"]),
        ("b.xml", "R-2.xml", "Factura F001-00000013.pdf", []),
    ]
    assert [pieza.id for pieza in agrupacion.comunes] == ["Carta.pdf"]


def test_pdf_called_like_its_xml_is_its_printed_form() -> None:
    agrupacion = agrupar(
        [
            un_xml("enero.xml", una_venta()),
            un_xml("febrero.xml", una_venta(identificador="F001-13")),
            un_archivo("Febrero.pdf"),
        ]
    )

    assert [grupo.pdf and grupo.pdf.id for grupo in agrupacion.grupos] == [None, "Febrero.pdf"]


def test_answer_to_another_is_put_with_the_only_voucher_so_that_it_is_said() -> None:
    grupo = el_unico(agrupar([un_xml("a.xml", una_venta()), un_xml("r.xml", un_cdr(comprobante="F001-99"))]))

    assert grupo.cdr is not None


def test_answer_to_none_of_several_stays_loose_and_goes_with_nobody() -> None:
    agrupacion = agrupar(
        [
            un_xml("a.xml", una_venta()),
            un_xml("b.xml", una_venta(identificador="F001-13")),
            un_xml("r.xml", un_cdr(comprobante="F001-99")),
        ]
    )

    assert [grupo.cdr for grupo in agrupacion.grupos] == [None, None]
    assert ([pieza.id for pieza in agrupacion.sueltas], agrupacion.comunes) == (["r.xml"], ())


def test_despatch_guide_goes_with_the_sale() -> None:
    guia = un_xml("guia.xml", una_guia())
    respuesta = un_xml("r.xml", un_cdr(comprobante=str(guia.comprobante and guia.comprobante.identificador)))

    grupo = el_unico(agrupar([guia, respuesta, un_xml("a.xml", una_venta())]))

    assert dichos(grupo) == ("a.xml", None, None, ["guia.xml", "r.xml"])


def test_guide_alone_is_a_voucher_of_its_own() -> None:
    assert el_unico(agrupar([un_xml("guia.xml", una_guia())])).comprobante.id == "guia.xml"


@pytest.mark.parametrize(
    ("nombre", "es"),
    [("Suspensión 4ta.pdf", True), ("formulario-1609.pdf", True), ("F001-16091.pdf", False), ("acta.pdf", False)],
)
def test_certificate_of_suspension_is_known_by_its_name(nombre: str, es: bool) -> None:
    assert con_suspension([un_archivo(nombre)]) is es


def test_certificate_of_suspension_is_not_taken_for_the_printed_form() -> None:
    grupo = el_unico(agrupar([un_archivo("suspension.pdf"), un_xml("a.xml", una_venta()), un_archivo("recibo.pdf")]))

    assert dichos(grupo) == ("a.xml", None, "recibo.pdf", ["suspension.pdf"])


def test_filing_without_vouchers_is_all_loose() -> None:
    agrupacion = agrupar([un_archivo("Carta.pdf"), un_archivo("foto.jpg")])

    assert (agrupacion.grupos, [pieza.id for pieza in agrupacion.sueltas]) == ((), ["Carta.pdf", "foto.jpg"])
