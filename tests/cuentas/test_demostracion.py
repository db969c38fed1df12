from datetime import UTC, datetime

import pytest
from django.test import Client

from mesa.cuentas.demostracion import crear_cuentas
from mesa.cuentas.tokens import cuenta_de_token

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 6, 26, 15, 0, tzinfo=UTC)


def test_everybody_of_the_demonstration_can_sign_in() -> None:
    cuentas, token = crear_cuentas(ahora=AHORA)

    for cuenta in cuentas:
        datos = {"login": cuenta["correo"], "password": cuenta["contrasena"]}
        assert Client().post("/cuenta/ingresar/", datos).status_code == 302
    filer = cuenta_de_token(token, ahora=AHORA)
    assert [cuenta["rol"] for cuenta in cuentas] == ["remitente", "operador", "funcionario", "administrador"]
    assert filer is not None
    assert filer.correo == cuentas[0]["correo"]
