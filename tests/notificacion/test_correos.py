import re
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from mesa import flujo
from mesa.expedientes.models import Expediente
from tests.fabricas import un_expediente, un_operador, un_remitente

pytestmark = pytest.mark.django_db


def _ultimo(expediente: Expediente) -> EmailMultiAlternatives:
    """The mail of an expediente's last act that sends one."""
    for acto in expediente.actos.all():
        flujo.cumplir_acto.func(acto.indice)
    correo = mail.outbox[-1]
    assert isinstance(correo, EmailMultiAlternatives)
    return correo


def _html(correo: EmailMultiAlternatives) -> str:
    return str(correo.alternatives[0][0])


CASOS: dict[str, dict[str, Any]] = {
    "presentacion": {},
    "recepcion": {"recibido": True},
    "rechazo": {"rechazado": True},
    "atencion": {"atendido": True},
}


@pytest.mark.parametrize("caso", CASOS)
def test_mail_begins_with_number_and_date_and_has_no_image(caso: str) -> None:
    expediente = un_expediente(**CASOS[caso])

    correo = _ultimo(expediente)

    lineas = correo.body.splitlines()
    assert correo.subject.startswith(str(expediente.numero))
    assert str(expediente.numero) in lineas[0]
    assert "viernes 26 de junio de 2026" in lineas[1]
    assert "<img" not in _html(correo)


@pytest.mark.parametrize("caso", CASOS)
def test_text_and_html_say_the_same(caso: str) -> None:
    correo = _ultimo(un_expediente(**CASOS[caso]))

    html = re.sub(r"<style>.*?</style>|<title>.*?</title>", "", _html(correo), flags=re.DOTALL)
    palabras_html = set(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", html)))
    palabras_texto = set(re.findall(r"\w+", re.sub(r"https?://\S+", " ", str(correo.body))))
    # The link is a button there, and the list's numbers are markup.
    assert palabras_texto - palabras_html <= {"Sigue", "tu", "trámite", "1", "2", "3"}


@pytest.mark.parametrize("caso", CASOS)
def test_mail_carries_tracking_link_and_clave(caso: str) -> None:
    expediente = un_expediente(**CASOS[caso])

    correo = _ultimo(expediente)

    enlace = f"/seguimiento/?numero={expediente.numero}"
    assert enlace in correo.body
    assert enlace in _html(correo)
    assert expediente.clave_legible in correo.body
    assert expediente.clave_legible in _html(correo)
    # The clave never travels in an address.
    assert not re.search(rf"https?://\S*{expediente.clave}", f"{correo.body}{_html(correo)}")


@pytest.mark.parametrize("caso", ["presentacion", "recepcion"])
def test_mail_of_filing_and_reception_does_not_mean_acceptance(caso: str) -> None:
    correo = _ultimo(un_expediente(**CASOS[caso]))

    assert "no significa que PETROPERÚ acepte lo que pides" in correo.body
    assert [nombre.split("-")[0] for nombre, _c, _t in correo.attachments] == [
        "constancia" if caso == "presentacion" else "cargo"
    ]


def test_mail_of_a_rejection_tells_the_reason_and_what_can_be_done() -> None:
    expediente = un_expediente()
    motivo = "No coincide el monto: dice S/ 1,000 & debe decir <S/ 100>."
    flujo.rechazar(expediente, por=un_operador(), motivo=motivo, ahora=expediente.presentado_en)  # type: ignore[arg-type]

    correo = _ultimo(expediente)

    assert motivo in correo.body
    assert "&lt;S/ 100&gt;" in _html(correo)
    assert "/presentar/" in correo.body
    assert "presenta el documento de nuevo" in correo.body


def test_mail_of_a_subject_with_markup_is_plain_in_text_and_escaped_in_html() -> None:
    correo = _ultimo(un_expediente(asunto="Pedido de <b>O'Higgins</b> & Cía."))

    assert "Pedido de <b>O'Higgins</b> & Cía." in correo.body
    assert "<b>O" not in _html(correo)


def test_mail_greets_the_representative_and_names_the_company() -> None:
    correo = _ultimo(un_expediente(cuenta=un_remitente("juridica")))

    assert "Hola, Renzo." in correo.body
    assert "Servicios Industriales Quebrada Honda S.A.C." in correo.body
