"""Mail through a real SMTP server on loopback: sent, down and back, refused for good."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from mesa.lib import cola
from mesa.notificacion.models import Aviso
from tests.fabricas import un_expediente
from tools.bench.procesos import free_port

pytestmark = pytest.mark.django_db(transaction=True)


class Relay:
    """Keeps what it is sent; refuses the recipients in `unknown`."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.unknown: set[str] = set()

    async def handle_RCPT(  # noqa: N802 – aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content: Any = envelope.content
        self.messages.append(message_from_bytes(content, _class=EmailMessage, policy=policy.default))
        return "250 OK"


@pytest.fixture
def relay(settings: Settings) -> Iterator[Relay]:
    relay = Relay()
    port = free_port()
    controller = Controller(relay, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield relay
    controller.stop()


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
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
