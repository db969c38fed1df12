import pytest

from mesa.lib.nombres import LARGO_MAXIMO, content_disposition, nombre_seguro


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Carta 0147.pdf", "Carta 0147.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Documentos\\carta.pdf", "carta.pdf"),
        ("carta\r\nSet-Cookie: a=b.pdf", "cartaSet-Cookie: a=b.pdf"),
        ("factura\u202efdp.exe", "facturafdp.exe"),
        ("a\x00b.pdf", "ab.pdf"),
        ("   . ", "documento"),
        ("", "documento"),
        ("Resolución N.º 5.pdf", "Resolución N.º 5.pdf"),
    ],
)
def test_nombre_seguro_keeps_what_a_person_reads(given: str, kept: str) -> None:
    assert nombre_seguro(given) == kept


def test_a_name_of_300_characters_keeps_its_extension() -> None:
    safe = nombre_seguro("x" * 300 + ".pdf")

    assert len(safe) == LARGO_MAXIMO
    assert safe.endswith("x.pdf")


def test_a_name_without_extension_is_cut_too() -> None:
    assert len(nombre_seguro("y" * 300)) == LARGO_MAXIMO


def test_content_disposition_carries_the_name_in_both_forms() -> None:
    header = content_disposition("Ampliación «2».pdf")

    assert header == "attachment; filename=\"Ampliacion 2.pdf\"; filename*=UTF-8''Ampliaci%C3%B3n%20%C2%AB2%C2%BB.pdf"


def test_content_disposition_cannot_be_split_or_closed() -> None:
    header = content_disposition('a"; filename="b.exe\r\nX-Otra: 1')

    assert "\r" not in header
    assert "\n" not in header
    assert header.count('"') == 2


def test_content_disposition_can_show_in_place() -> None:
    assert content_disposition("a.pdf", inline=True).startswith("inline; ")
