"""Kinds of documents that are no sale."""

from decimal import Decimal

import pytest

from mesa.comprobantes.cdr import Observacion, Respuesta
from mesa.comprobantes.leer import leer
from mesa.comprobantes.leido import Clase
from mesa.lib.xml_seguro import ProblemaXml
from tests.archivos.hacer_comprobantes import (
    EMISOR,
    RECEPTOR,
    un_cdr,
    un_cdr_de_ose,
    un_certificado,
    una_guia,
    una_venta,
    unas_bajas,
)


@pytest.mark.parametrize(
    ("raiz", "identificador", "tipo"), [("Retention", "R001-5", "20"), ("Perception", "P001-5", "40")]
)
def test_certificate_says_what_was_withheld_and_paid(raiz: str, identificador: str, tipo: str) -> None:
    certificado = leer(un_certificado(raiz, identificador=identificador).encode()).comprobante

    assert certificado is not None
    regimen = certificado.retencion or certificado.percepcion
    assert regimen is not None
    assert (certificado.tipo, certificado.emisor.numero, certificado.receptor.numero) == (tipo, EMISOR, RECEPTOR)
    assert (regimen.monto, regimen.total, regimen.tasa) == (Decimal("30.00"), Decimal("970.00"), Decimal("3.00"))
    assert certificado.adjuntos_referidos[0].identificador == "F001-12"
    assert certificado.ilegibles == ()


@pytest.mark.parametrize(("tipo", "identificador"), [("09", "T001-8"), ("31", "V001-8")])
def test_guide_names_its_parties_and_its_order(tipo: str, identificador: str) -> None:
    guia = leer(una_guia(tipo, identificador).encode()).comprobante

    assert guia is not None
    assert (guia.tipo, guia.emisor.numero, guia.receptor.numero) == (tipo, EMISOR, RECEPTOR)
    assert (guia.orden_de_compra, guia.ilegibles) == ("4500012345", ())


@pytest.mark.parametrize(("identificador", "clase"), [("RA-20260626-1", "RA"), ("RR-20260626-1", "RR")])
def test_communication_is_no_voucher(identificador: str, clase: str) -> None:
    leido = leer(unas_bajas(identificador).encode())

    assert leido.clase is Clase.RESUMEN
    assert leido.comprobante is None
    assert leido.resumen is not None
    assert (leido.resumen.clase, leido.resumen.emisor.numero) == (clase, EMISOR)
    assert leido.resumen.referidos[0].identificador == "F001-12"


def test_answer_of_sunat_says_to_what_it_answers() -> None:
    cdr = leer(un_cdr(notas=("4252 - El dato ingresado es incorrecto.", "sin código")).encode()).cdr

    assert cdr is not None
    assert (cdr.emisor, cdr.receptor, cdr.comprobante) == (EMISOR, RECEPTOR, "F001-12")
    assert cdr.observaciones == (
        Observacion(codigo="4252", texto="El dato ingresado es incorrecto."),
        Observacion(codigo="", texto="sin código"),
    )


def test_answer_of_an_ose_says_it_in_other_places() -> None:
    cdr = leer(un_cdr_de_ose(huella="RwNDwdsWs4XMKM4BoTAf5MKh3T8=", razon="Observado").encode()).cdr

    assert cdr is not None
    assert (cdr.emisor, cdr.receptor, cdr.comprobante, cdr.tipo) == (EMISOR, RECEPTOR, "F001-12", "01")
    assert cdr.huella == "RwNDwdsWs4XMKM4BoTAf5MKh3T8="
    assert cdr.observaciones == (Observacion(codigo="4265", texto="Observado"),)


@pytest.mark.parametrize(
    ("codigo", "notas", "respuesta"),
    [
        ("0", (), Respuesta.ACEPTADO),
        ("0", ("4252 - algo",), Respuesta.OBSERVADO),
        ("4000", (), Respuesta.OBSERVADO),
        ("0100", (), Respuesta.EXCEPCION),
        ("1999", (), Respuesta.EXCEPCION),
        ("2000", (), Respuesta.RECHAZADO),
        ("3999", (), Respuesta.RECHAZADO),
        ("99", (), Respuesta.DESCONOCIDA),
        ("", (), Respuesta.DESCONOCIDA),
        ("cero", (), Respuesta.DESCONOCIDA),
        ("-1", (), Respuesta.DESCONOCIDA),
        ("9" * 40, (), Respuesta.DESCONOCIDA),
    ],
)
def test_response_code_amounts_to_what_sunat_says(codigo: str, notas: tuple[str, ...], respuesta: Respuesta) -> None:
    cdr = leer(un_cdr(codigo=codigo, notas=notas).encode()).cdr

    assert cdr is not None
    assert cdr.respuesta is respuesta


@pytest.mark.parametrize(
    ("contenido", "problema"),
    [
        (b"", ProblemaXml.MAL_FORMADO),
        (b"\x00\x01", ProblemaXml.MAL_FORMADO),
        (b"<Invoice>", ProblemaXml.MAL_FORMADO),
        (b'<!DOCTYPE Invoice [<!ENTITY a "b">]><Invoice>&a;</Invoice>', ProblemaXml.DOCTYPE),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"), ProblemaXml.DOCTYPE),
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', ProblemaXml.CODIFICACION),
        (b"<a>" * 101 + b"</a>" * 101, ProblemaXml.DESMEDIDO),
        (b"<a>" + b"<b/>" * 500_000 + b"</a>", ProblemaXml.DESMEDIDO),
    ],
    ids=["empty", "binary", "cut", "doctype", "utf-16 doctype", "utf-7", "deep", "long"],
)
def test_what_is_no_xml_to_read_says_why(contenido: bytes, problema: ProblemaXml) -> None:
    leido = leer(contenido)

    assert (leido.clase, leido.problema) == (Clase.ILEGIBLE, problema)


@pytest.mark.parametrize("raiz", ["<html/>", '<Invoice xmlns="urn:otra"/>', "<Invoice/>"])
def test_xml_of_another_form_is_other(raiz: str) -> None:
    assert leer(raiz.encode()).clase is Clase.OTRO


def test_reading_leaves_the_bytes_alone() -> None:
    contenido = una_venta().encode()
    copia = bytes(contenido)
    leer(contenido)

    assert contenido == copia
