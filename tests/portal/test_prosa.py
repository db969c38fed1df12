import pytest

from mesa.portal.prosa import a_html, titulo_y_cuerpo


def test_headings_lists_and_paragraphs_become_html() -> None:
    texto = "# Uno\n\nDos y\ntres.\n\n- a\n- b que\n  sigue\n\n1. x\n2. y"

    assert a_html(texto) == (
        "<h2>Uno</h2>\n<p>Dos y tres.</p>\n<ul><li>a</li><li>b que sigue</li></ul>\n<ol><li>x</li><li>y</li></ol>"
    )


def test_emphasis_and_links_become_html() -> None:
    html = a_html("**Fuerte**, *suave* y [aquí](https://mesa.example/a?b=1&c=2).")

    assert html == (
        '<p><strong>Fuerte</strong>, <em>suave</em> y <a href="https://mesa.example/a?b=1&amp;c=2">aquí</a>.</p>'
    )


@pytest.mark.parametrize(
    "texto",
    ["<script>alert(1)</script>", "**<img src=x onerror=alert(1)>**", '[a](https://x" onclick="alert(1))'],
)
def test_markup_in_the_text_stays_text(texto: str) -> None:
    html = a_html(texto)

    assert "<script" not in html
    assert "<img" not in html
    assert '" onclick' not in html


def test_a_link_that_runs_a_script_is_no_link() -> None:
    assert "<a" not in a_html("[pulsa](javascript:alert(1))")


def test_the_first_heading_becomes_the_page_s_title() -> None:
    assert titulo_y_cuerpo("# Política\n\nTexto") == ("Política", "Texto")
    assert titulo_y_cuerpo("Texto sin título") == ("", "Texto sin título")
