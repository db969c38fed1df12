from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mesa.expedientes.models import Expediente
from tests.api.cliente import Llamador, datos_completos, un_llamador
from tests.fabricas import AHORA, un_borrador, un_expediente

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_what_was_sent() -> None:
    llamador = un_llamador()

    respuesta = llamador.post("expedientes", datos_completos())

    creado = respuesta.json()
    assert respuesta.status_code == 201
    assert creado["estado"] == "BORRADOR"
    assert {campo: creado[campo] for campo in datos_completos()} == datos_completos()
    assert (creado["numero"], creado["documentos"], creado["actos"], creado["recibos"]) == (None, [], [], [])
    assert creado["creado_en"].endswith("-05:00")


def test_a_draft_may_start_empty() -> None:
    respuesta = un_llamador().post("expedientes", {})

    assert respuesta.status_code == 201
    assert respuesta.json()["tipo_documento"] is None


@pytest.mark.parametrize(
    ("campo", "valor"),
    [
        ("tipo_documento", "epístola"),
        ("fecha_documento", "25-06-2026"),
        ("sede", "atlantida"),
        ("dependencia", "ninguna"),
        ("asunto", "a" * 501),
        ("asunto", "con \x00 nulo"),
        ("asunto", ["una", "lista"]),
        ("referencia", "2019-0000001"),
        ("numero_documento", "9" * 101),
    ],
)
def test_an_invalid_field_is_named_and_nothing_is_made(campo: str, valor: object) -> None:
    respuesta = un_llamador().post("expedientes", {**datos_completos(), campo: valor})

    problema = respuesta.json()
    assert respuesta.status_code == 422
    assert problema["codigo"] == "datos-invalidos"
    assert [h["campo"] for h in problema["hallazgos"]] == [campo]
    assert problema["hallazgos"][0]["solucion"] in problema["detail"]
    assert not Expediente.objects.exists()


def test_a_lone_surrogate_is_refused_not_a_failure() -> None:
    respuesta = un_llamador().crudo("expedientes", rb'{"asunto": "\ud800"}')

    assert respuesta.status_code == 422
    assert respuesta.json()["hallazgos"][0]["campo"] == "asunto"


@pytest.mark.parametrize("cuerpo", [b"{", b"\xff\xfe", b"nada", b'{"asunto": }'])
def test_a_body_that_is_not_json_is_told_so(cuerpo: bytes) -> None:
    respuesta = un_llamador().crudo("expedientes", cuerpo)

    assert respuesta.status_code == 400
    assert respuesta.json()["codigo"] == "cuerpo-ilegible"


@pytest.mark.parametrize("cuerpo", [b"[]", b'"texto"', b"7", b"null", b""])
def test_a_body_that_is_not_an_object_is_told_so(cuerpo: bytes) -> None:
    respuesta = un_llamador().crudo("expedientes", cuerpo)

    assert respuesta.status_code == 422
    assert "objeto JSON" in respuesta.json()["detail"] or "obligatorio" in respuesta.json()["detail"]


def test_json_over_one_megabyte_is_refused() -> None:
    respuesta = un_llamador().crudo("expedientes", b'{"asunto": "' + b"a" * 1_100_000 + b'"}')

    assert respuesta.status_code == 413
    assert respuesta.json()["codigo"] == "cuerpo-excedido"


def test_patch_changes_only_what_is_sent() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)

    respuesta = llamador.patch(f"expedientes/{creado['id']}", {"asunto": "Otro  asunto", "numero_documento": None})

    corregido = respuesta.json()
    assert respuesta.status_code == 200
    assert (corregido["asunto"], corregido["numero_documento"]) == ("Otro asunto", "")
    assert corregido["sede"] == creado["sede"]


def test_patch_to_another_sede_lets_go_of_the_dependencia() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)
    otra = llamador.get("catalogo").json()["sedes"][1]["codigo"]

    corregido = llamador.patch(f"expedientes/{creado['id']}", {"sede": otra}).json()

    assert (corregido["sede"], corregido["dependencia"]) == (otra, None)


def test_patch_with_something_invalid_changes_nothing() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)

    respuesta = llamador.patch(f"expedientes/{creado['id']}", {"asunto": "Nuevo", "sede": "atlantida"})

    assert respuesta.status_code == 422
    assert llamador.get(f"expedientes/{creado['id']}").json()["asunto"] == creado["asunto"]


def test_patch_after_filing_is_a_conflict() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()
    llamador.post(f"expedientes/{creado['id']}/presentar")

    respuesta = llamador.patch(f"expedientes/{creado['id']}", {"asunto": "Tarde"})

    assert respuesta.status_code == 409
    assert respuesta.json()["codigo"] == "ya-presentado"


def test_history_tells_the_filer_what_was_written_to_them() -> None:
    expediente = un_expediente(rechazado=True)

    visto = Llamador(expediente.cuenta).get(f"expedientes/{expediente.pk}").json()

    assert visto["estado"] == "RECHAZADO"
    assert [acto["acto"] for acto in visto["actos"]] == ["presentar", "rechazar"]
    assert visto["actos"][0]["por"] == "Lucía Ramos Ibarra"
    assert visto["actos"][1]["nota"] == "El documento principal no es legible."
    assert visto["clave"] == expediente.clave_legible


def test_list_goes_page_by_page_without_repeating_or_missing_any() -> None:
    llamador = un_llamador()
    for numero in range(30):
        un_borrador(cuenta=llamador.cuenta, con_archivo=False, asunto=str(numero))
    Expediente.objects.filter(asunto__in=["3", "4", "5"]).update(creado_en=AHORA + timedelta(minutes=1))

    first = llamador.get("expedientes").json()
    second = llamador.get("expedientes", cursor=first["siguiente"]).json()

    vistos = [e["id"] for e in first["resultados"] + second["resultados"]]
    assert (len(first["resultados"]), len(second["resultados"])) == (25, 5)
    assert len(set(vistos)) == 30
    assert {e["asunto"] for e in first["resultados"][:3]} == {"3", "4", "5"}
    assert second["siguiente"] is None


def test_list_of_exactly_one_page_has_no_next() -> None:
    llamador = un_llamador()
    for _numero in range(25):
        un_borrador(cuenta=llamador.cuenta, con_archivo=False)

    assert llamador.get("expedientes").json()["siguiente"] is None


def test_list_by_state_shows_only_the_callers_own() -> None:
    expediente = un_expediente()
    un_expediente()
    un_borrador(cuenta=expediente.cuenta, con_archivo=False)

    resultados = Llamador(expediente.cuenta).get("expedientes", estado="PRESENTADO").json()["resultados"]

    assert [e["numero"] for e in resultados] == [expediente.numero]


@pytest.mark.parametrize("filtro", [{"estado": "PERDIDO"}, {"cursor": "???"}, {"cursor": "YWJj"}, {"cursor": "ñ"}])
def test_list_refuses_a_filter_it_does_not_know(filtro: dict[str, str]) -> None:
    respuesta = un_llamador().get("expedientes", **filtro)

    assert respuesta.status_code == 422
    assert [h["campo"] for h in respuesta.json()["hallazgos"]] == list(filtro)


def test_list_costs_the_same_queries_for_one_and_for_three() -> None:
    llamador = un_llamador()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert llamador.get("expedientes").status_code == 200
        return len(captured)

    un_borrador(cuenta=llamador.cuenta)
    llamador.get("expedientes")
    one = queries()
    un_borrador(cuenta=llamador.cuenta, anexos=2)
    un_expediente(cuenta=llamador.cuenta)

    assert one == queries() == 2
