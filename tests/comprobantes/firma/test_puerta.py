"""Signatures that ask for more than to be verified are refused before anything is done for them."""

import re

import pytest

from mesa.comprobantes.firma.hechos import EstadoFirma, Firma, Motivo
from mesa.comprobantes.leer import leer
from tests.archivos.firmar_xml import DS, Firmante, autofirmado, firmar
from tests.archivos.hacer_comprobantes import una_venta

XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116"
XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116"
HMAC = f"{DS}hmac-sha1"


def firma_de(contenido: bytes) -> Firma:
    return leer(contenido).firma


def cambiada(emisor: Firmante, de: str, a: str) -> Firma:
    """Return the signature of a factura in which `de` was changed to `a` after signing."""
    contenido, veces = re.subn(de.encode(), a.encode(), firmar(una_venta(), emisor), flags=re.DOTALL)
    assert veces
    return firma_de(contenido)


@pytest.mark.parametrize(
    "uri",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "#otro",
        "#xpointer(/)",
        "factura.xml",
        "#",
        "//h/x",
        "jar:file:/x!/y",
    ],
)
def test_reference_to_anything_but_the_document_is_refused(emisor: Firmante, uri: str) -> None:
    firma = cambiada(emisor, 'URI=""', f'URI="{uri}"')

    assert (firma.estado, firma.motivo) == (EstadoFirma.INVALIDA, Motivo.REFERENCIA_AJENA)


def test_reference_to_nothing_in_particular_is_refused(emisor: Firmante) -> None:
    assert cambiada(emisor, ' URI=""', "").motivo is Motivo.REFERENCIA_AJENA


@pytest.mark.parametrize(
    ("de", "a"),
    [
        ('(SignatureMethod Algorithm=)"[^"]+"', rf'\1"{HMAC}"'),
        ('(SignatureMethod Algorithm=)"[^"]+"', r'\1"http://www.w3.org/2001/04/xmldsig-more#rsa-md5"'),
        (
            '(SignatureMethod Algorithm="[^"]+")/>',
            r"\1><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>",
        ),
        ('(Transform Algorithm=)"[^"]+"', rf'\1"{XSLT}"'),
        ('(Transform Algorithm=)"[^"]+"', rf'\1"{XPATH}"'),
        ("(<ds:Transform [^>]+/>)", rf'\1<ds:Transform Algorithm="{XPATH}"/>'),
        ("(<ds:Transform [^>]+/>)", r"\1\1\1"),
        ("<ds:Transform [^>]+/>", ""),
        ('(CanonicalizationMethod Algorithm=)"[^"]+"', rf'\1"{XSLT}"'),
        ('(DigestMethod Algorithm=)"[^"]+"', r'\1"http://www.w3.org/2001/04/xmldsig-more#md5"'),
        ('(CanonicalizationMethod Algorithm="[^"]+")/>', r"\1><x/></ds:CanonicalizationMethod>"),
    ],
    ids=[
        "hmac",
        "md5",
        "truncated",
        "xslt",
        "xpath",
        "xpath too",
        "thrice",
        "none",
        "xslt c14n",
        "md5 digest",
        "inside",
    ],
)
def test_algorithm_out_of_the_list_is_refused(emisor: Firmante, de: str, a: str) -> None:
    firma = cambiada(emisor, de, a)

    assert (firma.estado, firma.motivo) == (EstadoFirma.INVALIDA, Motivo.ALGORITMO_NO_ADMITIDO)


@pytest.mark.parametrize(
    ("de", "a"),
    [
        ('(<ds:Transform Algorithm="[^"]+")/>', r"\1><x/></ds:Transform>"),
        ("(<ds:KeyInfo>)", r'\1<ds:RetrievalMethod URI="file:///etc/passwd"/>'),
        ("(<ds:SignedInfo>.*</ds:SignedInfo>)", r"\1\1"),
        ("(<ds:SignatureValue>.*</ds:SignatureValue>)", r"\1\1"),
        ("(<ds:SignatureMethod [^>]*/>)", r"\1\1"),
        ("<ds:Transforms>.*</ds:Transforms>", ""),
        ("(<ds:DigestValue>.*</ds:DigestValue>)", r"\1\1"),
    ],
    ids=["inside", "retrieval", "two signed", "two values", "two methods", "no transforms", "two digests"],
)
def test_signature_of_another_shape_is_refused(emisor: Firmante, de: str, a: str) -> None:
    firma = cambiada(emisor, de, a)

    assert (firma.estado, firma.motivo) == (EstadoFirma.INVALIDA, Motivo.FORMA_NO_ADMITIDA)


def test_more_than_one_reference_is_refused_however_many(emisor: Firmante) -> None:
    assert cambiada(emisor, "(<ds:Reference.*</ds:Reference>)", r"\1" * 1000).motivo is Motivo.VARIAS_REFERENCIAS


def test_second_signature_is_refused_good_or_not(emisor: Firmante) -> None:
    una = firmar(una_venta(), emisor)
    firma = re.search(rb"<ds:Signature .*</ds:Signature>", una, re.DOTALL)
    assert firma is not None

    for otra in (firma.group(), b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'):
        dos = una.replace(b"</Invoice>", otra + b"</Invoice>")
        assert firma_de(dos) == Firma(estado=EstadoFirma.INVALIDA, motivo=Motivo.VARIAS_FIRMAS)


def test_signed_part_inside_another_document_does_not_cover_it(emisor: Firmante) -> None:
    """Wrapping: the signature is good for what stands inside; what is read stands outside."""
    dentro = firmar(una_venta().replace("<Invoice ", '<Invoice Id="todo" '), emisor, uri="#todo").partition(b"\n")[2]
    firma = re.search(rb"<ds:Signature .*</ds:Signature>", dentro, re.DOTALL)
    assert firma is not None
    guardado = dentro.replace(firma.group(), b"").decode()
    fuera = una_venta(total="99999.00", adicional=guardado).replace(
        "<ext:ExtensionContent/>", f"<ext:ExtensionContent>{firma.group().decode()}</ext:ExtensionContent>"
    )

    leido = leer(fuera.encode())

    assert leido.firma == Firma(estado=EstadoFirma.INVALIDA, motivo=Motivo.REFERENCIA_AJENA)


@pytest.mark.parametrize("atributo", ["Id", "ID", "id", "xml:id"])
def test_identifier_that_two_elements_bear_is_refused(emisor: Firmante, atributo: str) -> None:
    xml = una_venta(adicional=f'<x {atributo}="todo"/>').replace("<Invoice ", '<Invoice Id="todo" ')
    if atributo != "Id":
        contenido = firmar(xml.replace(f'{atributo}="todo"/>', f'{atributo}="nada"/>'), emisor, uri="#todo")
        contenido = contenido.replace(f'{atributo}="nada"'.encode(), f'{atributo}="todo"'.encode())
    else:
        contenido = firmar(una_venta().replace("<Invoice ", '<Invoice Id="todo" '), emisor, uri="#todo")
        contenido = contenido.replace(b"<ext:ExtensionContent>", b'<ext:ExtensionContent Id="todo">', 1)

    assert firma_de(contenido).motivo is Motivo.REFERENCIA_AJENA


def test_key_stated_beside_the_certificate_is_not_followed(emisor: Firmante) -> None:
    """A key value of one's own next to another's certificate lends that name to nobody."""
    ajeno = autofirmado(titular="OTRO")
    prestado = Firmante(llave=emisor.llave, certificados=ajeno.certificados)
    llave = "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus></ds:RSAKeyValue></ds:KeyValue>"

    assert firma_de(firmar(una_venta(), prestado, en_la_llave=llave)).motivo is Motivo.NO_CUADRA
