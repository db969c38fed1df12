import pytest
from django.core import mail

from mesa import flujo
from mesa.expedientes.transicion import ActoNoPermitidoError
from mesa.organizacion.models import TipoDocumento
from tests.fabricas import AHORA, un_expediente, un_operador

pytestmark = pytest.mark.django_db


def test_rechazar_mails_the_reason_to_the_filer() -> None:
    un_expediente(rechazado=True, recibos=True)

    assert "El documento principal no es legible." in mail.outbox[-1].body


def test_rechazar_is_not_for_types_that_are_observed() -> None:
    TipoDocumento.objects.filter(codigo="carta").update(modo="lpag")
    expediente = un_expediente()

    with pytest.raises(ActoNoPermitidoError):
        flujo.rechazar(expediente, por=un_operador(), motivo="No corresponde.", ahora=AHORA)

    assert expediente.estado == "PRESENTADO"


def test_a_rejected_filing_cannot_be_received() -> None:
    expediente = un_expediente(rechazado=True)

    with pytest.raises(ActoNoPermitidoError):
        flujo.recibir(expediente, por=un_operador(), ahora=AHORA)
