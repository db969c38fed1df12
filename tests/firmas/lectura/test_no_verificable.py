"""What cannot be checked is neither valid nor invalid, and says why."""

import re
from io import BytesIO

import pikepdf
import pytest

from mesa.firmas.lectura import lector
from mesa.firmas.lectura.modelo import estado_de
from tests.firmas.lectura.hechas import CARTA, en_claro, leida, leidas, una_confianza
from tests.pki.pki import Pki

CONTENIDO = re.compile(rb"/Contents <([0-9a-fA-F]+)>")


@pytest.fixture(scope="module")
def firmada(pki: Pki) -> bytes:
    return pki.firmar(CARTA)


def con_contenido(firmada: bytes, der: bytes) -> bytes:
    """Put another value in the place of the signature's."""
    lugar = CONTENIDO.search(firmada)
    assert lugar
    largo = len(lugar[1])
    return firmada[: lugar.start(1)] + der.hex().encode().ljust(largo, b"0")[:largo] + firmada[lugar.end(1) :]


@pytest.mark.parametrize(
    ("der", "motivo"),
    [
        (b"", "firma.vacia"),
        (b"\x30\x80\x01", "firma.ilegible"),
        (b"\x04\x82\x01\x00" + b"x" * 256, "firma.ilegible"),
        (b"\xff" * 500, "firma.ilegible"),
        (b"\x30\x84\xff\xff\xff\xff", "firma.ilegible"),
    ],
)
def test_value_that_is_no_signature_cannot_be_checked(pki: Pki, firmada: bytes, der: bytes, motivo: str) -> None:
    firma = leida(con_contenido(firmada, der), una_confianza(pki))

    assert en_claro(firma) == ("no_verificable", "indeterminada", [motivo])


def test_place_that_nobody_signed_counts_as_not_intact(pki: Pki, firmada: bytes) -> None:
    assert leida(con_contenido(firmada, b""), una_confianza(pki)).integra is False


@pytest.mark.parametrize("formato", [b"/adbe.x509.rsa_sha1", b"/Otra.cosa"])
def test_format_that_left_the_standard_is_said_to_be_one(pki: Pki, firmada: bytes, formato: bytes) -> None:
    assert b"/ETSI.CAdES.detached" in firmada
    vieja = firmada.replace(b"/ETSI.CAdES.detached", formato.ljust(20))

    assert leida(vieja, una_confianza(pki)).motivos == ("firma.formato_no_admitido",)


def test_one_broken_signature_does_not_hide_the_others(pki: Pki, firmada: bytes) -> None:
    ambas = pki.firmar(con_contenido(firmada, b"\x30\x80\x01"), "empresa", campo="Firma2")

    firmas = leidas(ambas, una_confianza(pki))

    assert [una.estado.value for una in firmas] == ["valida", "no_verificable"]
    assert estado_de(firmas) == "no_verificable"


@pytest.mark.parametrize("contenido", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"nada" * 1000, CARTA[:-200]])
def test_file_that_does_not_open_has_one_verdict_and_not_a_crash(pki: Pki, contenido: bytes) -> None:
    assert leida(contenido, una_confianza(pki)).motivos == ("firma.ilegible",)


def test_file_behind_a_password_cannot_be_checked(pki: Pki, firmada: bytes) -> None:
    salida = BytesIO()
    with pikepdf.open(BytesIO(firmada)) as pdf:
        pdf.save(salida, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert leida(salida.getvalue(), una_confianza(pki)).estado == "no_verificable"


@pytest.mark.parametrize("algoritmo", ["sha1", "md5"])
def test_digest_that_can_be_forged_is_never_valid(pki: Pki, algoritmo: str) -> None:
    firma = leida(pki.firmar(CARTA, algoritmo=algoritmo), una_confianza(pki))

    assert (firma.integra, firma.debil) == (True, True)
    assert en_claro(firma) == ("integra_no_confiable", "indeterminada", ["firma.debil"])


def test_range_that_leaves_something_out_is_a_modification(pki: Pki, firmada: bytes) -> None:
    """As the attack «universal signature forgery»: a range made to skip what was changed."""
    rango = re.search(rb"/ByteRange \[\s*0 (\d+) (\d+) (\d+)\s*\]", firmada)
    assert rango
    corto = b"0 %d %s %s" % (int(rango[1]) - 30, rango[2], rango[3])
    nuevo = rango[0].replace(b"0 %s %s %s" % rango.groups(), corto)

    firma = leida(firmada.replace(rango[0], nuevo.ljust(len(rango[0]))), una_confianza(pki))

    assert firma.estado == "invalida"


def test_more_signatures_than_are_looked_at_are_not_passed_over(
    pki: Pki, firmada: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lector, "FIRMAS_MIRADAS", 1)
    ambas = pki.firmar(firmada, "empresa", campo="Firma2")

    firmas = leidas(ambas, una_confianza(pki))

    assert firmas[-1].motivos == ("firma.no_concluida",)
    assert estado_de(firmas) == "no_verificable"
