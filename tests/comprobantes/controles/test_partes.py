"""Who issued it, to whom, and whether it was filed before."""

import pytest

from mesa.comprobantes.comprobante import Clave
from mesa.lib.texto import Gravedad
from tests.archivos.hacer_comprobantes import (
    EMISOR,
    RECEPTOR,
    un_certificado,
    un_recibo_por_honorarios,
    una_guia,
    una_nota,
    una_venta,
)
from tests.comprobantes.casos import Presentados, codigos, el, un_caso

OTRO = "20100070970"


@pytest.mark.parametrize("forma", ["2.1", "2.1-temprana", "2.0"])
def test_factura_to_another_ruc_is_refused_with_both(forma: str) -> None:
    reparo = el("comprobante.receptor_distinto", un_caso(una_venta(receptor=OTRO, forma=forma)))

    assert reparo.gravedad is Gravedad.ERROR
    assert OTRO in reparo.mensaje
    assert RECEPTOR in reparo.mensaje


@pytest.mark.parametrize(
    "xml",
    [una_venta(), una_nota(), un_recibo_por_honorarios(), una_guia(), un_certificado()],
    ids=["factura", "note", "fees", "guide", "withholding"],
)
def test_voucher_to_the_institution_is_not_objected_to(xml: str) -> None:
    assert codigos(un_caso(xml), de="comprobante.receptor") == []


@pytest.mark.parametrize(
    "cambios",
    [
        {"receptor": "45288569", "documento_del_receptor": "1"},
        {"receptor": "-", "documento_del_receptor": "0"},
        {"receptor": ""},
    ],
    ids=["DNI", "nobody", "unread"],
)
def test_receiver_without_ruc_is_only_a_warning(cambios: dict[str, str]) -> None:
    reparo = el("comprobante.receptor_sin_ruc", un_caso(una_venta(tipo="03", identificador="B001-1", **cambios)))

    assert reparo.gravedad is Gravedad.AVISO


def test_guide_to_someone_else_is_nobodys_fault() -> None:
    assert codigos(un_caso(una_guia(), institucion=OTRO), de="comprobante.receptor") == []


@pytest.mark.parametrize("identificador", ["F001-12", "F001-00000012"])
def test_voucher_filed_before_is_refused_naming_the_expediente(identificador: str) -> None:
    registro = Presentados({Clave(EMISOR, "01", "F001", 12): "2026-0000431"})
    reparo = el("comprobante.duplicado", un_caso(una_venta(identificador=identificador), registro=registro))

    assert reparo.gravedad is Gravedad.ERROR
    assert "2026-0000431" in reparo.mensaje


@pytest.mark.parametrize("cambios", [{"identificador": "F001-13"}, {"tipo": "03"}, {"emisor": OTRO}])
def test_another_number_kind_or_issuer_is_another_voucher(cambios: dict[str, str]) -> None:
    registro = Presentados({Clave(EMISOR, "01", "F001", 12): "2026-0000431"})

    assert "comprobante.duplicado" not in codigos(un_caso(una_venta(**cambios), registro=registro))


def test_account_of_another_ruc_is_told_that_it_files_for_somebody_else() -> None:
    reparo = el("comprobante.otro_emisor", un_caso(cuenta=OTRO))

    assert reparo.gravedad is Gravedad.AVISO
    assert reparo.mensaje.startswith("Presentas un comprobante de otro emisor")


def test_person_is_told_of_what_a_company_issued_and_not_of_their_own() -> None:
    de_persona = un_caso(una_venta(emisor="10401234567"), cuenta="40123456")

    assert "comprobante.otro_emisor" not in codigos(de_persona)
    assert "comprobante.otro_emisor" in codigos(un_caso(cuenta="40123456"))


@pytest.mark.parametrize("cuenta", [EMISOR, ""])
def test_issuers_own_account_and_one_without_ruc_are_not_told(cuenta: str) -> None:
    assert "comprobante.otro_emisor" not in codigos(un_caso(cuenta=cuenta))
