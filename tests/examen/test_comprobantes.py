"""An annex in XML is read as the voucher that it is, and its signature judged with the trust that is given."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mesa.examen.examinar import examinar
from mesa.examen.orden import main
from mesa.firmas.confianza.modelo import SIN_CONFIANZA, Confianza
from mesa.inspeccion.inspector import Inspeccion
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos.firmar_xml import MAS, Firmante, autofirmado, firmar
from tests.archivos.hacer_comprobantes import EMISOR, un_cdr, una_venta, unas_bajas
from tests.pki.pki import Pki

AHORA = datetime(2026, 6, 26, 15, 24, tzinfo=UTC)


@pytest.fixture
def confianza(pki: Pki) -> Confianza:
    return Confianza(anclas=(pki.der("raiz"),))


@pytest.fixture
def emisor(pki: Pki) -> Firmante:
    return Firmante(llave=pki.llave("sello"), certificados=(pki.der("sello"), pki.der("emisora")))


def examinado(
    carpeta: Path, contenido: bytes, confianza: Confianza = SIN_CONFIANZA, *, rol: Rol = Rol.ANEXO
) -> Inspeccion:
    ruta = carpeta / "comprobante.xml"
    ruta.write_bytes(contenido)
    return examinar(ruta, nombre=ruta.name, politica=politica_para(rol=rol), confianza=lambda: confianza, ahora=AHORA)


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


def test_voucher_of_an_accredited_signer_is_valid(tmp_path: Path, emisor: Firmante, confianza: Confianza) -> None:
    inspeccion = examinado(tmp_path, firmar(una_venta(), emisor), confianza)

    assert (inspeccion.estado_firma, inspeccion.veredicto, codigos(inspeccion)) == ("valida", "conforme", [])
    assert inspeccion.comprobante is not None
    dicho = {campo: inspeccion.comprobante[campo] for campo in ("clase", "tipo", "serie", "numero", "total", "moneda")}
    assert dicho == {
        "clase": "comprobante", "tipo": "01", "serie": "F001", "numero": 12, "total": "118.00", "moneda": "PEN"
    }  # fmt: skip
    assert inspeccion.comprobante["emisor"]["numero"] == EMISOR
    assert inspeccion.comprobante["firma"]["autor"] == "emisor"


@pytest.mark.parametrize(
    ("cambio", "estado", "dicho"),
    [
        (lambda xml: xml, "integra_no_confiable", ["firma_xml.no_confiable"]),
        (lambda xml: xml.replace(b"118.00", b"119.00"), "invalida", ["firma_xml.modificado"]),
    ],
)
def test_what_a_signature_is_worth_is_said_and_refuses_nothing(
    tmp_path: Path, emisor: Firmante, cambio: object, estado: str, dicho: list[str]
) -> None:
    inspeccion = examinado(tmp_path, cambio(firmar(una_venta(), emisor)))  # type: ignore[operator]

    assert (inspeccion.estado_firma, codigos(inspeccion), inspeccion.rechaza) == (estado, dicho, False)


def test_unsigned_voucher_and_anybodys_answer_are_warned_of(tmp_path: Path) -> None:
    venta = examinado(tmp_path, una_venta().encode())
    cdr = examinado(tmp_path, firmar(un_cdr(), autofirmado(ruc="20600695771"), metodo=f"{MAS}ecdsa-sha256"))

    assert (venta.estado_firma, codigos(venta)) == ("sin_firma", ["firma_xml.sin_firma"])
    assert (cdr.estado_firma, codigos(cdr)) == ("integra_no_confiable", ["cdr.no_confiable"])
    assert cdr.comprobante is not None
    assert (cdr.comprobante["clase"], cdr.comprobante["respuesta"]) == ("cdr", "aceptado")


def test_daily_communication_is_said_to_be_no_voucher(tmp_path: Path) -> None:
    inspeccion = examinado(tmp_path, unas_bajas().encode())

    assert codigos(inspeccion) == ["comprobante.resumen", "firma_xml.sin_firma"]
    assert inspeccion.comprobante is not None
    assert inspeccion.comprobante["clase"] == "resumen"


def test_xml_of_something_else_is_received_and_said_not_to_be_known(tmp_path: Path) -> None:
    inspeccion = examinado(tmp_path, b"<?xml version='1.0'?><mapa><punto/></mapa>")

    assert (codigos(inspeccion), inspeccion.comprobante, inspeccion.veredicto) == (
        ["xml.no_reconocido"], None, "con_avisos"
    )  # fmt: skip


def test_refused_xml_is_not_read_further(tmp_path: Path) -> None:
    inspeccion = examinado(tmp_path, b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")

    assert (inspeccion.rechaza, inspeccion.comprobante) == (True, None)


@pytest.mark.parametrize(
    ("xml", "dicho"),
    [
        (una_venta(), f"  Factura F001-12: {EMISOR} QUEBRADA HONDA S.A.C., PEN 118.00, sin firma\n"),
        (un_cdr(), "  Constancia de F001-12: aceptado, sin firma\n"),
        (unas_bajas(), "  Comunicación diaria RA-"),
    ],
)
def test_person_reads_which_voucher_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], xml: str, dicho: str
) -> None:
    ruta = tmp_path / "f.xml"
    ruta.write_bytes(xml.encode())

    assert main([str(ruta)]) == 0
    assert dicho in capsys.readouterr().out


def test_command_prints_the_voucher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ruta = tmp_path / "f.xml"
    ruta.write_bytes(una_venta().encode())

    assert main([str(ruta), "--json"]) == 0
    dicho = json.loads(capsys.readouterr().out)
    assert dicho["comprobante"]["identificador"] == "F001-12"
    assert "leido" not in dicho
