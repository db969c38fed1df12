import pytest

from mesa.portal.texto import duracion, tamano


@pytest.mark.parametrize(
    ("octetos", "texto"),
    [
        (0, "0 bytes"),
        (812, "812 bytes"),
        (151_552, "148 KB"),
        (1_887_436, "1.8 MB"),
        (20_971_520, "20 MB"),
        (3 * 1024**3, "3 GB"),
    ],
)
def test_weight_reads_as_in_a_file_manager(octetos: int, texto: str) -> None:
    assert tamano(octetos).replace("\N{NO-BREAK SPACE}", " ") == texto


@pytest.mark.parametrize(("minutos", "texto"), [(372, "6 h 12 min"), (45, "45 min"), (120, "2 h"), (0, "0 min")])
def test_duration_leaves_out_what_is_nothing(minutos: int, texto: str) -> None:
    assert duracion(minutos).replace("\N{NO-BREAK SPACE}", " ") == texto
