from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mesa import flujo
from mesa.expedientes.models import Acto
from mesa.organizacion.models import Dependencia
from tests.conftest import sesion_de
from tests.fabricas import (
    AHORA,
    un_expediente,
    un_funcionario,
    un_operador,
    un_remitente,
    una_dependencia,
)

pytestmark = pytest.mark.django_db


def _otra_dependencia() -> Dependencia:
    return Dependencia.objects.exclude(pk=una_dependencia().pk).order_by("pk")[0]


def _consultas(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as consultas:
        client.get(url)
    return len(consultas)


def test_atencion_shows_what_was_forwarded_and_not_yet_answered() -> None:
    derivado = un_expediente(recibido=True, ahora=AHORA)
    tomado = un_expediente(tomado=True, ahora=AHORA + timedelta(minutes=1))
    presentado, atendido = un_expediente(), un_expediente(atendido=True)

    html = sesion_de(un_funcionario()).get("/atencion/").content.decode()

    assert html.index(str(derivado.numero)) < html.index(str(tomado.numero))
    assert str(presentado.numero) not in html
    assert str(atendido.numero) not in html
    assert "Por tomar" in html
    assert "En atención" in html


def test_atencion_is_limited_to_the_officers_dependencias() -> None:
    expediente = un_expediente(recibido=True)

    html = sesion_de(un_funcionario(dependencia=_otra_dependencia())).get("/atencion/").content.decode()

    assert str(expediente.numero) not in html
    assert "No hay nada por atender" in html


def test_atencion_asks_as_many_queries_for_three_rows_as_for_one() -> None:
    client, cuenta = sesion_de(un_funcionario()), un_remitente()
    un_expediente(recibido=True, cuenta=cuenta)
    una = _consultas(client, "/atencion/")
    for _ in range(2):
        un_expediente(recibido=True, cuenta=cuenta)

    assert _consultas(client, "/atencion/") == una


def test_tomar_leaves_it_in_the_officers_hands() -> None:
    expediente = un_expediente(recibido=True)

    html = sesion_de(un_funcionario()).post(f"/atencion/{expediente.numero}/tomar/", follow=True).content.decode()

    expediente.refresh_from_db()
    assert expediente.estado == "EN_ATENCION"
    assert f"Tomaste {expediente.numero}." in html
    assert 'aria-disabled="true"' in html


def test_responder_sends_the_answer_to_the_filer() -> None:
    expediente = un_expediente(recibido=True)

    html = (
        sesion_de(un_funcionario())
        .post(
            f"/atencion/{expediente.numero}/responder/",
            {"responder-nota": "Se aprueba la ampliación & el plazo."},
            follow=True,
        )
        .content.decode()
    )
    for acto in expediente.actos.all():
        flujo.cumplir_acto.func(acto.indice)

    expediente.refresh_from_db()
    assert expediente.estado == "ATENDIDO"
    assert f"Atendido: {expediente.numero}." in html
    correo = next(uno for uno in mail.outbox if "respondió" in uno.subject)
    assert correo.to == [expediente.cuenta.correo]
    assert "Se aprueba la ampliación & el plazo." in correo.body


def test_responder_without_answer_says_what_is_missing() -> None:
    expediente = un_expediente(tomado=True)

    respuesta = sesion_de(un_funcionario()).post(f"/atencion/{expediente.numero}/responder/", {})

    assert respuesta.status_code == 422
    assert "Escribe la respuesta: el remitente la recibe por correo." in respuesta.content.decode()
    expediente.refresh_from_db()
    assert expediente.estado == "EN_ATENCION"


def test_responder_after_a_colleague_is_a_sentence() -> None:
    expediente = un_expediente(recibido=True)
    url, datos = f"/atencion/{expediente.numero}/responder/", {"responder-nota": "Atendido."}
    sesion_de(un_funcionario()).post(url, datos)

    respuesta = sesion_de(un_funcionario()).post(url, datos, follow=True)

    assert respuesta.status_code == 200
    assert "Iván Salcedo se adelantó: el expediente está en «Atendido»" in respuesta.content.decode()
    assert Acto.objects.filter(expediente=expediente, acto="responder").count() == 1


def test_an_officer_reads_files_and_facts_of_what_is_theirs() -> None:
    expediente = un_expediente(recibido=True)
    client = sesion_de(un_funcionario())

    html = client.get(f"/atencion/{expediente.numero}/").content.decode()
    archivo = client.get(f"/atencion/{expediente.numero}/archivos/{expediente.documentos.get().pk}/")

    assert expediente.asunto in html
    assert archivo.getvalue().startswith(b"%PDF-")


@pytest.mark.parametrize("resto", ["", "archivos/{documento}/"])
def test_pages_do_not_exist_for_another_dependencia_nor_for_a_filer(resto: str) -> None:
    expediente = un_expediente(recibido=True)
    url = f"/atencion/{expediente.numero}/{resto.format(documento=expediente.documentos.get().pk)}"

    assert sesion_de(un_funcionario(dependencia=_otra_dependencia())).get(url).status_code == 404
    assert sesion_de(expediente.cuenta).get(url).status_code == 404
    assert sesion_de(un_operador()).get(url).status_code == 403
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("acto", ["tomar", "responder"])
def test_acts_are_refused_to_whom_they_are_not_for(acto: str) -> None:
    expediente = un_expediente(recibido=True)
    url, datos = f"/atencion/{expediente.numero}/{acto}/", {"responder-nota": "Porque sí."}

    assert sesion_de(un_funcionario(dependencia=_otra_dependencia())).post(url, datos).status_code == 404
    assert sesion_de(expediente.cuenta).post(url, datos).status_code == 404
    assert sesion_de(un_operador()).post(url, datos).status_code == 403
    expediente.refresh_from_db()
    assert expediente.estado == "DERIVADO"


def test_what_was_not_received_yet_does_not_exist_for_the_dependencia() -> None:
    expediente = un_expediente()

    assert sesion_de(un_funcionario()).get(f"/atencion/{expediente.numero}/").status_code == 404
