import pytest

from mesa.cuentas import ubigeo


def test_every_district_has_its_province_and_department() -> None:
    todos = ubigeo.distritos()

    assert len(todos) > 1800
    assert str(todos["150122"]) == "Miraflores, Lima, Lima"
    assert ubigeo.nombre_de("999999") == ""


@pytest.mark.parametrize("texto", ["Miraflores, Lima, Lima", "miraflores,lima, LIMA", " MIRAFLORES , Lima ", "150122"])
def test_a_whole_name_finds_one_district(texto: str) -> None:
    assert [d.codigo for d in ubigeo.candidatos(texto)] == ["150122"]


def test_accents_do_not_matter() -> None:
    assert str(ubigeo.candidatos("nauta, loreto, loreto")[0]) == "Nauta, Loreto, Loreto"
    assert ubigeo.candidatos("PARINAS, talara")[0].nombre == "Pariñas"


def test_a_name_of_several_districts_finds_them_all() -> None:
    departamentos = {d.departamento for d in ubigeo.candidatos("Miraflores")}

    assert {"Lima", "Arequipa"} <= departamentos


def test_nothing_typed_finds_nothing() -> None:
    assert ubigeo.candidatos(" , ") == []
    assert ubigeo.parecidos("  ") == []


def test_the_beginning_of_a_name_suggests_it_first() -> None:
    hallados = ubigeo.parecidos("iqui", maximo=3)

    assert hallados[0].nombre == "Iquitos"
    assert len(hallados) <= 3
