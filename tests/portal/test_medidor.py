from mesa.portal.medidor import Segmento, vista_del_medidor

MB = 1_048_576


def test_bars_follow_one_another_up_to_the_limit() -> None:
    vista = vista_del_medidor([Segmento(5 * MB), Segmento(10 * MB, en_curso=True)], limite=20 * MB)

    assert [(b.desde, b.ancho, b.en_curso) for b in vista.barras] == [
        ("0.00%", "25.00%", False),
        ("25.00%", "50.00%", True),
    ]
    assert vista.quedan == 5 * MB


def test_over_the_limit_nothing_is_left_and_the_bars_still_fit() -> None:
    vista = vista_del_medidor([Segmento(30 * MB)], limite=20 * MB)

    assert vista.lleno
    assert vista.quedan == 0
    assert vista.barras[0].ancho == "100.00%"


def test_one_byte_over_the_limit_is_already_over() -> None:
    assert vista_del_medidor([Segmento(20 * MB)], limite=20 * MB).lleno is False
    assert vista_del_medidor([Segmento(20 * MB + 1)], limite=20 * MB).lleno is True
