import pytest

from mesa.comprobantes.comprobante import Clave
from mesa.comprobantes.leer import leer
from mesa.comprobantes.nombres import Nombre, leer_nombre
from tests.archivos.hacer_comprobantes import una_venta

CLAVE = Clave("20100128218", "01", "F001", 12)


@pytest.mark.parametrize(
    "nombre",
    [
        "20100128218-01-F001-12.xml",
        "20100128218-01-F001-00000012.XML",
        "20100128218-01-f001-12.zip",
        "20100128218-01-F001-12 (1).xml",
        "C:\\Descargas\\20100128218-01-F001-12.xml",
        "dummy/20100128218-01-F001-12.pdf",
    ],
)
def test_name_as_sunat_asks_for_claims_a_voucher(nombre: str) -> None:
    dicho = leer_nombre(nombre)

    assert (dicho.clave, dicho.de_constancia) == (CLAVE, False)


@pytest.mark.parametrize("nombre", ["R-20100128218-01-F001-12.xml", "r-20100128218-01-F001-12.ZIP"])
def test_name_of_an_answer_claims_the_voucher_it_answers_to(nombre: str) -> None:
    dicho = leer_nombre(nombre)

    assert (dicho.clave, dicho.de_constancia) == (CLAVE, True)


@pytest.mark.parametrize(
    ("nombre", "claves"),
    [
        ("FACTURAE001-174.xml", (None, "01", "E001", 174)),
        ("FACTURAE001-17420100128218.xml", ("20100128218", "01", "E001", 174)),
        ("BOLETAEB01-9.xml", (None, "03", "EB01", 9)),
        ("NOTACREDITOE001-2.xml", (None, "07", "E001", 2)),
        ("NOTA_DEBITOE001-2.xml", (None, "08", "E001", 2)),
        ("RHE1040123456117.xml", ("10401234561", "R1", None, 17)),
    ],
)
def test_names_of_the_portal_claim_what_they_say(nombre: str, claves: tuple[object, ...]) -> None:
    dicho = leer_nombre(nombre)

    assert (dicho.ruc, dicho.tipo, dicho.serie, dicho.numero) == claves


@pytest.mark.parametrize("nombre", ["", "factura.xml", "20100128218.xml", "2010012821-01-F001-12.xml", ".xml", "R-"])
def test_any_other_name_claims_nothing(nombre: str) -> None:
    assert leer_nombre(nombre).clave is None


@pytest.mark.parametrize(
    ("nombre", "discrepan"),
    [
        ("20100128218-01-F001-12.xml", ()),
        ("factura.xml", ()),
        ("20100128218-01-F001-13.xml", ("numero",)),
        ("20131312955-03-B001-12.xml", ("ruc", "tipo", "serie")),
        ("FACTURAE001-12.xml", ("serie",)),
    ],
)
def test_what_the_name_says_otherwise_than_the_content_is_named(nombre: str, discrepan: tuple[str, ...]) -> None:
    comprobante = leer(una_venta().encode()).comprobante
    assert comprobante is not None

    assert leer_nombre(nombre).discrepa(comprobante) == discrepan


def test_name_that_claims_nothing_disagrees_with_nothing() -> None:
    comprobante = leer(una_venta().encode()).comprobante
    assert comprobante is not None
    assert Nombre().discrepa(comprobante) == ()
