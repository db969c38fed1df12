import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from mesa.registro.manifiesto import Manifiesto, ManifiestoInvalido
from tests.registro.recibos import un_archivo, un_cargo, un_manifiesto


@pytest.mark.parametrize("manifiesto", [un_manifiesto(), un_cargo(), un_manifiesto(fecha_documento=None, archivos=())])
def test_manifiesto_comes_back_from_its_json(manifiesto: Manifiesto) -> None:
    leido = Manifiesto.de_dict(json.loads(manifiesto.a_json()))

    assert leido == manifiesto


def test_json_is_canonical() -> None:
    texto = un_manifiesto(asunto="Ampliación «ñ»").a_json()

    assert texto == json.dumps(json.loads(texto), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert '"asunto":"Ampliación «ñ»"' in texto


def test_the_same_instant_in_another_zone_gives_the_same_json() -> None:
    lima = datetime(2026, 6, 26, 16, 52, 8, tzinfo=timezone(timedelta(hours=-5)))

    assert un_manifiesto(presentado_en=lima).a_json() == un_manifiesto().a_json()


def test_instants_and_dates_are_written_in_iso_8601() -> None:
    datos = un_manifiesto().a_dict()

    assert datos["presentado_en"] == "2026-06-26T21:52:08Z"
    assert datos["fecha_de_ingreso"] == "2026-06-30"


def test_folios_add_up_without_the_files_that_have_no_pages() -> None:
    manifiesto = un_manifiesto(archivos=(un_archivo(folios=6), un_archivo(folios=None), un_archivo(folios=34)))

    assert manifiesto.folios == 40


def test_an_instant_without_zone_is_refused() -> None:
    manifiesto = un_manifiesto(presentado_en=datetime(2026, 6, 26, 16, 52, 8))  # noqa: DTZ001

    with pytest.raises(ValueError, match="aware"):
        manifiesto.a_json()


@pytest.mark.parametrize(
    "cambio",
    [
        {"version": 3},
        {"version": 1, "url_prueba": "https://mesa.example/registro-publico/pruebas/4.json"},
        {"clase": "boleta"},
        {"presentado_en": "2026-06-26T16:52:08"},
        {"fecha_de_ingreso": "30 de junio"},
        {"archivos": [{"nombre": "a.pdf"}]},
        {"remitente": None},
        {"campo_de_otro": 1},
    ],
)
def test_what_is_no_manifiesto_is_refused(cambio: dict[str, Any]) -> None:
    datos = un_manifiesto().a_dict() | cambio

    with pytest.raises(ManifiestoInvalido):
        Manifiesto.de_dict(datos)


def test_a_manifiesto_of_the_first_version_is_read_and_says_the_same() -> None:
    datos = un_manifiesto().a_dict() | {"version": 1}
    del datos["url_prueba"]

    leido = Manifiesto.de_dict(datos)

    assert leido.url_prueba is None
    assert leido.a_dict() == datos


def test_a_missing_field_is_refused() -> None:
    datos = un_manifiesto().a_dict()
    del datos["numero"]

    with pytest.raises(ManifiestoInvalido):
        Manifiesto.de_dict(datos)
