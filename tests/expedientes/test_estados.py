from mesa.expedientes.estados import PASOS, TRANSICIONES, ClaseDeActo, Estado
from tools.estados import DOCUMENT, texto


def test_document_of_states_says_what_the_table_says() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == texto()


def test_each_state_is_reached_or_is_the_first() -> None:
    reached = {paso.a for paso in PASOS}

    assert reached == set(Estado) - {Estado.BORRADOR}


def test_each_act_stands_in_the_table() -> None:
    assert {paso.acto for paso in PASOS} == set(ClaseDeActo)


def test_no_line_is_written_twice() -> None:
    assert len(TRANSICIONES) == len(PASOS)
