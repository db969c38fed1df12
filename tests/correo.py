"""A real SMTP server on loopback, in a thread of this process, that keeps what it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tools.bench.procesos import free_port


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


@contextmanager
def un_relay(settings: Any) -> Iterator[Relay]:
    """Serve until the block ends, with `settings` sending all mail there."""
    relay = Relay()
    port = free_port()
    controller = Controller(relay, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield relay
    finally:
        controller.stop()


def texto_de(mensaje: EmailMessage) -> str:
    """The plain words of a message."""
    cuerpo = mensaje.get_body(("plain",))
    assert cuerpo is not None, "the message has no plain text"
    return str(cuerpo.get_content())


def adjuntos_de(mensaje: EmailMessage) -> dict[str, bytes]:
    """The attachments of a message, by name."""
    return {
        str(parte.get_filename()): parte.get_payload(decode=True) or b""  # type: ignore[misc]
        for parte in mensaje.iter_attachments()
    }
