from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_borrador, un_expediente, un_operador, un_remitente

pytestmark = pytest.mark.django_db


def _consultas(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as consultas:
        client.get(url)
    return len(consultas)


def test_mis_tramites_shows_own_filings_and_drafts_with_what_waits() -> None:
    cuenta = un_remitente()
    presentado = un_expediente(cuenta=cuenta, asunto="Uno presentado")
    un_borrador(cuenta=cuenta, asunto="", con_archivo=False)

    html = sesion_de(cuenta).get("/mis-tramites/").content.decode()

    assert "Uno presentado" in html
    assert f"/tramites/{presentado.numero}/" in html
    assert "Borrador sin asunto" in html
    assert html.count("Te toca a ti") == 1
    assert "La mesa de partes lo revisa." in html


def test_mis_tramites_shows_nothing_of_another_filer() -> None:
    ajeno = un_expediente(asunto="Un asunto ajeno")

    html = sesion_de(un_remitente()).get("/mis-tramites/").content.decode()

    assert "Un asunto ajeno" not in html
    assert str(ajeno.numero) not in html
    assert "Presentar un documento" in html


def test_mis_tramites_goes_on_by_pages_of_25() -> None:
    cuenta = un_remitente()
    for _ in range(26):
        un_borrador(cuenta=cuenta, con_archivo=False)
    client = sesion_de(cuenta)

    primera = client.get("/mis-tramites/")
    segunda = client.get(f"/mis-tramites/?despues={primera.context['lista'].siguiente}")

    vistos = [fila.expediente.pk for r in (primera, segunda) for fila in r.context["lista"].filas]
    assert (len(vistos), len(set(vistos))) == (26, 26)
    assert "Ver los siguientes 25" in primera.content.decode()
    assert "Volver al principio" in segunda.content.decode()


def test_mis_tramites_asks_as_many_queries_for_three_rows_as_for_one() -> None:
    cuenta = un_remitente()
    un_expediente(cuenta=cuenta)
    client = sesion_de(cuenta)
    una = _consultas(client, "/mis-tramites/")
    un_expediente(cuenta=cuenta)
    un_borrador(cuenta=cuenta)

    assert _consultas(client, "/mis-tramites/") == una


def test_tramite_shows_number_clave_dates_and_receipts() -> None:
    expediente = un_expediente(recibos=True, ahora=AHORA + timedelta(hours=8))

    html = sesion_de(expediente.cuenta).get(f"/tramites/{expediente.numero}/").content.decode()

    assert str(expediente.numero) in html
    assert expediente.clave_legible in html
    assert "martes 30 de junio de 2026" in html
    assert f"/tramites/{expediente.numero}/constancia/" in html
    assert "Cargo de recepción: aún no" in html
    assert "Luego: la mesa de partes lo revisa" in html


def test_tramite_tells_reason_and_remedy_of_a_rejection() -> None:
    expediente = un_expediente(rechazado=True)

    html = sesion_de(expediente.cuenta).get(f"/tramites/{expediente.numero}/").content.decode()

    assert "Rechazado: te toca a ti" in html
    assert "El documento principal no es legible." in html
    assert "Presentar de nuevo" in html
    assert "Cargo de recepción: no se emitió" in html


def test_tramite_shows_the_answer_but_no_name_of_staff() -> None:
    expediente = un_expediente(atendido=True)

    html = sesion_de(expediente.cuenta).get(f"/tramites/{expediente.numero}/").content.decode()

    assert "Se atendió su pedido." in html
    assert "por la dependencia" in html
    assert "Salcedo" not in html
    assert "Villalta" not in html


def test_tramite_asks_as_many_queries_with_three_files_as_with_one() -> None:
    cuenta = un_remitente()
    uno, tres = un_expediente(cuenta=cuenta), un_expediente(cuenta=cuenta, anexos=2)
    client = sesion_de(cuenta)

    assert _consultas(client, f"/tramites/{tres.numero}/") == _consultas(client, f"/tramites/{uno.numero}/")


@pytest.mark.parametrize("clase", ["constancia", "cargo"])
def test_recibos_come_down_sealed(clase: str) -> None:
    expediente = un_expediente(recibido=True, recibos=True)

    respuesta = sesion_de(expediente.cuenta).get(f"/tramites/{expediente.numero}/{clase}/")

    assert respuesta["Content-Type"] == "application/pdf"
    assert f'attachment; filename="{clase}-{expediente.numero}.pdf"' in respuesta["Content-Disposition"]
    assert b"/ByteRange" in respuesta.getvalue()


def test_recibo_is_not_found_before_it_exists() -> None:
    expediente = un_expediente(recibos=True)

    assert sesion_de(expediente.cuenta).get(f"/tramites/{expediente.numero}/cargo/").status_code == 404


@pytest.mark.parametrize("resto", ["", "constancia/", "archivos/{documento}/"])
def test_a_filing_does_not_exist_for_another_filer(resto: str) -> None:
    expediente = un_expediente(recibos=True)
    url = f"/tramites/{expediente.numero}/{resto.format(documento=expediente.documentos.get().pk)}"

    assert sesion_de(un_remitente()).get(url).status_code == 404
    assert sesion_de(un_operador()).get(url).status_code == 403
    assert Client().get(url).status_code == 302


def test_archivo_of_a_filing_is_shown_to_its_filer() -> None:
    expediente = un_expediente()
    url = f"/tramites/{expediente.numero}/archivos/{expediente.documentos.get().pk}/?ver=1"

    respuesta = sesion_de(expediente.cuenta).get(url)

    assert respuesta["Content-Disposition"].startswith("inline; ")
    assert respuesta.getvalue().startswith(b"%PDF-")
