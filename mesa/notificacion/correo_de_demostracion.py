"""The mail of a demonstration: kept in a folder and shown at /demo/correo instead of being sent."""

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Buzon(BaseEmailBackend):
    """Keeps each message as a file named by the time at which it was sent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.DEMO_MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{time.time_ns()}-{uuid.uuid4().hex[:8]}"
            partial = folder / f"{name}.parte"
            partial.write_bytes(message.message().as_bytes())
            partial.rename(folder / f"{name}.eml")
        return len(email_messages)


@dataclass(frozen=True, slots=True)
class CorreoEnviado:
    """A mail as the demonstration shows it."""

    id: str
    para: str
    asunto: str
    texto: str
    html: str
    adjuntos: tuple[str, ...]
    en: datetime


def leer(*, at_most: int = 200) -> list[CorreoEnviado]:
    """The mails sent, newest first."""
    paths = sorted(Path(settings.DEMO_MAIL_DIR).glob("*.eml"), reverse=True)
    return [_leer(path) for path in paths[:at_most]]


def uno(id_: str) -> CorreoEnviado | None:
    """The mail `id_`, or None."""
    path = _buscar(id_)
    return _leer(path) if path else None


def adjunto(id_: str, nombre: str) -> bytes | None:
    """The bytes of an attachment of the mail `id_`, or None."""
    path = _buscar(id_)
    if path is None:
        return None
    for part in _parse(path).iter_attachments():
        if part.get_filename() == nombre:
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else None
    return None


def _buscar(id_: str) -> Path | None:
    # Compared with what there is, so that no address can name another file.
    return next((path for path in Path(settings.DEMO_MAIL_DIR).glob("*.eml") if path.stem == id_), None)


def _parse(path: Path) -> ParsedMessage:
    return message_from_bytes(path.read_bytes(), _class=ParsedMessage, policy=policy.default)


def _leer(path: Path) -> CorreoEnviado:
    message = _parse(path)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    return CorreoEnviado(
        id=path.stem,
        para=str(message["To"]),
        asunto=str(message["Subject"]),
        texto=str(text.get_content()) if text else "",
        html=str(html.get_content()) if html else "",
        adjuntos=tuple(part.get_filename() or "" for part in message.iter_attachments()),
        en=datetime.fromtimestamp(int(path.stem.split("-")[0]) / 1e9).astimezone(),
    )
