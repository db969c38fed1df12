"""The same rule, cited by the number it had on the day of the act."""

from datetime import date

import pytest

from mesa.registro.normas import PRIMER_DIA, TEXTOS, Materia, SinNormaError, citar


def test_an_act_before_may_2026_keeps_the_old_number() -> None:
    assert citar([Materia.OBSERVACION], dia=date(2026, 4, 30)) == (
        "numeral 136.6 del TUO de la Ley 27444, Decreto Supremo 004-2019-JUS"
    )


def test_from_may_2026_the_number_is_the_new_one() -> None:
    assert citar([Materia.OBSERVACION], dia=date(2026, 5, 1)) == (
        "numeral 125.6 del TUO de la Ley 27444, Decreto Supremo 006-2026-JUS"
    )


def test_several_matters_are_cited_once_each_in_the_order_of_the_text() -> None:
    materias = [Materia.VENCIMIENTO, Materia.DIAS, Materia.INICIO_EN_DIAS, Materia.DIAS]

    assert citar(materias, dia=date(2026, 6, 26)).startswith("numerales 133.1, 134.1 y 140.1 del TUO")


@pytest.mark.parametrize("texto", TEXTOS, ids=lambda texto: texto.nombre)
def test_every_text_gives_every_matter_its_number(texto: object) -> None:
    assert all(set(uno.numerales) == set(Materia) for uno in TEXTOS if uno is texto)


def test_the_older_ordering_numbers_each_matter_eleven_articles_later() -> None:
    nuevo, viejo = TEXTOS

    for materia in Materia:
        articulo, _, parte = nuevo.numerales[materia].partition(".")
        assert viejo.numerales[materia] == f"{int(articulo) + 11}.{parte}"


def test_a_day_before_the_texts_known_is_refused_with_its_date() -> None:
    with pytest.raises(SinNormaError, match="25/01/2019"):
        citar([Materia.DIAS], dia=date(2019, 1, 25))

    assert date(2019, 1, 26) == PRIMER_DIA


def test_a_legend_without_matters_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        citar([], dia=date(2026, 6, 26))
