from typing import Any

import pytest

from mesa.registro.prueba import EstadoDePrueba, Prueba, PruebaInvalida, comprobar
from tests.registro.cierres import DESDE, RESUMENES, un_cierre, una_prueba


@pytest.mark.parametrize("posicion", range(len(RESUMENES)))
def test_a_proof_places_its_act_in_the_closing(posicion: int) -> None:
    manifiesto = {"acto_indice": DESDE + posicion, "acto_resumen": RESUMENES[posicion]}

    veredicto = comprobar(una_prueba(posicion), manifiesto)

    assert veredicto.incluido
    assert veredicto.cierre == un_cierre()
    assert veredicto.prueba is not None
    assert veredicto.prueba.firma == b"DER"


@pytest.mark.parametrize("campo", ["acto_indice", "acto_resumen"])
def test_another_receipt_s_proof_is_told_apart(campo: str) -> None:
    manifiesto = {"acto_indice": DESDE + 2, "acto_resumen": RESUMENES[2]} | {campo: None}

    assert comprobar(una_prueba(2), manifiesto).estado is EstadoDePrueba.OTRO_ACTO


@pytest.mark.parametrize(
    "cambio",
    [
        {"acto": {"indice": DESDE + 2, "resumen": RESUMENES[3]}},
        {"acto": {"indice": DESDE + 3, "resumen": RESUMENES[2]}},
        {"camino": []},
        {"camino": [RESUMENES[0]] * 3},
        {"raiz": RESUMENES[0]},
        {"posicion": 1},
        {"tamano": 6},
        {"dia": "2026-06-27"},
        {"cierre": un_cierre(raiz=RESUMENES[0]).a_json()},
        {"cierre": un_cierre(desde=DESDE + 1).a_json()},
        {"cierre": un_cierre(hasta=DESDE + 9).a_json()},
    ],
)
def test_a_proof_that_was_touched_leads_nowhere(cambio: dict[str, Any]) -> None:
    assert comprobar(una_prueba(2) | cambio, None).estado is EstadoDePrueba.NO_LLEVA


@pytest.mark.parametrize(
    "cambio",
    [
        {"version": 2},
        {"acto": None},
        {"acto": {"indice": True, "resumen": RESUMENES[2]}},
        {"acto": {"indice": DESDE + 2, "resumen": RESUMENES[2].upper()}},
        {"camino": "ff"},
        {"camino": [1]},
        {"posicion": -1},
        {"cierre": "{}"},
        {"firma": "¿?"},
        {"dia": None},
    ],
)
def test_what_is_no_proof_is_told(cambio: dict[str, Any]) -> None:
    veredicto = comprobar(una_prueba(2) | cambio, None)

    assert veredicto.estado is EstadoDePrueba.MAL_FORMADA
    assert "no es una prueba" in veredicto.motivo


def test_a_proof_comes_back_from_its_json() -> None:
    assert Prueba.de_dict(una_prueba()).a_dict() == una_prueba()


def test_an_empty_object_is_refused() -> None:
    with pytest.raises(PruebaInvalida):
        Prueba.de_dict({})
