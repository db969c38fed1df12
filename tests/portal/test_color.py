from mesa.portal.color import hoja_del_acento, mezclar


def test_colours_mix_channel_by_channel() -> None:
    assert mezclar("#8f1428", "#000000", 0) == "#8f1428"
    assert mezclar("#204060", "#000000", 0.5) == "#102030"
    assert mezclar("#000000", "#ffffff", 1) == "#ffffff"


def test_the_sheet_carries_the_accent_and_its_shades() -> None:
    hoja = hoja_del_acento("#204060")

    assert "--acento: #204060;" in hoja
    assert "--acento-hondo: #162d43;" in hoja
    assert "--acento-claro: #90a0b0;" in hoja
