"""What was made quicker answers as the originals do."""

from io import BytesIO

import pytest
from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError

from mesa.firmas.lectura import aprisa

LARGA = b"0a1B" * 20_000


@pytest.mark.parametrize(
    "cadena",
    [
        b"<>",
        b"<00>",
        b"<4142>",
        b"<41 4\n2\t>",
        b"<414>",
        b"<FEFF0041>",
        b"<" + LARGA + b">",
        b"<" + LARGA + b" \0\f 5>",
        b"<41% un comentario\n42>",
    ],
)
def test_hexadecimal_string_is_read_as_the_library_reads_it(cadena: bytes) -> None:
    con_resto = cadena + b" /Otra <41>"
    propio, suyo = BytesIO(con_resto), BytesIO(con_resto)

    leida, original = aprisa.leer_cadena_hexadecimal(propio), aprisa._leer_letra_a_letra(suyo)

    assert (type(leida), leida) == (type(original), original)
    assert propio.tell() == suyo.tell()


@pytest.mark.parametrize("rota", [b"<41", b"<4g>", b"<41(>", b"<" + LARGA])
def test_what_is_no_hexadecimal_string_is_refused_as_before(rota: bytes) -> None:
    with pytest.raises(PdfReadError):
        aprisa.leer_cadena_hexadecimal(BytesIO(rota))


@pytest.mark.parametrize("nombre", ["ECEP-RENIEC", "  Perú  S.A. ", "ſtraße", "مرحبا", "Ñandú\u00ad"])
def test_name_is_prepared_as_the_library_prepares_it(nombre: str) -> None:
    assert aprisa.preparar_nombre(nombre) == aprisa._preparar(None, nombre)


def test_name_that_cannot_be_compared_is_refused_as_before() -> None:
    with pytest.raises(ValueError, match="replacement character"):
        aprisa.preparar_nombre("\ufffd")


def test_both_take_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generic, "read_hex_string_from_stream", generic.read_hex_string_from_stream)
    monkeypatch.setattr(x509.NameTypeAndValue, "_ldap_string_prep", x509.NameTypeAndValue._ldap_string_prep)

    aprisa.aplicar()

    uno, otro = (x509.Name.build({"common_name": nombre}) for nombre in ("AC  Raíz", "ac raíz"))
    assert str(generic.read_object(BytesIO(b"<4142>"), generic.Reference(1))) == "AB"
    assert uno == otro
