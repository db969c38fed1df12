from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mesa.comprobantes.comprobante import Clave, Comprobante, Cuota, Detraccion, Parte
from mesa.comprobantes.leer import leer
from tests.archivos.hacer_comprobantes import (
    EMISOR,
    RECEPTOR,
    Linea,
    cargo,
    monto,
    termino,
    un_recibo_por_honorarios,
    una_nota,
    una_venta,
)


def leido(xml: str, codificacion: str = "utf-8") -> Comprobante:
    comprobante = leer(xml.encode(codificacion)).comprobante
    assert comprobante is not None
    return comprobante


@pytest.mark.parametrize("forma", ["2.1", "2.1-temprana", "2.0"])
@pytest.mark.parametrize("codificacion", ["UTF-8", "ISO-8859-1"])
def test_factura_is_read_in_every_form_and_encoding(forma: str, codificacion: str) -> None:
    factura = leido(una_venta(forma=forma, codificacion=codificacion, vence="2026-07-26"), codificacion)

    assert factura.clave == Clave(EMISOR, "01", "F001", 12)
    assert (factura.emision, factura.vencimiento) == (date(2026, 6, 26), date(2026, 7, 26))
    assert factura.emisor == Parte(documento="6", numero=EMISOR, nombre="QUEBRADA HONDA S.A.C.")
    assert factura.receptor == Parte(documento="6", numero=RECEPTOR, nombre="INSTITUCIÓN ÑANDÚ")
    assert (factura.moneda, factura.totales.total) == ("PEN", Decimal("118.00"))
    assert factura.ilegibles == ()


@pytest.mark.parametrize(
    ("xml", "tipo", "serie"),
    [
        (una_venta(), "01", "F001"),
        (una_venta(tipo="03", identificador="B001-9"), "03", "B001"),
        (una_venta(raiz="SelfBilledInvoice", tipo="04", identificador="L001-1"), "04", "L001"),
        (una_nota(), "07", "FC01"),
        (una_nota(raiz="DebitNote", identificador="FD01-2"), "08", "FD01"),
        (una_venta(tipo="12", identificador="0001-77"), "12", "0001"),
        (una_venta(tipo="13", identificador="B13-77"), "13", "B13"),
        (una_venta(tipo="14", identificador="S001-123456789"), "14", "S001"),
        (una_venta(tipo="18", identificador="0001-4"), "18", "0001"),
        (un_recibo_por_honorarios(), "R1", "E001"),
        (una_venta(tipo="R1", identificador="E001-4"), "R1", "E001"),
        (una_venta(identificador="E001-4", emisor="10401234561"), "01", "E001"),
    ],
    ids=["01", "03", "04", "07", "08", "12", "13", "14", "18", "rhe-as-01", "rhe-as-R1", "sol-factura-of-a-person"],
)
def test_kind_and_series_are_told_for_each_kind(xml: str, tipo: str, serie: str) -> None:
    comprobante = leido(xml)

    assert (comprobante.tipo, comprobante.serie) == (tipo, serie)
    assert comprobante.ilegibles == ()


def test_number_is_the_same_with_and_without_zeros() -> None:
    assert leido(una_venta(identificador="F001-00000012")).clave == leido(una_venta(identificador="f001-12")).clave


def test_buyer_issues_a_liquidacion_de_compra() -> None:
    liquidacion = leido(una_venta(raiz="SelfBilledInvoice", identificador="L001-1"))

    assert (liquidacion.emisor.numero, liquidacion.receptor.numero) == (RECEPTOR, EMISOR)


@pytest.mark.parametrize("dentro", ["F001<!-- x -->-12", "F001<?x y?>-12", "\n  F001-12\n", "<![CDATA[F001-12]]>"])
def test_identifier_is_read_whole_whatever_stands_inside(dentro: str) -> None:
    assert leido(una_venta(identificador=dentro)).identificador == "F001-12"


@pytest.mark.parametrize(
    ("cambios", "ilegibles"),
    [
        ({"identificador": "{serie}-{numero}"}, ("serie", "numero")),
        ({"identificador": "F001"}, ("serie", "numero")),
        ({"identificador": "F001-1</cbc:ID><cbc:ID>F001-2"}, ("serie", "numero")),
        ({"emision": "{fecha}"}, ("emision",)),
        ({"emision": "2026-02-31"}, ("emision",)),
        ({"emisor": "{ruc}"}, ("emisor",)),
        ({"total": "NaN"}, ("total",)),
        ({"total": "1e999"}, ("total",)),
        ({"total": "1,180.00"}, ("total",)),
        ({"total": "<b/>118.00"}, ("total",)),
    ],
)
def test_what_cannot_be_read_is_none_and_named(cambios: dict[str, Any], ilegibles: tuple[str, ...]) -> None:
    assert leido(una_venta(**cambios)).ilegibles == ilegibles


def test_empty_factura_is_read_as_nothing() -> None:
    vacia = leido('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>')

    assert vacia.clave is None
    assert vacia.ilegibles == ("serie", "numero", "emision", "emisor", "moneda", "total")


def test_terms_instalments_and_detraccion_are_read() -> None:
    terminos = (
        termino("FormaPago", "Credito", "100.00")
        + termino("FormaPago", "Cuota001", "60.00", vence="2026-07-26")
        + termino("FormaPago", "Cuota002", "40.00", vence="2026-08-26")
        + termino("Detraccion", "037", "14.16", tasa="12.00")
    )
    factura = leido(una_venta(despues=terminos))

    assert factura.pago is not None
    assert (factura.pago.forma, factura.pago.pendiente) == ("credito", Decimal("100.00"))
    assert factura.pago.cuotas[1] == Cuota(nombre="Cuota002", monto=Decimal("40.00"), vence=date(2026, 8, 26))
    assert factura.detraccion == Detraccion(bien="037", tasa=Decimal("12.00"), monto=Decimal("14.16"))


def test_perception_and_withholding_of_igv_are_read_from_the_charges() -> None:
    percibida = leido(una_venta(despues=cargo("51", "2.36", suma=True, base="118.00", factor="0.02")))
    retenida = leido(una_venta(despues=cargo("62", "3.54", suma=False, base="118.00", factor="0.03")))

    assert percibida.percepcion is not None
    assert (percibida.percepcion.tasa, percibida.percepcion.monto) == (Decimal("2.00"), Decimal("2.36"))
    assert retenida.retencion is not None
    assert (retenida.retencion.tasa, retenida.retencion.monto) == (Decimal("3.00"), Decimal("3.54"))


def test_old_form_states_bases_detraccion_and_perception_apart() -> None:
    adicional = "".join(
        f"<sac:AdditionalMonetaryTotal><cbc:ID>{codigo}</cbc:ID>{monto('PayableAmount', cuanto)}"
        f"</sac:AdditionalMonetaryTotal>"
        for codigo, cuanto in (("1001", "100.00"), ("1003", "50.00"), ("2001", "2.00"), ("2003", "16.80"))
    )
    factura = leido(
        una_venta(forma="2.0", adicional=f"<sac:AdditionalInformation>{adicional}</sac:AdditionalInformation>")
    )

    assert {uno.codigo: uno.base for uno in factura.impuestos}["9997"] == Decimal("50.00")
    assert factura.detraccion is not None
    assert factura.detraccion.monto == Decimal("16.80")
    assert factura.percepcion is not None
    assert factura.percepcion.monto == Decimal("2.00")


@pytest.mark.parametrize(("orden", "leida"), [("4500012345", "4500012345"), ("-", ""), ("0", ""), ("F001-12", "")])
def test_order_number_is_none_where_it_is_no_order(orden: str, leida: str) -> None:
    assert leido(una_venta(orden=orden)).orden_de_compra == leida


def test_note_names_what_it_changes_and_why() -> None:
    nota = leido(una_nota(modifica="F001-00000012"))

    assert [(uno.tipo, uno.identificador) for uno in nota.modifica] == [("01", "F001-00000012")]
    assert nota.motivo == "Devolución total"


def test_receipt_for_fees_says_what_is_withheld() -> None:
    recibo = leido(un_recibo_por_honorarios(total="2000.00", retenido="160.00"))

    assert recibo.retencion is not None
    assert (recibo.retencion.tasa, recibo.retencion.monto) == (Decimal("8.00"), Decimal("160.00"))
    assert (recibo.moneda, recibo.totales.total, recibo.orden_de_compra) == ("PEN", Decimal("2000.00"), "")


@pytest.mark.parametrize(
    "linea",
    [
        Linea(afectacion="11"),
        Linea(afectacion="31", tributo="9998"),
        Linea(tributo="9996"),
        Linea(precio="02"),
    ],
    ids=["award", "unaffected gift", "code 9996", "price of reference"],
)
def test_line_given_free_is_told_in_each_of_its_ways(linea: Linea) -> None:
    factura = leido(una_venta(lineas=(Linea(valor="70.00"), linea)))

    assert (factura.detalle.valor, factura.detalle.valor_gratuito) == (Decimal("70.00"), Decimal("100.00"))


def test_names_hide_no_letters_that_turn_the_line_around() -> None:
    nombre = leido(una_venta().replace("QUEBRADA", "QUE\u202eBRA\u200bDA\n")).emisor.nombre

    assert nombre == "QUEBRADA HONDA S.A.C."


def test_values_are_never_taken_from_elsewhere_in_the_document() -> None:
    """Another invoice inside an extension, or in a signature, is not the invoice."""
    otra = una_venta(identificador="F999-1", total="99999.00").partition("\n")[2]
    factura = leido(una_venta(adicional=otra))

    assert (factura.identificador, factura.totales.total) == ("F001-12", Decimal("118.00"))
