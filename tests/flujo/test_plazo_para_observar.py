"""Until when the desk may observe a filing, and where its pages say it. Friday 26 June; Monday 29 is a holiday."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from mesa import flujo
from mesa.organizacion.models import DiaNoLaborable, TipoDocumento
from tests.fabricas import AHORA, un_borrador, un_expediente, un_operador, una_sede

pytestmark = pytest.mark.django_db
FALTA_UNA_HORA = datetime(2026, 7, 1, 20, 37, tzinfo=UTC)
VENCIDO = datetime(2026, 7, 1, 21, 37, tzinfo=UTC)


@pytest.fixture
def _lpag() -> None:
    TipoDocumento.objects.filter(codigo="carta").update(modo="lpag")


def texto_de(client: Client, direccion: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(direccion).content.decode()))


@pytest.mark.usefixtures("_lpag")
def test_the_desk_has_two_business_days_and_they_end_at_its_closing() -> None:
    expediente = un_expediente()

    antes = flujo.plazo_para_observar(expediente, ahora=FALTA_UNA_HORA)
    despues = flujo.plazo_para_observar(expediente, ahora=VENCIDO)

    assert antes is not None
    assert (antes.hasta, antes.minutos, antes.vencido) == (date(2026, 7, 1), 60, False)
    assert antes.base_legal == "numeral 125.6 del TUO de la Ley 27444, Decreto Supremo 006-2026-JUS"
    assert despues is not None
    assert (despues.minutos, despues.vencido) == (0, True)


@pytest.mark.usefixtures("_lpag")
def test_a_day_declared_off_meanwhile_lengthens_the_term_and_not_the_date_of_the_filing() -> None:
    expediente = un_expediente()
    DiaNoLaborable.objects.create(fecha=date(2026, 6, 30), nombre="Puente", base_legal="DS 1-2026-PCM", sede=una_sede())

    plazo = flujo.plazo_para_observar(expediente, ahora=AHORA)

    assert plazo is not None
    assert plazo.hasta == date(2026, 7, 2)
    assert "no laborable (Puente, DS 1-2026-PCM)" in plazo.explicacion
    assert expediente.fecha_de_ingreso == date(2026, 6, 26)


@pytest.mark.usefixtures("_lpag")
def test_what_was_received_is_observed_no_more() -> None:
    assert flujo.plazo_para_observar(un_expediente(recibido=True), ahora=AHORA) is None


def test_a_type_that_is_rejected_has_no_such_term() -> None:
    assert flujo.plazo_para_observar(un_expediente(), ahora=AHORA) is None


@pytest.mark.usefixtures("_lpag")
@time_machine.travel(FALTA_UNA_HORA, tick=False)
def test_filer_and_desk_read_the_day_and_the_article_on_their_pages(client: Client) -> None:
    expediente = un_expediente()
    client.force_login(expediente.cuenta)
    presentado = texto_de(client, reverse("presentado", args=[expediente.pk]))
    tramite = texto_de(client, reverse("tramite", args=[expediente.numero]))
    client.force_login(un_operador())
    revision = texto_de(client, reverse("bandeja_expediente", args=[expediente.numero]))

    assert "una sola vez, hasta el miércoles 1 de julio. Si observa, tienes 2 días hábiles" in presentado
    assert "debe observarlo, una sola vez, hasta el miércoles 1 de julio de 2026" in tramite
    assert "numeral 125.6" in tramite
    assert "Quedan 1 h de atención." in revision.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.usefixtures("_lpag")
@time_machine.travel(datetime(2026, 6, 26, 22, 0, tzinfo=UTC), tick=False)
def test_a_draft_says_before_it_is_filed_until_when_it_might_be_observed(client: Client) -> None:
    borrador = un_borrador()
    client.force_login(borrador.cuenta)

    # Friday after closing: it would count on Tuesday 30, and the two days are Wednesday and Thursday.
    texto = texto_de(client, reverse("presentar", args=[borrador.pk]))
    assert "La mesa puede observar lo que falte, una sola vez, hasta el jueves 2 de julio." in texto


def test_a_draft_of_a_type_that_is_rejected_says_nothing_of_it() -> None:
    assert flujo.plazo_si_presenta(un_borrador(), ahora=AHORA) is None


@pytest.mark.usefixtures("_lpag")
@time_machine.travel(VENCIDO, tick=False)
def test_once_it_is_over_the_pages_say_so(client: Client) -> None:
    expediente = un_expediente()
    client.force_login(expediente.cuenta)

    tramite = texto_de(client, reverse("tramite", args=[expediente.numero]))

    assert "El plazo para observarlo venció el miércoles 1 de julio de 2026." in tramite
