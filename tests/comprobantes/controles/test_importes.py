"""Figures: sound vouchers of every honest shape pass, and a changed digit does not."""

from typing import Any

import pytest

from mesa.lib.texto import Gravedad
from tests.archivos.hacer_comprobantes import (
    Linea,
    cargo,
    monto,
    termino,
    un_recibo_por_honorarios,
    una_nota,
    una_venta,
)
from tests.comprobantes.casos import codigos, el, un_caso

IGV = ("1000", "100.00", "18.00")
SANAS: dict[str, str] = {
    "plain": una_venta(),
    "old form, without bases": una_venta(forma="2.0", valor="", precio="", tributos=(("1000", "", "18.00"),)),
    "free item beside": una_venta(
        lineas=(Linea(), Linea(valor="50.00", igv="9.00", tributo="9996", afectacion="11", precio="02")),
        tributos=(IGV, ("9996", "50.00", "9.00")),
    ),
    "all free": una_venta(
        lineas=(Linea(valor="50.00", igv="9.00", tributo="9996", afectacion="11", precio="02"),),
        tributos=(("9996", "50.00", "9.00"),),
        impuestos="0.00",
        valor="0.00",
        precio="0.00",
        total="0.00",
    ),
    "exempt": una_venta(
        lineas=(Linea(igv="0.00", tributo="9997", afectacion="20", tasa="0"),),
        tributos=(("9997", "100.00", "0.00"),),
        impuestos="0.00",
        precio="100.00",
        total="100.00",
    ),
    "unaffected and taxed": una_venta(
        lineas=(Linea(), Linea(valor="40.00", igv="0.00", tributo="9998", afectacion="30", tasa="0")),
        tributos=(IGV, ("9998", "40.00", "0.00")),
        valor="140.00",
        precio="158.00",
        total="158.00",
    ),
    "export in dollars": una_venta(
        moneda="USD",
        lineas=(Linea(igv="0.00", tributo="9995", afectacion="40", tasa="0"),),
        tributos=(("9995", "100.00", "0.00"),),
        impuestos="0.00",
        precio="100.00",
        total="100.00",
    ),
    "discount on the base": una_venta(
        despues=cargo("02", "20.00", suma=False),
        lineas=(Linea(valor="120.00", igv="21.60"),),
    ),
    "discount off the base": una_venta(
        despues=cargo("03", "10.00", suma=False), pie=monto("AllowanceTotalAmount", "10.00"), total="108.00"
    ),
    "service charge": una_venta(
        despues=cargo("46", "10.00", suma=True), pie=monto("ChargeTotalAmount", "10.00"), total="128.00"
    ),
    "advance, on the base": una_venta(
        despues=cargo("04", "50.00", suma=False),
        tributos=(("1000", "50.00", "9.00"),),
        impuestos="9.00",
        valor="50.00",
        precio="118.00",
        pie=monto("PrepaidAmount", "59.00"),
        total="59.00",
        lineas=(Linea(),),
    ).replace(">118.00</cbc:TaxInclusiveAmount", ">59.00</cbc:TaxInclusiveAmount"),
    "advance, off the total": una_venta(pie=monto("PrepaidAmount", "59.00"), total="59.00"),
    "rounded": una_venta(pie=monto("PayableRoundingAmount", "-0.03"), total="117.97"),
    "ISC within the base": una_venta(
        lineas=(Linea(valor="100.00", igv="19.80"),),
        tributos=(("1000", "100.00", "19.80"), ("2000", "100.00", "10.00")),
        impuestos="29.80",
        precio="129.80",
        total="129.80",
    ),
    "plastic bags": una_venta(tributos=(IGV, ("7152", "", "0.50")), impuestos="18.50", precio="118.50", total="118.50"),
    "IVAP": una_venta(
        lineas=(Linea(igv="4.00", tributo="1016", afectacion="17", tasa="4"),),
        tributos=(("1016", "100.00", "4.00"),),
        impuestos="4.00",
        precio="104.00",
        total="104.00",
    ),
    "restaurant at 10 %": una_venta(
        lineas=(Linea(igv="10.00", tasa="10"),),
        tributos=(("1000", "100.00", "10.00"),),
        impuestos="10.00",
        precio="110.00",
        total="110.00",
    ),
    "two rates": una_venta(
        lineas=(Linea(), Linea(igv="10.00", tasa="10")),
        tributos=(("1000", "200.00", "28.00"),),
        impuestos="28.00",
        valor="200.00",
        precio="228.00",
        total="228.00",
    ),
    "a hundred lines that round by themselves": una_venta(
        lineas=tuple(Linea(valor="0.33", igv="0.06") for _ in range(100)),
        tributos=(("1000", "33.00", "6.00"),),
        impuestos="6.00",
        valor="33.00",
        precio="39.00",
        total="39.00",
    ),
    "credit note": una_nota(),
    "debit note": una_nota(raiz="DebitNote", identificador="FD01-1"),
    "fees": un_recibo_por_honorarios(),
    "on credit": una_venta(
        despues=termino("FormaPago", "Credito", "118.00")
        + termino("FormaPago", "Cuota001", "59.00", vence="2026-07-26")
        + termino("FormaPago", "Cuota002", "59.00", vence="2026-08-26")
    ),
    "with detracción, rounded to soles": una_venta(despues=termino("Detraccion", "037", "14.00", tasa="12.00")),
    "detracción in soles of a sale in dollars": una_venta(
        moneda="USD", despues=termino("Detraccion", "037", "53.00", tasa="12.00")
    ),
}


@pytest.mark.parametrize("xml", SANAS.values(), ids=SANAS)
def test_sound_figures_of_every_shape_are_not_objected_to(xml: str) -> None:
    assert codigos(un_caso(xml), de="importes") == []


@pytest.mark.parametrize(
    ("cambios", "codigo"),
    [
        ({"total": "178.00"}, "importes.total_no_cuadra"),
        ({"precio": "178.00", "total": "178.00"}, "importes.total_no_cuadra"),
        (
            {"tributos": (("1000", "100.00", "28.00"),), "impuestos": "28.00", "precio": "128.00", "total": "128.00"},
            "importes.igv_no_cuadra",
        ),
        ({"lineas": (Linea(valor="900.00"),)}, "importes.lineas_no_cuadran"),
        ({"total": "-118.00"}, "importes.total_no_cuadra"),
        (
            {"despues": termino("FormaPago", "Credito", "118.00") + termino("FormaPago", "Cuota001", "18.00")},
            "importes.cuotas_no_cuadran",
        ),
        ({"despues": termino("Detraccion", "037", "41.60", tasa="12.00")}, "importes.detraccion_no_cuadra"),
    ],
)
def test_figures_that_do_not_add_up_are_warned_of(cambios: dict[str, Any], codigo: str) -> None:
    reparo = el(codigo, un_caso(una_venta(**cambios)))

    assert reparo.gravedad is Gravedad.AVISO


def test_rate_of_a_detraccion_is_written_as_people_do() -> None:
    caso = un_caso(una_venta(despues=termino("Detraccion", "037", "41.60", tasa="10.00")))

    assert "41.60 y no corresponde al 10 % del total" in el("importes.detraccion_no_cuadra", caso).mensaje


@pytest.mark.parametrize("cambios", [{"total": ""}, {"precio": "", "valor": "", "tributos": ()}, {"lineas": ()}])
def test_figures_that_are_not_there_are_not_objected_to(cambios: dict[str, Any]) -> None:
    assert codigos(un_caso(una_venta(**cambios)), de="importes") == []
