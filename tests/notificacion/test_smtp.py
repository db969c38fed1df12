"""Mail through a real SMTP server on loopback: sent, down and back, refused for good."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from mesa.lib import cola
from mesa.notificacion.models import Aviso
from tests.correo import Relay, un_relay
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def relay(settings: Settings) -> Iterator[Relay]:
    with un_relay(settings) as relay:
        yield relay


def test_the_constancia_arrives_by_mail(relay: Relay) -> None:
    expediente = un_expediente()

    cola.drain()

    (message,) = relay.messages
    (attached,) = message.iter_attachments()
    assert str(message["Subject"]).startswith(str(expediente.numero))
    assert attached.get_filename() == f"constancia-{expediente.numero}.pdf"
    assert expediente.clave_legible in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_mail_waits_while_the_relay_is_down_and_leaves_afterwards(relay: Relay, settings: Settings) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    expediente = un_expediente()
    cola.drain()
    assert Aviso.objects.get().estado == "pendiente"
    assert expediente.recibos.count() == 1  # the receipt does not wait for the mail

    settings.EMAIL_PORT = port
    DBTaskResult.objects.update(run_after=timezone.now())
    cola.drain()

    assert len(relay.messages) == 1
    assert Aviso.objects.get().estado == "enviado"


def test_an_address_that_does_not_exist_is_said_so_and_not_tried_again(relay: Relay) -> None:
    expediente = un_expediente()
    relay.unknown.add(expediente.cuenta.correo)

    cola.drain()

    assert Aviso.objects.get().estado == "fallido"
    assert DBTaskResult.objects.get(task_path="mesa.flujo.cumplir_acto").status == "SUCCESSFUL"
