import re
from typing import Any

import pytest

from mesa import flujo
from mesa.api.v1.problemas import CLASES
from tests.api.cliente import Llamador, un_llamador

pytestmark = pytest.mark.django_db


def _es_un_problema(respuesta: Any, status: int, codigo: str) -> None:
    problema = respuesta.json()
    assert respuesta["Content-Type"] == "application/problem+json"
    assert set(problema) == {"type", "title", "status", "detail", "codigo", "hallazgos"}
    assert (respuesta.status_code, problema["status"], problema["codigo"]) == (status, status, codigo)
    assert problema["type"].endswith(f"#{codigo}")
    assert problema["detail"].endswith(".")


@pytest.mark.parametrize("ruta", ["", "nada", "expedientes/no-es-un-id", "expedientes/", "%00", "a%0Ab", "catalogo/x"])
@pytest.mark.parametrize("metodo", ["get", "post", "put", "delete"])
def test_nothing_there_is_a_problem(ruta: str, metodo: str) -> None:
    _es_un_problema(getattr(un_llamador().client, metodo)("/api/v1/" + ruta), 404, "no-encontrado")


@pytest.mark.parametrize(
    ("metodo", "ruta"), [("post", "catalogo"), ("delete", "expedientes"), ("get", "verificaciones")]
)
def test_a_method_that_is_not_admitted_names_those_that_are(metodo: str, ruta: str) -> None:
    respuesta = getattr(un_llamador().client, metodo)("/api/v1/" + ruta)

    _es_un_problema(respuesta, 405, "metodo-no-admitido")
    assert respuesta["Allow"] in respuesta.json()["detail"]


def test_the_unexpected_is_told_without_its_insides(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("secreto interno")

    monkeypatch.setattr(flujo, "crear_borrador", explode)

    respuesta = un_llamador().post("expedientes", {})

    _es_un_problema(respuesta, 500, "error-interno")
    assert "secreto" not in respuesta.content.decode()


def test_errors_stay_in_spanish_whatever_the_caller_reads() -> None:
    respuesta = Llamador().client.get("/api/v1/expedientes", headers={"Accept-Language": "en"})

    assert respuesta.json()["title"] == "Falta un token válido"


def test_answers_are_not_kept_by_caches() -> None:
    assert un_llamador().get("expedientes")["Cache-Control"] == "no-store"


def test_codes_are_kebab_case_and_unique() -> None:
    codigos = [clase.codigo for clase in CLASES]

    assert len(set(codigos)) == len(codigos)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", codigo) for codigo in codigos)


def test_every_type_leads_to_its_explanation() -> None:
    pagina = Llamador().client.get("/api/v1/errores")

    assert pagina.status_code == 200
    for clase in CLASES:
        assert clase.type == f"/api/v1/errores#{clase.codigo}"
        assert f'id="{clase.codigo}"' in pagina.content.decode()


def test_the_reference_page_loads_only_what_this_desk_serves() -> None:
    pagina = Llamador().client.get("/api/v1/docs").content.decode()

    assert "/api/v1/openapi.json" in pagina
    assert "https://" not in pagina
