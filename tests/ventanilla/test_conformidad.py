"""The eight days run from the filing; who has it in hand is reminded once before they are over."""

from datetime import UTC, datetime

import pytest
from django.core import mail

from mesa import flujo
from mesa.expedientes.models import Expediente
from mesa.notificacion.models import Recordatorio, RecordatorioDe
from tests.fabricas import AHORA, un_funcionario, un_operador, un_remitente
from tests.ventanilla.casos import al_dia, con_factura

pytestmark = pytest.mark.django_db

# Filed on Friday 26 June: the last day is Saturday 4 July; reminders from 7:00 of 1 and of 3 July, in Lima.
ANTES, PRIMERO, SEGUNDO, TARDE = (
    datetime(2026, 7, dia, hora, tzinfo=UTC) for dia, hora in ((1, 11), (1, 13), (3, 13), (5, 13))
)


def presentado(**borrador: object) -> Expediente:
    expediente = con_factura(**borrador)  # type: ignore[arg-type]
    return flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=AHORA)


def recordar(ahora: datetime) -> list[str]:
    """Let the worker write and send what is due; return to whom."""
    mail.outbox.clear()
    flujo.recordar_conformidad(ahora=ahora)
    for pk in Recordatorio.objects.filter(estado="pendiente").values_list("pk", flat=True):
        flujo.enviar_recordatorio.func(pk)
    return [correo.to[0] for correo in mail.outbox]


def test_each_reminder_is_sent_once_and_none_after_the_last_day() -> None:
    operador = un_operador()
    presentado()

    assert [recordar(cuando) for cuando in (ANTES, PRIMERO, PRIMERO, SEGUNDO, SEGUNDO, TARDE)] == [
        [], [operador.correo], [], [operador.correo], [], []
    ]  # fmt: skip


def test_letter_says_which_voucher_until_when_and_where_it_is() -> None:
    un_operador()
    expediente = presentado()
    recordar(PRIMERO)

    (correo,) = mail.outbox
    assert correo.subject == (
        f"{expediente.numero}: Factura F001-12 espera conformidad hasta el sábado 4 de julio de 2026"
    )
    for dicho in (
        *("Factura F001-12", "S/\xa0118.00", "RUC 20131312955", f"/mesa/{expediente.numero}/", "013-2020"),
        *("Un comprobante espera conformidad hasta el sábado 4 de julio de 2026", "también vence antes"),
    ):
        assert dicho in str(correo.body)
        assert dicho in str(correo.alternatives[0][0])  # type: ignore[attr-defined]


def test_several_vouchers_make_one_letter() -> None:
    un_operador()
    for _ in range(3):
        presentado(cuenta=un_remitente("juridica"))

    assert len(recordar(PRIMERO)) == 1
    assert mail.outbox[0].subject == (
        "3 comprobantes esperan conformidad; el primero, hasta el sábado 4 de julio de 2026"
    )
    assert RecordatorioDe.objects.count() == 3


def test_officer_is_told_once_it_was_forwarded() -> None:
    expediente, operador, funcionario = presentado(), un_operador(), un_funcionario()
    flujo.recibir(al_dia(expediente), por=operador, ahora=AHORA)

    assert recordar(PRIMERO) == [funcionario.correo]
    assert f"/atencion/{expediente.numero}/" in str(mail.outbox[0].body)


def test_what_was_answered_reminds_nobody() -> None:
    expediente, operador, funcionario = presentado(), un_operador(), un_funcionario()
    flujo.recibir(al_dia(expediente), por=operador, ahora=AHORA)
    flujo.responder(al_dia(expediente), por=funcionario, nota="Conforme.", ahora=AHORA)

    assert recordar(PRIMERO) == []
