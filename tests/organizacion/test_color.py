import pytest

from mesa.organizacion.color import contraste_con_blanco


def test_contrast_spans_from_white_to_black() -> None:
    assert contraste_con_blanco("#ffffff") == pytest.approx(1)
    assert contraste_con_blanco("#000000") == pytest.approx(21)


def test_contrast_agrees_with_the_known_borderline_grey() -> None:
    assert contraste_con_blanco("#767676") >= 4.5
    assert contraste_con_blanco("#777777") < 4.5


@pytest.mark.parametrize("color", ["rojo", "#fff", "#12508f; }", "12508f"])
def test_anything_else_is_not_a_colour(color: str) -> None:
    with pytest.raises(ValueError, match="no es un color"):
        contraste_con_blanco(color)
