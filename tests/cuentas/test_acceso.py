import time
from typing import Any

import pytest
from django.test import Client

from mesa.cuentas.models import Cuenta
from tests.cuentas.conftest import Registrar, correos, enlace_de
from tests.fabricas import CONTRASENA, un_administrador, un_funcionario, un_operador, un_remitente

pytestmark = pytest.mark.django_db
NUEVA = "otra-clave-larga-2"


def _ingresar(client: Client, correo: str, contrasena: str = CONTRASENA, **mas: str) -> Any:
    return client.post("/cuenta/ingresar/", {"login": correo, "password": contrasena, **mas})


@pytest.mark.parametrize(
    ("quien", "nombre"),
    [
        (un_remitente, "mis_tramites"),
        (un_operador, "bandeja"),
        (un_funcionario, "atencion_bandeja"),
        (un_administrador, "admin:index"),
    ],
)
def test_everybody_begins_at_the_own_door(client: Client, quien: Any, nombre: str) -> None:
    from django.urls import reverse  # noqa: PLC0415

    response = _ingresar(client, quien().correo)

    assert (response.status_code, response["Location"]) == (302, reverse(nombre))


def test_address_may_be_typed_in_capitals(client: Client) -> None:
    cuenta = un_remitente()

    assert _ingresar(client, cuenta.correo.upper()).status_code == 302


def test_wrong_password_and_unknown_address_answer_the_same(client: Client) -> None:
    cuenta = un_remitente()

    mala = _ingresar(client, cuenta.correo, "no-es-esta-clave")
    ajena = _ingresar(client, "nadie@correo.example", "no-es-esta-clave")

    assert mala.status_code == ajena.status_code == 422
    frase = "El correo o la contraseña no coinciden"
    assert frase in mala.text
    assert frase in ajena.text


def test_guessing_a_password_is_stopped(client: Client) -> None:
    cuenta = un_remitente()
    for _intento in range(5):
        _ingresar(client, cuenta.correo, "no-es-esta-clave")

    response = _ingresar(client, cuenta.correo)

    assert response.status_code == 422
    assert "demasiados intentos" in response.text


def test_session_key_changes_at_sign_in(client: Client) -> None:
    cuenta = un_remitente()
    client.get("/cuenta/ingresar/")
    client.session.save()
    antes = client.session.session_key

    _ingresar(client, cuenta.correo)

    assert client.session.session_key != antes


def test_unconfirmed_account_is_sent_its_link_again(
    client: Client, registrar: Registrar, natural: dict[str, Any]
) -> None:
    from django.core.cache import cache  # noqa: PLC0415

    registrar(natural)
    cache.clear()  # three minutes later

    response = _ingresar(client, natural["email"])

    assert response["Location"] == "/cuenta/confirmar/"
    assert "_auth_user_id" not in client.session
    assert len(correos()) == 2


def test_closed_account_is_told_so(client: Client) -> None:
    cuenta = un_remitente()
    Cuenta.objects.filter(pk=cuenta.pk).update(is_active=False)

    response = client.post("/cuenta/ingresar/", {"login": cuenta.correo, "password": CONTRASENA}, follow=True)

    assert "_auth_user_id" not in client.session
    assert "desactivada" in response.text


def test_sign_in_does_not_lead_to_another_site(client: Client) -> None:
    cuenta = un_remitente()

    assert "malo.example" not in _ingresar(client, cuenta.correo, next="https://malo.example/")["Location"]


def test_signing_out_takes_a_click(client: Client) -> None:
    client.force_login(un_remitente())

    client.get("/cuenta/salir/")
    assert "_auth_user_id" in client.session
    client.post("/cuenta/salir/")
    assert "_auth_user_id" not in client.session


def test_forgotten_password_is_set_by_a_link_that_serves_once(client: Client) -> None:
    cuenta = un_remitente()
    client.post("/cuenta/recuperar/", {"email": cuenta.correo})
    enlace = enlace_de(correos()[0])

    formulario = client.get(enlace)["Location"]
    client.post(formulario, {"password1": NUEVA, "password2": NUEVA})

    assert _ingresar(Client(), cuenta.correo, NUEVA).status_code == 302
    assert "Este enlace ya no sirve" in Client().get(enlace).text
    assert [m.subject.split(" en ")[0] for m in correos()[1:]] == ["Cambió tu contraseña"]


def test_forgotten_password_tells_nobody_whether_there_is_an_account(client: Client) -> None:
    cuenta = un_remitente()

    hay = client.post("/cuenta/recuperar/", {"email": cuenta.correo})
    no_hay = client.post("/cuenta/recuperar/", {"email": "nadie@correo.example"})

    assert (hay.status_code, hay["Location"]) == (no_hay.status_code, no_hay["Location"])
    assert {m.to[0]: m.subject.split(" en ")[0] for m in correos()} == {
        cuenta.correo: "Pon una contraseña nueva",
        "nadie@correo.example": "No hay una cuenta con este correo",
    }


def test_password_is_changed_knowing_the_old_one(client: Client) -> None:
    cuenta = un_remitente()
    client.force_login(cuenta)
    dos = {"password1": NUEVA, "password2": NUEVA}

    mal = client.post("/cuenta/contrasena/", {"oldpassword": "no-es-esta", **dos})
    bien = client.post("/cuenta/contrasena/", {"oldpassword": CONTRASENA, **dos})

    assert (mal.status_code, bien.status_code) == (422, 302)
    assert "Esa no es tu contraseña actual" in mal.text
    cuenta.refresh_from_db()
    assert cuenta.check_password(NUEVA)


def test_old_session_must_give_the_password_to_change_the_address(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cuenta = un_remitente()
    _ingresar(client, cuenta.correo)
    ahora = time.time()
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.time.time", lambda: ahora + 3600)

    response = client.post("/cuenta/cambiar-correo/", {"email": "otro@correo.example", "action_add": "1"})

    assert response["Location"].startswith("/cuenta/comprobar/")
    assert correos() == []


def test_pages_of_access_open(client: Client) -> None:
    for ruta in (
        "ingresar",
        "recuperar",
        "recuperar/enviado",
        "recuperar/listo",
        "confirmar",
        "inactiva",
        "registro/juridica",
    ):
        assert client.get(f"/cuenta/{ruta}/").status_code == 200
