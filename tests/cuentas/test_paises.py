from mesa.cuentas.paises import nombre_de, paises


def test_countries_are_those_of_iso() -> None:
    codigos = {codigo for codigo, _nombre in paises("es")}

    assert len(codigos) == 249
    assert not codigos & {"EU", "UN", "ZZ", "XK"}


def test_countries_are_named_and_ordered_in_each_language() -> None:
    assert nombre_de("DE", "es") == "Alemania"
    assert nombre_de("DE", "en") == "Germany"
    nombres = [nombre for _codigo, nombre in paises("en")]
    assert nombres.index("Åland Islands") < nombres.index("Albania") < nombres.index("Zimbabwe")
