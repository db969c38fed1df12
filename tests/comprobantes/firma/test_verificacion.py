"""What a signature proves about the content, whoever made it."""

import base64
import re

import pytest

from mesa.comprobantes.firma.hechos import EstadoFirma, Firma, Motivo
from mesa.comprobantes.leer import leer
from tests.archivos.firmar_xml import C14N, DS, ENVUELTA, EXC_C14N, MAS, Firmante, autofirmado, firmar
from tests.archivos.hacer_comprobantes import un_cdr, un_certificado, una_guia, una_nota, una_venta, unas_bajas

HOJA_DE_ESTILO = '<?xml-stylesheet type="text/xsl" href="factura2.0.xsl"?>'
_CURVA = {"metodo": f"{MAS}ecdsa-sha256"}


def firma_de(contenido: bytes) -> Firma:
    return leer(contenido).firma


@pytest.mark.parametrize(
    "xml",
    [una_venta(), una_nota(), una_nota(raiz="DebitNote"), una_guia(), un_certificado(), unas_bajas(), un_cdr()],
    ids=["factura", "credit note", "debit note", "guide", "withholding", "voidings", "answer"],
)
def test_signed_document_of_every_kind_is_intact(emisor: Firmante, xml: str) -> None:
    firma = firma_de(firmar(xml, emisor))

    assert (firma.estado, firma.motivo) == (EstadoFirma.INTEGRA_NO_CONFIABLE, Motivo.SIN_JUZGAR)
    assert firma.integra


@pytest.mark.parametrize("codificacion", ["utf-8", "iso-8859-1"])
@pytest.mark.parametrize("prefijo", ["ds", ""])
@pytest.mark.parametrize("canonica", [C14N, f"{C14N}#WithComments", EXC_C14N, f"{EXC_C14N}WithComments"])
def test_intact_is_intact_in_every_form_that_systems_write(
    emisor: Firmante, codificacion: str, prefijo: str, canonica: str
) -> None:
    xml = una_venta(antes_de_la_raiz=HOJA_DE_ESTILO)
    contenido = firmar(
        re.sub(r'encoding="[^"]+"', f'encoding="{codificacion}"', xml),
        emisor,
        codificacion=codificacion,
        prefijo=prefijo,
        canonica=canonica,
        transformaciones=(ENVUELTA, canonica),
    )

    assert firma_de(contenido).integra


@pytest.mark.parametrize("clave", ["rsa", "ecdsa"])
@pytest.mark.parametrize("bits", ["1", "256", "384", "512"])
def test_admitted_algorithms_are_named_and_sha1_is_marked_weak(emisor: Firmante, clave: str, bits: str) -> None:
    espacio = DS if (clave, bits) == ("rsa", "1") else MAS
    firmante = emisor if clave == "rsa" else autofirmado()
    firma = firma_de(firmar(una_venta(), firmante, metodo=f"{espacio}{clave}-sha{bits}"))

    assert firma.integra
    assert (firma.algoritmo, firma.debil) == (f"{clave}-sha{bits}", bits == "1")


def test_weak_digest_is_marked_too(emisor: Firmante) -> None:
    assert firma_de(firmar(una_venta(), emisor, resumen=f"{DS}sha1")).debil


@pytest.mark.parametrize(
    ("de", "a"),
    [
        (b">118.00</cbc:PayableAmount", b">918.00</cbc:PayableAmount"),
        (b"<cbc:IssueDate>", b" <cbc:IssueDate>"),
        (b"F001-12", b"F001-13"),
        (b'href="factura2.0.xsl"', b'href="otra.xsl"'),
        (b"<SignatureValue>", b"<SignatureValue>AAAA"),
    ],
    ids=["total", "blank", "number", "instruction before the root", "value"],
)
def test_anything_changed_after_signing_is_invalid(emisor: Firmante, de: bytes, a: bytes) -> None:
    contenido = firmar(una_venta(antes_de_la_raiz=HOJA_DE_ESTILO), emisor, prefijo="")
    assert de in contenido

    firma = firma_de(contenido.replace(de, a))

    assert (firma.estado, firma.motivo) == (EstadoFirma.INVALIDA, Motivo.NO_CUADRA)
    assert firma.certificado is not None


def test_what_sunat_adds_inside_the_signature_does_not_matter(emisor: Firmante) -> None:
    propios = "<Proposito>Cumple</Proposito><Revocacion>Cumple</Revocacion><TSL>Cumple</TSL><Expiracion>No</Expiracion>"

    assert firma_de(firmar(un_cdr(), emisor, prefijo="", tras=propios)).integra


def test_root_may_be_referred_to_by_its_own_identifier(emisor: Firmante) -> None:
    contenido = firmar(una_venta().replace("<Invoice ", '<Invoice Id="todo" '), emisor, uri="#todo")

    assert firma_de(contenido).integra


def test_chain_in_any_order_is_tried_for_the_key(emisor: Firmante) -> None:
    revuelto = Firmante(llave=emisor.llave, certificados=emisor.certificados[::-1])

    firma = firma_de(firmar(una_venta(), revuelto))

    assert firma.integra
    assert firma.cadena[0] == emisor.certificados[0]


def test_digest_is_kept_to_compare_with_an_answer(emisor: Firmante) -> None:
    assert len(base64.b64decode(firma_de(firmar(una_venta(), emisor)).huella)) == 32


def test_certificate_speaks_of_its_holder() -> None:
    certificado = firma_de(
        firmar(una_venta(), autofirmado(titular="ANA PRUEBA", ruc="20131312955"), **_CURVA)
    ).certificado

    assert certificado is not None
    assert (certificado.titular, certificado.rucs) == ("ANA PRUEBA", ("20131312955",))
    assert not certificado.de_demostracion


def test_number_that_is_no_ruc_is_not_taken_for_one() -> None:
    certificado = firma_de(firmar(una_venta(), autofirmado(ruc="20131312956"), **_CURVA)).certificado

    assert certificado is not None
    assert certificado.rucs == ()


def test_document_without_signature_is_unsigned() -> None:
    firma = firma_de(una_venta().encode())

    assert (firma.estado, firma.motivo) == (EstadoFirma.SIN_FIRMA, Motivo.NINGUNO)


_CERTIFICADO = re.compile(rb"<ds:X509Certificate>.*?</ds:X509Certificate>", re.DOTALL)
_VALOR = re.compile(rb"(<ds:SignatureValue>).*?(</ds:SignatureValue>)", re.DOTALL)


@pytest.mark.parametrize(
    ("sobre", "por", "motivo"),
    [
        (_CERTIFICADO, b"", Motivo.SIN_CERTIFICADO),
        (_CERTIFICADO, b"<ds:X509Certificate>{certificado}</ds:X509Certificate>", Motivo.SIN_CERTIFICADO),
        (_CERTIFICADO, b"<ds:X509Certificate>AAAA</ds:X509Certificate>", Motivo.SIN_CERTIFICADO),
        (_VALOR, rb"\1\2", Motivo.INCOMPLETA),
        (_VALOR, rb"\1*Private key 'BetaPublicCert' not up*\2", Motivo.DE_HOMOLOGACION),
        (re.compile(rb"<ds:SignedInfo>.*</ds:KeyInfo>", re.DOTALL), b"", Motivo.INCOMPLETA),
        (re.compile(rb"<ds:SignedInfo>.*</ds:SignedInfo>", re.DOTALL), b"", Motivo.INCOMPLETA),
    ],
    ids=["no certificate", "template", "no certificate at all", "no value", "beta", "empty", "nothing signed"],
)
def test_signature_without_what_it_takes_cannot_be_verified(
    emisor: Firmante, sobre: re.Pattern[bytes], por: bytes, motivo: Motivo
) -> None:
    firma = firma_de(sobre.sub(por, firmar(un_cdr(), emisor)))

    assert (firma.estado, firma.motivo) == (EstadoFirma.NO_VERIFICABLE, motivo)


def test_signature_of_another_form_of_xml_is_not_judged_by_these_rules(emisor: Firmante) -> None:
    contenido = firmar(una_venta(), emisor).replace(b"schema:xsd:Invoice-2", b"schema:xsd:Otra-2")

    assert firma_de(contenido) == Firma(estado=EstadoFirma.NO_VERIFICABLE, motivo=Motivo.NO_ES_COMPROBANTE)


def test_signature_in_what_cannot_be_read_is_not_taken_for_none(emisor: Firmante) -> None:
    firma = firma_de(firmar(una_venta(), emisor)[:-5])

    assert (firma.estado, firma.motivo) == (EstadoFirma.NO_VERIFICABLE, Motivo.XML_ILEGIBLE)
