import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.lib.celdas import LARGO_MAXIMO, texto_de_csv, texto_de_xlsx, texto_limpio
from tests.lib.hojas_leidas import HOSTILES


@pytest.mark.parametrize(
    ("dado", "queda"),
    [
        ("Ferretería «El Águila» S. A. C.", "Ferretería «El Águila» S. A. C."),
        ("Calle 1 - Dpto. 2, Lima; Perú", "Calle 1 - Dpto. 2, Lima; Perú"),
        ("dos\r\nlíneas\ty más", "dos  líneas y más"),
        ("factura\u202efdp.exe", "facturafdp.exe"),
        ("a\x00b\x07c\ufffe", "abc"),
        ("sin pareja \ud800", "sin pareja "),
        ("", ""),
    ],
)
def test_ordinary_text_stays_and_what_cannot_be_seen_goes(dado: str, queda: str) -> None:
    assert texto_limpio(dado) == queda


@pytest.mark.parametrize("letra", ["x", "ñ", "🦙"])
def test_what_no_cell_holds_is_cut_where_one_sees_it(letra: str) -> None:
    cortado = texto_limpio(letra * 40_000)

    assert len(cortado) == LARGO_MAXIMO
    assert cortado.endswith(f"{letra}…")
    assert len(cortado.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize("hostil", [h for h in HOSTILES if not h.startswith(("S. A.", "uno"))])
def test_a_formula_in_a_csv_carries_an_apostrophe(hostil: str) -> None:
    assert texto_de_csv(hostil).startswith("'")


@pytest.mark.parametrize(
    ("dado", "queda"),
    [
        ("S. A. C.;=1+1;", "S. A. C.;'=1+1;"),
        ('S. A. C.," =1+1', "S. A. C.,\" '=1+1"),
        ("10,-5", "10,'-5"),
        ("a=b; c+d", "a=b; c+d"),
        ("correo@empresa.pe", "correo@empresa.pe"),
    ],
)
def test_a_formula_behind_the_separator_of_another_country_is_disarmed_too(dado: str, queda: str) -> None:
    assert texto_de_csv(dado) == queda


@given(st.text(alphabet=st.sampled_from("=+-@＝ \t\r\n\"',;aÑ1\u202e\x00")))
def test_whoever_splits_a_line_by_comma_or_semicolon_finds_no_formula(texto: str) -> None:
    for parte in texto_de_csv(texto).replace(";", ",").split(","):
        assert not parte.lstrip(' "').startswith(tuple("=+-@＝"))


@given(st.text())
def test_every_text_can_be_written_and_fits_in_a_line(texto: str) -> None:
    for escrito in (texto_de_csv(texto), texto_de_xlsx(texto)):
        assert escrito.encode("utf-8").decode("utf-8") == escrito
        assert len(escrito.splitlines()) <= 1
