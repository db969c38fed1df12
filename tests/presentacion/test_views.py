"""Around the draft: where it begins, where it is thrown away, and the answer once it is filed."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from mesa.cuentas.models import Cuenta
from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.models import Expediente
from tests.conftest import sesion_de
from tests.fabricas import un_borrador, un_expediente, un_remitente


def _respuesta(cliente: Client, expediente: Expediente) -> str:
    return cliente.get(reverse("presentado", args=[expediente.pk])).content.decode()


def test_choosing_a_class_opens_a_draft_of_it(cliente: Client, remitente: Cuenta) -> None:
    respuesta = cliente.post(reverse("presentar_nuevo"), {"clase": "contrato"})

    expediente = Expediente.objects.get(cuenta=remitente)
    assert respuesta["Location"] == reverse("presentar", args=[expediente.pk]) + "?clase=contrato"


def test_blank_draft_is_taken_up_again_instead_of_piling_up(cliente: Client, remitente: Cuenta) -> None:
    un_borrador(cuenta=remitente, con_archivo=False)

    primera, segunda = (cliente.post(reverse("presentar_nuevo"), {"clase": "contrato"}) for _ in range(2))

    assert primera["Location"] == segunda["Location"]
    assert Expediente.objects.filter(cuenta=remitente).count() == 2


def test_unknown_class_opens_a_draft_without_one(cliente: Client, remitente: Cuenta) -> None:
    respuesta = cliente.post(reverse("presentar_nuevo"), {"clase": "x&y=<b>"})

    assert respuesta["Location"] == reverse("presentar", args=[Expediente.objects.get(cuenta=remitente).pk])


def test_own_drafts_wait_and_others_do_not_show(cliente: Client, remitente: Cuenta) -> None:
    un_borrador(cuenta=remitente, asunto="Mi borrador", con_archivo=False)
    un_borrador(asunto="De otra persona", con_archivo=False)
    un_expediente(cuenta=remitente, asunto="Ya presentado")

    texto = cliente.get(reverse("presentar_nuevo")).content.decode()

    assert "Mi borrador" in texto
    assert "De otra persona" not in texto
    assert "Ya presentado" not in texto


def test_throwing_a_draft_away_asks_first(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente, anexos=1)
    direccion = reverse("presentar_descartar", args=[expediente.pk])

    texto = cliente.get(direccion).content.decode()

    assert "los 2 archivos que subiste" in texto
    assert Expediente.objects.filter(pk=expediente.pk).exists()


def test_throwing_a_draft_away_removes_its_files(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)
    ruta = ruta_en_cuarentena(expediente.documentos.get())

    respuesta = cliente.post(reverse("presentar_descartar", args=[expediente.pk]), follow=True)

    assert "El borrador se descartó." in respuesta.content.decode()
    assert not Expediente.objects.filter(pk=expediente.pk).exists()
    assert not ruta.exists()


def test_what_was_filed_cannot_be_thrown_away(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)

    respuesta = cliente.post(reverse("presentar_descartar", args=[expediente.pk]))

    assert respuesta["Location"] == reverse("presentado", args=[expediente.pk])
    assert Expediente.objects.filter(pk=expediente.pk).exists()


def test_answer_shows_number_clave_dates_and_what_follows(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente, anexos=1)

    texto = _respuesta(cliente, expediente)

    assert "2026-0000001" in texto
    assert expediente.clave_legible in texto
    assert "10:24:00, hora de Lima" in texto
    assert "Tu fecha de ingreso es el viernes 26 de junio" in texto
    assert expediente.motivo_de_ingreso in texto
    assert f"Responde {expediente.dependencia}" in texto
    assert "Presentar no significa que PETROPERÚ acepte lo que pides" in texto
    assert "2 archivos" in texto


def test_answer_names_the_holiday_that_moved_the_date(cliente: Client, remitente: Cuenta) -> None:
    # Friday 16:52 in Lima; Monday 29 June is a holiday.
    expediente = un_expediente(cuenta=remitente, ahora=datetime(2026, 6, 26, 21, 52, 8, tzinfo=UTC))

    texto = _respuesta(cliente, expediente)

    assert "16:52:08, hora de Lima" in texto
    assert "Tu fecha de ingreso es el martes 30 de junio" in texto
    assert "San Pedro y San Pablo" in texto
    assert 'class="cinta"' in texto


def test_answer_waits_for_the_constancia_and_then_offers_it(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)
    direccion = reverse("presentado_constancia", args=[expediente.pk])
    antes = cliente.get(direccion).content.decode()

    con_recibo = un_expediente(cuenta=remitente, recibos=True)
    despues = cliente.get(reverse("presentado_constancia", args=[con_recibo.pk])).content.decode()

    assert 'hx-trigger="every 2s"' in antes
    assert "Descargar constancia" not in antes
    assert "hx-trigger" not in despues
    assert reverse("tramite_recibo", args=[con_recibo.numero, "constancia"]) in despues


def test_answer_of_a_draft_leads_back_to_it(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)

    respuesta = cliente.get(reverse("presentado", args=[expediente.pk]))

    assert respuesta["Location"] == reverse("presentar", args=[expediente.pk])


@pytest.mark.django_db
def test_answer_is_the_filers_alone() -> None:
    expediente = un_expediente()

    for nombre in ("presentado", "presentado_constancia"):
        assert sesion_de(un_remitente()).get(reverse(nombre, args=[expediente.pk])).status_code == 404
