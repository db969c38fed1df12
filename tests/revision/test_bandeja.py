from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mesa.cuentas.models import Cuenta
from mesa.expedientes import bandeja as trays
from mesa.expedientes.models import Expediente
from mesa.lib.paginas import paginar
from mesa.organizacion.models import Sede
from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_borrador, un_expediente, un_funcionario, un_operador, un_remitente, una_sede

pytestmark = pytest.mark.django_db


def _presentados(cuantos: int, *, cuenta: Cuenta | None = None) -> list[Expediente]:
    cuenta = cuenta or un_remitente()
    return [un_expediente(cuenta=cuenta, ahora=AHORA + timedelta(minutes=n)) for n in range(cuantos)]


def _numeros(html: str, esperados: list[Expediente]) -> list[str]:
    """The numbers of these filings in the order in which the page shows them."""
    vistos = [(html.index(str(e.numero)), str(e.numero)) for e in esperados if str(e.numero) in html]
    return [numero for _lugar, numero in sorted(vistos)]


def test_bandeja_shows_what_waits_oldest_first() -> None:
    despues = un_expediente(ahora=AHORA + timedelta(hours=1))
    antes = un_expediente(ahora=AHORA)

    html = sesion_de(un_operador()).get("/mesa/").content.decode()

    assert _numeros(html, [antes, despues]) == [antes.numero, despues.numero]
    assert "<b>2</b> por recibir" in html


def test_bandeja_leaves_out_drafts_and_what_was_already_acted_on() -> None:
    un_borrador(asunto="Un borrador ajeno")
    recibido, rechazado = un_expediente(recibido=True), un_expediente(rechazado=True)

    html = sesion_de(un_operador()).get("/mesa/").content.decode()

    assert "Un borrador ajeno" not in html
    assert str(recibido.numero) not in html
    assert str(rechazado.numero) not in html
    assert "No hay nada por recibir" in html


def test_bandeja_is_limited_to_the_sedes_of_its_operator() -> None:
    expediente = un_expediente()
    otra_sede = Sede.objects.exclude(pk=una_sede().pk).order_by("orden")[0]

    propia = sesion_de(un_operador(sede=una_sede())).get("/mesa/").content.decode()
    ajena = sesion_de(un_operador(sede=otra_sede)).get("/mesa/").content.decode()

    assert str(expediente.numero) in propia
    assert str(expediente.numero) not in ajena


def test_bandeja_walks_on_page_by_page_without_losing_or_repeating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trays, "paginar", partial(paginar, tamano=2))
    cuenta = un_remitente()
    # The same instant for all: only the identifier tells them apart.
    todos = [un_expediente(cuenta=cuenta, ahora=AHORA) for _ in range(5)]
    client = sesion_de(un_operador())

    vistos: list[str] = []
    url = "/mesa/"
    while url:
        respuesta = client.get(url)
        vistos += _numeros(respuesta.content.decode(), todos)
        siguiente = respuesta.context["bandeja"].siguiente
        url = f"/mesa/?despues={siguiente}" if siguiente else ""

    assert sorted(vistos) == sorted(str(e.numero) for e in todos)


def test_bandeja_offers_the_next_25_only_when_there_are_more() -> None:
    _presentados(26)
    client = sesion_de(un_operador())

    primera = client.get("/mesa/")
    segunda = client.get(f"/mesa/?despues={primera.context['bandeja'].siguiente}")

    assert "Ver los siguientes 25" in primera.content.decode()
    assert "Ver los siguientes 25" not in segunda.content.decode()
    assert "Volver al principio" in segunda.content.decode()
    assert segunda.content.decode().count('class="n"') == 1


@pytest.mark.parametrize("cursor", ["x", "%00", "MjAyNnxubw", "eA==", "🙂"])
def test_bandeja_takes_a_cursor_that_is_none_for_the_beginning(cursor: str) -> None:
    expediente = un_expediente()

    respuesta = sesion_de(un_operador()).get("/mesa/", {"despues": cursor})

    assert respuesta.status_code == 200
    assert str(expediente.numero) in respuesta.content.decode()


def test_bandeja_says_more_than_its_limit_instead_of_counting_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trays, "SE_CUENTA_HASTA", 2)
    _presentados(3)

    html = sesion_de(un_operador()).get("/mesa/").content.decode()

    assert "<b>Más de 2</b> por recibir" in html


def test_bandeja_marks_what_came_out_of_hours() -> None:
    en_horario = un_expediente(ahora=AHORA)
    client = sesion_de(un_operador())
    assert "Fuera de horario" not in client.get("/mesa/").content.decode()

    tarde = un_expediente(ahora=AHORA + timedelta(hours=8))

    html = client.get("/mesa/").content.decode()
    assert html.count("Fuera de horario") == 1
    assert _numeros(html, [en_horario, tarde]) == [en_horario.numero, tarde.numero]
    # Friday evening, and Monday is a holiday: it counts from Tuesday.
    assert "Ingreso: martes 30 de junio de 2026" in html


def test_bandeja_asks_as_many_queries_for_three_rows_as_for_one() -> None:
    client, cuenta = sesion_de(un_operador()), un_remitente()
    _presentados(1, cuenta=cuenta)
    una = _consultas(client)

    _presentados(2, cuenta=cuenta)

    assert _consultas(client) == una


def _consultas(client: Client) -> int:
    client.get("/mesa/")
    with CaptureQueriesContext(connection) as consultas:
        client.get("/mesa/")
    return len(consultas)


def test_bandeja_does_not_exist_for_a_filer_and_is_closed_to_an_officer() -> None:
    assert sesion_de(un_remitente()).get("/mesa/").status_code == 404
    assert sesion_de(un_funcionario()).get("/mesa/").status_code == 403


def test_bandeja_sends_who_has_not_signed_in_to_sign_in() -> None:
    respuesta = Client().get("/mesa/")

    assert respuesta.status_code == 302
    assert respuesta["Location"].endswith("?next=/mesa/")
