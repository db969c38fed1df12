import pytest

from mesa import flujo
from mesa.expedientes.models import Expediente
from mesa.expedientes.transicion import ActoNoPermitidoError
from tests.fabricas import AHORA, un_expediente, un_funcionario, un_operador

pytestmark = pytest.mark.django_db


def test_recibir_forwards_to_the_addressee_the_same_instant() -> None:
    expediente = un_expediente(recibido=True)

    expediente.refresh_from_db()
    assert expediente.estado == "DERIVADO"
    assert expediente.dependencia_actual == expediente.dependencia
    assert [acto.acto for acto in expediente.actos.all()] == ["presentar", "recibir", "derivar"]


def test_of_two_operators_only_the_first_receives() -> None:
    expediente = un_expediente()
    seen_by_the_second = Expediente.objects.get(pk=expediente.pk)
    flujo.recibir(expediente, por=un_operador(), ahora=AHORA)

    with pytest.raises(ActoNoPermitidoError):
        flujo.recibir(seen_by_the_second, por=un_operador(), ahora=AHORA)

    assert expediente.actos.count() == 3


def test_the_cargo_names_who_received() -> None:
    expediente = un_expediente(recibido=True, recibos=True)

    clases = set(expediente.recibos.values_list("clase", flat=True))

    assert clases == {"constancia", "cargo"}


def test_responder_takes_the_expediente_in_hand_first() -> None:
    expediente = un_expediente(recibido=True)

    flujo.responder(expediente, por=un_funcionario(), nota="Atendido con carta.", ahora=AHORA)

    assert [acto.acto for acto in expediente.actos.all()][-2:] == ["tomar", "responder"]
    assert expediente.estado == "ATENDIDO"
