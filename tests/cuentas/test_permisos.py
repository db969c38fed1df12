from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from mesa.cuentas import permisos
from mesa.cuentas.models import Asignacion, Cuenta
from mesa.cuentas.queries import dependencias_de_funcionario, sedes_de_operador
from mesa.organizacion.models import Sede
from tests.fabricas import un_administrador, un_funcionario, un_operador, un_remitente, una_dependencia, una_sede

pytestmark = pytest.mark.django_db
GUARDAS = {
    "remitente": permisos.remitente_requerido,
    "operador": permisos.operador_requerido,
    "funcionario": permisos.funcionario_requerido,
}
QUIENES: dict[str, Callable[[], Cuenta]] = {
    "remitente": un_remitente,
    "operador": un_operador,
    "funcionario": un_funcionario,
    "administrador": un_administrador,
}


def _pedir(guarda: str, quien: Any) -> Any:
    request = RequestFactory().get("/mesa/?pagina=2")
    request.user = quien
    return GUARDAS[guarda](lambda _request: HttpResponse("adentro"))(request)


@pytest.mark.parametrize("guarda", GUARDAS)
def test_somebody_not_signed_in_is_sent_to_sign_in_and_back(guarda: str) -> None:
    response = _pedir(guarda, AnonymousUser())

    assert response["Location"] == "/cuenta/ingresar/?next=/mesa/%3Fpagina%3D2"


@pytest.mark.parametrize("guarda", GUARDAS)
def test_each_role_enters_its_own_pages(guarda: str) -> None:
    assert _pedir(guarda, QUIENES[guarda]()).content == b"adentro"


@pytest.mark.parametrize("guarda", ["operador", "funcionario"])
def test_pages_of_the_desk_do_not_exist_for_a_filer(guarda: str) -> None:
    with pytest.raises(Http404):
        _pedir(guarda, un_remitente())


@pytest.mark.parametrize(
    ("guarda", "quien"),
    [
        ("operador", "funcionario"),
        ("funcionario", "operador"),
        ("remitente", "operador"),
        ("operador", "administrador"),
    ],
)
def test_staff_without_the_role_is_refused(guarda: str, quien: str) -> None:
    with pytest.raises(PermissionDenied):
        _pedir(guarda, QUIENES[quien]())


def test_role_taken_away_no_longer_opens() -> None:
    operador = un_operador()
    operador.asignaciones.update(activa=False)

    with pytest.raises(PermissionDenied):
        _pedir("operador", Cuenta.objects.get(pk=operador.pk))


def test_operator_without_sede_works_for_all_of_them() -> None:
    assert sedes_de_operador(un_operador()) is None


def test_operator_works_for_the_sedes_assigned_and_active() -> None:
    primera, segunda = Sede.objects.all()[:2]
    operador = un_operador(sede=primera)
    Asignacion.objects.create(cuenta=operador, rol="operador", sede=segunda, activa=False)

    assert sedes_de_operador(operador) == frozenset({primera.pk})


def test_nobody_else_has_a_desk_nor_a_dependencia() -> None:
    funcionario = un_funcionario()

    assert sedes_de_operador(funcionario) == frozenset()
    assert dependencias_de_funcionario(funcionario) == {una_dependencia().pk}
    assert dependencias_de_funcionario(un_operador(sede=una_sede())) == frozenset()
