"""What SUNAT says of a filed voucher is kept beside it; where nobody asks, nothing is queued."""

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from mesa import flujo
from mesa.consulta_sunat.validez import Estado, Motivo, Validez, no_consultado
from mesa.expedientes.models import Comprobante
from mesa.ventanilla import sunat
from mesa.ventanilla.sunat import SunatSinResponderError
from tests.fabricas import AHORA
from tests.ventanilla.casos import con_factura

pytestmark = pytest.mark.django_db


@pytest.fixture
def activa(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The installation asks SUNAT, which answers what is put into the list; what it was asked is returned too."""
    respuestas: list[Any] = []
    monkeypatch.setattr(flujo, "esta_activa", lambda: True)
    monkeypatch.setattr(sunat, "esta_activa", lambda: True)
    monkeypatch.setattr(sunat, "consultar", lambda _pregunta, *, ahora: respuestas.pop(0))  # noqa: ARG005
    return respuestas


def presentada() -> Comprobante:
    expediente = con_factura()
    flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=AHORA)
    return Comprobante.objects.get()


def en_cola() -> int:
    return DBTaskResult.objects.filter(task_path="mesa.flujo.consultar_sunat").count()


def test_where_it_is_off_nothing_is_asked() -> None:
    fila = presentada()

    assert (en_cola(), fila.por_consultar, fila.validez) == (0, False, None)


def test_answer_is_kept_with_the_voucher(activa: list[Any]) -> None:
    fila = presentada()
    assert en_cola() == 1
    activa.append(Validez(estado=Estado.ACEPTADO, consultado_en=AHORA, contribuyente="activo"))

    flujo.consultar_sunat.func(str(fila.pk))

    fila.refresh_from_db()
    assert fila.validez is not None
    assert Validez.de_json(fila.validez).estado is Estado.ACEPTADO
    assert not fila.por_consultar
    flujo.consultar_sunat.func(str(fila.pk))  # nothing left to ask


def test_silence_is_kept_as_such_and_asked_again(activa: list[Any]) -> None:
    fila = presentada()
    activa.append(no_consultado(Motivo.SIN_RESPUESTA, ahora=AHORA))

    with pytest.raises(SunatSinResponderError):
        flujo.consultar_sunat.func(str(fila.pk))

    fila.refresh_from_db()
    assert fila.validez is not None
    assert (fila.validez["motivo"], fila.por_consultar) == ("sin_respuesta", True)


def test_switched_off_meanwhile_it_is_not_asked_any_more(activa: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    fila = presentada()
    monkeypatch.setattr(sunat, "esta_activa", lambda: False)

    flujo.consultar_sunat.func(str(fila.pk))

    fila.refresh_from_db()
    assert (fila.por_consultar, fila.validez) == (False, None)
