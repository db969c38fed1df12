from typing import Any

import pytest
from django.test import Client

from mesa.cuentas.models import Consentimiento, Cuenta, Ficha
from tests.conftest import sesion_de
from tests.cuentas.conftest import correos, enlace_de
from tests.fabricas import CONTRASENA, un_administrador, un_operador, un_remitente, una_dependencia

pytestmark = pytest.mark.django_db
ALTA = "/administracion/cuentas/cuenta/add/"


def _cuenta(**cambios: Any) -> dict[str, Any]:
    return {
        "correo": "Nueva@Mesa.example",
        "nombre": "Nueva Colega",
        "is_active": "on",
        "asignaciones-TOTAL_FORMS": "1",
        "asignaciones-INITIAL_FORMS": "0",
        "asignaciones-0-rol": "operador",
        "asignaciones-0-activa": "on",
        **cambios,
    }


def test_administrator_creates_an_operator_who_sets_a_password_by_mail() -> None:
    response = sesion_de(un_administrador()).post(ALTA, _cuenta())

    assert response.status_code == 302
    [mensaje] = correos()
    assert mensaje.to == ["nueva@mesa.example"]
    client = Client()
    formulario = client.get(enlace_de(mensaje))["Location"]
    client.post(formulario, {"password1": CONTRASENA, "password2": CONTRASENA})
    client.post("/cuenta/ingresar/", {"login": "nueva@mesa.example", "password": CONTRASENA})
    cuenta = Cuenta.objects.get(correo="nueva@mesa.example")
    assert client.session["_auth_user_id"] == str(cuenta.pk)
    assert (cuenta.es_operador, cuenta.is_superuser) == (True, False)


def test_officer_without_dependencia_is_refused_with_a_sentence() -> None:
    client = sesion_de(un_administrador())

    mal = client.post(ALTA, _cuenta(**{"asignaciones-0-rol": "funcionario"}))
    bien = client.post(
        ALTA,
        _cuenta(**{"asignaciones-0-rol": "funcionario", "asignaciones-0-dependencia": str(una_dependencia().pk)}),
    )

    assert "Elige la dependencia" in mal.text
    assert bien.status_code == 302


def test_taken_address_is_refused_whatever_its_capitals() -> None:
    un_remitente(correo="nueva@mesa.example")

    response = sesion_de(un_administrador()).post(ALTA, _cuenta())

    assert "Ya hay una cuenta con ese correo" in response.text


def test_filer_cannot_be_made_staff() -> None:
    filer = un_remitente()
    client = sesion_de(un_administrador())

    client.post(f"/administracion/cuentas/cuenta/{filer.pk}/change/", _cuenta(is_staff="on"))

    filer.refresh_from_db()
    assert not filer.is_staff
    assert filer.correo != "nueva@mesa.example"
    assert not filer.asignaciones.exists()


def test_filer_is_found_by_document() -> None:
    filer = un_remitente()
    un_remitente(documento_numero="70000000")

    response = sesion_de(un_administrador()).get("/administracion/cuentas/cuenta/?q=40123456")

    assert filer.correo in response.text
    assert "1 cuenta" in response.text


@pytest.mark.parametrize("model", [Ficha, Consentimiento])
def test_evidence_is_read_only(model: Any) -> None:
    un_remitente()
    client = sesion_de(un_administrador())
    lista = f"/administracion/cuentas/{model._meta.model_name}/"

    assert client.get(lista).status_code == 200
    assert client.get(f"{lista}add/").status_code == 403


def test_administration_signs_in_by_the_common_door(client: Client) -> None:
    response = client.get("/administracion/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/cuenta/ingresar/?next=")


@pytest.mark.parametrize("quien", [un_remitente, un_operador])
def test_administration_is_closed_to_others(quien: Any) -> None:
    response = sesion_de(quien()).get("/administracion/", follow=True)

    assert response.status_code == 403
