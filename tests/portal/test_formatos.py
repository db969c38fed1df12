from mesa.portal.formatos import en_palabras


def test_each_program_is_named_once_in_order() -> None:
    assert en_palabras(["pdf", "doc", "docx", "jpg"]) == "PDF, Word o JPG"


def test_an_unknown_format_is_shown_as_it_is() -> None:
    assert en_palabras(["dwg"]) == "DWG"


def test_the_joining_word_can_be_the_reader_s() -> None:
    assert en_palabras(["pdf", "xml"], conjuncion="or") == "PDF or XML"
