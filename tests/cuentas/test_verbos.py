import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.test import Client

from mesa.cuentas.models import Consentimiento, Rol
from mesa.cuentas.verbos import crear_personal, crear_remitente_natural, inscribir
from mesa.organizacion.models import PoliticaDeDatos
from tests.fabricas import AHORA, CONTRASENA, un_remitente, una_dependencia, una_sede

pytestmark = pytest.mark.django_db


def test_operator_can_sign_in_at_once() -> None:
    operador = crear_personal(
        correo="Op@Mesa.example", nombre="Carmen", rol=Rol.OPERADOR, sede=una_sede(), contrasena=CONTRASENA
    )

    response = Client().post("/cuenta/ingresar/", {"login": "op@mesa.example", "password": CONTRASENA})
    assert response.status_code == 302
    assert (operador.es_operador, operador.is_staff) == (True, False)


def test_administrator_has_the_administration_and_no_role() -> None:
    cuenta = crear_personal(correo="ad@mesa.example", nombre="Ana", rol="administrador")

    assert (cuenta.is_staff, cuenta.is_superuser, cuenta.roles) == (True, True, frozenset())
    assert not cuenta.has_usable_password()


def test_officer_needs_a_dependencia() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        crear_personal(correo="of@mesa.example", nombre="Iván", rol=Rol.FUNCIONARIO)

    cuenta = crear_personal(correo="of@mesa.example", nombre="Iván", rol=Rol.FUNCIONARIO, dependencia=una_dependencia())
    assert cuenta.es_funcionario


def test_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="jefe"):
        crear_personal(correo="x@mesa.example", nombre="X", rol="jefe")


def test_demonstration_filer_is_confirmed() -> None:
    cuenta = crear_remitente_natural(
        correo="demo@correo.example",
        contrasena=CONTRASENA,
        nombres="Lucía",
        apellidos="Ramos",
        dni="40123456",
        celular="987 654 321",
        direccion="Av. 1",
        ubigeo="150122",
    )

    direccion = EmailAddress.objects.get(user=cuenta)
    assert (direccion.verified, direccion.primary) == (True, True)
    assert (cuenta.es_remitente, cuenta.ficha.celular) == (True, "+51987654321")


def test_consent_without_an_address_that_is_one_keeps_none(politica: PoliticaDeDatos) -> None:
    ficha = un_remitente().ficha
    columnas = {campo: getattr(ficha, campo) for campo in ("tipo", "nombres", "apellidos", "direccion", "celular")}
    nueva = crear_personal(correo="n@correo.example", nombre="", rol="administrador")

    inscribir(cuenta=nueva, columnas=columnas, politica=politica, direccion_ip="unix:", ahora=AHORA)

    assert Consentimiento.objects.get(cuenta=nueva).direccion_ip is None
