import pytest

from mesa.lib.nombres import LARGO_MAXIMO, content_disposition, nombre_seguro, nombres_en_disco


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


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Carta 0147.pdf", "Carta 0147.pdf"),
        ('a<b>:"c|?*.pdf', "a_b___c___.pdf"),
        ("nul", "_nul"),
        ("Com1.tar.pdf", "_Com1.tar.pdf"),
        ("console.pdf", "console.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        (".pdf", "pdf"),
        ("", "documento"),
    ],
)
def test_nombres_en_disco_are_names_for_any_system(given: str, kept: str) -> None:
    assert nombres_en_disco([given]) == [kept]


def test_nombres_en_disco_are_told_apart_as_the_strictest_system_does() -> None:
    given = ["carta.pdf", "CARTA.PDF", "carta (2).pdf", "carta.pdf", "e\u0301.pdf", "\u00e9.pdf"]

    kept = nombres_en_disco(given)

    assert kept[:4] == ["carta.pdf", "CARTA (2).PDF", "carta (2) (2).pdf", "carta (3).pdf"]
    assert len({name.casefold() for name in kept}) == len(given)


def test_nombres_en_disco_fit_in_bytes_with_their_extension() -> None:
    (kept,) = nombres_en_disco(["\U0001f600" * 145 + ".pdf"])

    assert len(kept.encode()) <= 200
    assert kept.endswith("\U0001f600.pdf")
