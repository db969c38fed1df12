from datetime import UTC, datetime

import pytest

from mesa.cuentas.models import TokenApi
from mesa.cuentas.tokens import revocar_token
from tests.api.cliente import Llamador, un_llamador
from tests.conftest import sesion_de
from tests.fabricas import un_expediente, un_operador, un_remitente

pytestmark = pytest.mark.django_db

CON_TOKEN = [
    ("get", "expedientes"),
    ("post", "expedientes"),
    ("get", "expedientes/{id}"),
    ("patch", "expedientes/{id}"),
    ("post", "expedientes/{id}/presentar"),
    ("get", "expedientes/{id}/constancia"),
    ("get", "expedientes/{id}/cargo"),
    ("put", "expedientes/{id}/documentos/Anexo.pdf"),
    ("get", "expedientes/{id}/documentos/{documento}"),
    ("get", "expedientes/{id}/documentos/{documento}/contenido"),
    ("delete", "expedientes/{id}/documentos/{documento}"),
]


@pytest.mark.parametrize(("metodo", "ruta"), CON_TOKEN)
@pytest.mark.parametrize(
    "cabecera", [None, "Bearer mpv_no-es-un-token", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer ñ\x80"]
)
def test_without_a_valid_token_nobody_gets_in(metodo: str, ruta: str, cabecera: str | None) -> None:
    expediente = un_expediente()
    direccion = _direccion(ruta, expediente)
    headers = {"Authorization": cabecera} if cabecera else {}

    respuesta = getattr(Llamador().client, metodo)(direccion, headers=headers)

    assert respuesta.status_code == 401
    assert respuesta["WWW-Authenticate"].startswith("Bearer")
    assert respuesta.json()["codigo"] == "no-autenticado"


@pytest.mark.parametrize(("metodo", "ruta"), [caso for caso in CON_TOKEN if "{id}" in caso[1]])
def test_anothers_expediente_is_not_there(metodo: str, ruta: str) -> None:
    expediente = un_expediente(recibido=True, recibos=True)

    llamada = getattr(un_llamador().client, metodo)(
        _direccion(ruta, expediente),
        **({} if metodo in {"get", "delete"} else {"data": "{}", "content_type": "application/json"}),
    )

    assert llamada.status_code == 404
    assert llamada.json()["codigo"] == "no-encontrado"
    assert expediente.asunto not in llamada.content.decode()


def test_a_revoked_token_is_no_token() -> None:
    llamador = un_llamador()
    revocar_token(TokenApi.objects.get(), ahora=datetime.now(UTC))

    assert llamador.get("expedientes").status_code == 401


def test_a_session_of_the_pages_is_no_token() -> None:
    assert sesion_de(un_remitente()).get("/api/v1/expedientes").status_code == 401


def test_somebody_of_the_institution_does_not_file() -> None:
    respuesta = Llamador(un_operador()).post("expedientes", {})

    assert respuesta.status_code == 403
    assert respuesta.json()["codigo"] == "sin-permiso"


def _direccion(ruta: str, expediente: object) -> str:
    documento = expediente.documentos.get()  # type: ignore[attr-defined]
    return "/api/v1/" + ruta.format(id=expediente.pk, documento=documento.pk)  # type: ignore[attr-defined]
