import pytest
from django.http import QueryDict

from mesa.presentacion.valores import datos_de_la_pagina, valores_de, valores_escritos
from tests.fabricas import un_borrador


def test_dependencia_chosen_alone_brings_its_sede() -> None:
    datos = datos_de_la_pagina(QueryDict("sede=&dependencia=refineria-talara/mantenimiento"))

    assert (datos["sede"], datos["dependencia"]) == ("refineria-talara", "mantenimiento")


def test_dependencia_of_another_sede_is_not_taken_for_one_of_the_same_code() -> None:
    datos = datos_de_la_pagina(QueryDict("sede=refineria-talara&dependencia=oficina-principal/tramite-documentario"))

    assert datos["dependencia"] == "oficina-principal/tramite-documentario"


def test_data_without_dependencia_is_left_alone() -> None:
    assert datos_de_la_pagina(QueryDict("asunto=Uno")).dict() == {"asunto": "Uno"}


@pytest.mark.django_db
def test_valores_escritos_put_what_was_typed_over_what_is_stored() -> None:
    expediente = un_borrador(con_archivo=False)
    guardados = valores_de(expediente)

    valores = valores_escritos(
        expediente, {"fecha_documento": "ayer", "sede": "refineria-talara", "dependencia": "mantenimiento"}
    )

    assert valores == guardados | {
        "fecha_documento": "ayer",
        "sede": "refineria-talara",
        "dependencia": "refineria-talara/mantenimiento",
    }
