import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from mesa.registro.cierre import Cierre, CierreInvalido, resumen_de
from tests.registro.cierres import un_cierre


def test_a_closing_comes_back_from_its_text() -> None:
    assert Cierre.de_json(un_cierre().a_json()) == un_cierre()


def test_the_text_is_canonical() -> None:
    texto = un_cierre().a_json()

    assert texto == json.dumps(json.loads(texto), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert '"cerrado_en":"2026-06-27T05:15:00Z"' in texto
    assert '"institucion":"Energías del Ñandú S.A."' in texto


def test_the_same_instant_in_lima_gives_the_same_digest() -> None:
    en_lima = un_cierre(cerrado_en=datetime(2026, 6, 27, 0, 15, tzinfo=timezone(timedelta(hours=-5))))

    assert resumen_de(en_lima.a_json()) == resumen_de(un_cierre().a_json())


@pytest.mark.parametrize(
    "cambio",
    [
        {"version": 2},
        {"desde": "11"},
        {"actos": True},
        {"dia": "ayer"},
        {"dia": 4},
        {"otro": 1},
        {"institucion": "\ud800"},
    ],
)
def test_what_is_no_closing_is_refused(cambio: dict[str, Any]) -> None:
    datos = json.loads(un_cierre().a_json()) | cambio

    with pytest.raises(CierreInvalido):
        Cierre.de_json(json.dumps(datos, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


@pytest.mark.parametrize("texto", ["", "[]", "null", "{", "[" * 100_000])
def test_other_texts_are_refused(texto: str) -> None:
    with pytest.raises(CierreInvalido):
        Cierre.de_json(texto)


def test_the_same_facts_written_otherwise_are_refused() -> None:
    with pytest.raises(CierreInvalido, match="canonical"):
        Cierre.de_json(un_cierre().a_json().replace(",", ", "))
