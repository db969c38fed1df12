import time
from typing import Any

import pytest
from django.test import Client

from mesa.cuentas.models import Ficha, TokenApi
from tests.conftest import sesion_de
from tests.fabricas import CONTRASENA, un_operador, un_remitente

pytestmark = pytest.mark.django_db
DATOS = {"direccion": "Jr. Nuevo 45", "distrito": "Iquitos, Maynas, Loreto", "celular": "912345678"}


def _ingresada() -> tuple[Client, Any]:
    cuenta, client = un_remitente(), Client()
    client.post("/cuenta/ingresar/", {"login": cuenta.correo, "password": CONTRASENA})
    return client, cuenta


def test_filer_changes_address_and_mobile_and_nothing_else() -> None:
    client, cuenta = _ingresada()

    response = client.post("/cuenta/", {**DATOS, "nombres": "Otra", "documento_numero": "99999999"}, follow=True)

    ficha = Ficha.objects.get(cuenta=cuenta)
    assert (ficha.direccion, ficha.ubigeo, ficha.celular) == ("Jr. Nuevo 45", "160101", "+51912345678")
    assert (ficha.nombres, ficha.documento_numero) == ("Lucía", "40123456")
    assert "Guardamos tus datos" in response.text


def test_wrong_data_is_said_and_not_kept() -> None:
    client, cuenta = _ingresada()

    response = client.post("/cuenta/", {**DATOS, "celular": "123"})

    assert response.status_code == 422
    assert "9 dígitos que empiece con 9" in response.text
    assert "Jr. Nuevo 45" in response.text
    assert Ficha.objects.get(cuenta=cuenta).direccion == "Av. Los Álamos 123"


def test_foreign_company_has_no_district() -> None:
    cuenta = un_remitente("extranjera")
    client = sesion_de(cuenta)

    assert 'name="distrito"' not in client.get("/cuenta/").text
    client.post("/cuenta/", {"direccion": "1 Dock Rd", "celular": "+44 7700 900999"})

    assert Ficha.objects.get(cuenta=cuenta).celular == "+447700900999"


def test_staff_sees_an_account_without_ficha() -> None:
    response = sesion_de(un_operador()).get("/cuenta/")

    assert response.status_code == 200
    assert 'name="direccion"' not in response.text


def test_token_is_shown_once_and_works() -> None:
    client, _cuenta = _ingresada()

    hecho = client.post("/cuenta/tokens/", {"nombre": "facturación"})
    despues = client.get("/cuenta/tokens/")

    token = TokenApi.objects.get()
    assert hecho.status_code == 201
    assert hecho.context["texto"] in hecho.text
    assert hecho.context["texto"] not in despues.text
    assert token.inicio in despues.text
    assert "no-store" in hecho.headers["Cache-Control"]


def test_token_needs_the_password_when_the_session_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    client, _cuenta = _ingresada()
    ahora = time.time()
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.time.time", lambda: ahora + 3600)

    pedido = client.post("/cuenta/tokens/", {"nombre": "facturación"})
    monkeypatch.undo()
    hecho = client.post(pedido["Location"], {"password": CONTRASENA})

    assert pedido["Location"].startswith("/cuenta/comprobar/")
    assert hecho.status_code == 201
    assert TokenApi.objects.get().nombre == "facturación"


def test_token_without_name_is_refused() -> None:
    client, _cuenta = _ingresada()

    response = client.post("/cuenta/tokens/", {"nombre": "  "})

    assert response.status_code == 422
    assert "Completa «Para qué es»" in response.text
    assert not TokenApi.objects.exists()


def test_only_the_owner_revokes_a_token() -> None:
    client, _cuenta = _ingresada()
    client.post("/cuenta/tokens/", {"nombre": "facturación"})
    ruta = f"/cuenta/tokens/{TokenApi.objects.get().pk}/revocar/"

    ajeno = sesion_de(un_remitente()).post(ruta)
    assert TokenApi.objects.get().revocado_en is None
    propio = client.post(ruta, follow=True)

    assert ajeno.status_code == 404
    assert "ya no sirve" in propio.text
    assert TokenApi.objects.get().revocado_en is not None


def test_tokens_are_for_filers() -> None:
    assert sesion_de(un_operador()).get("/cuenta/tokens/").status_code == 403


def test_districts_are_suggested_without_signing_in(client: Client) -> None:
    assert '<option value="Iquitos, Maynas, Loreto">' in client.get("/cuenta/distritos/?distrito=iqui").text
    assert "<option" not in client.get("/cuenta/distritos/?distrito=i").text


def test_account_needs_signing_in(client: Client) -> None:
    assert client.get("/cuenta/")["Location"] == "/cuenta/ingresar/?next=/cuenta/"
