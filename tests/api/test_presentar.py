from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mesa import flujo
from mesa.api.v1 import autenticacion
from mesa.cuentas.models import Cuenta
from mesa.cuentas.tokens import cuenta_de_token
from mesa.expedientes.models import Acto, Documento, Expediente
from mesa.lib.limite import excede
from tests.api.cliente import Llamador, un_llamador
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena
from tests.fabricas import AHORA, un_borrador, un_documento, un_funcionario, un_operador

pytestmark = pytest.mark.django_db


def test_presentar_answers_with_the_proof() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()

    respuesta = llamador.post(f"expedientes/{creado['id']}/presentar")

    prueba = respuesta.json()
    expediente = Expediente.objects.get()
    assert respuesta.status_code == 200
    assert prueba["numero"] == expediente.numero
    assert prueba["clave"].replace("-", "") == expediente.clave
    assert (prueba["estado"], prueba["regla"]) == ("PRESENTADO", "A-2026.1")
    assert prueba["presentado_en"].endswith("-05:00")
    assert prueba["fecha_de_ingreso"] == str(expediente.fecha_de_ingreso)
    assert prueba["documentos"] == [
        {"nombre": "Carta.pdf", "sha256": d.sha256, "bytes": d.bytes, "folios": 1} for d in Documento.objects.all()
    ]
    assert expediente.canal == "api"


def test_the_same_answer_comes_again_with_the_key_and_without() -> None:
    llamador = un_llamador()
    ruta = f"expedientes/{llamador.un_borrador()['id']}/presentar"
    first = llamador.post(ruta, headers={"Idempotency-Key": "a1"}).json()

    with_key = llamador.post(ruta, headers={"Idempotency-Key": "a1"}).json()
    after_a_lost_answer = llamador.post(ruta, {}).json()

    assert first == with_key == after_a_lost_answer
    assert Acto.objects.count() == 1


def test_the_same_answer_comes_when_the_expediente_has_moved_on() -> None:
    llamador = un_llamador()
    ruta = f"expedientes/{llamador.un_borrador()['id']}/presentar"
    first = llamador.post(ruta).json()
    expediente = Expediente.objects.get()
    flujo.recibir(expediente, por=un_operador(), ahora=AHORA)
    flujo.responder(expediente, por=un_funcionario(), nota="Atendido.", ahora=AHORA)

    again = llamador.post(ruta).json()

    assert again == first
    assert llamador.get(f"expedientes/{expediente.pk}").json()["estado"] == "ATENDIDO"


def test_what_is_missing_comes_as_hallazgos_all_at_once() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False, asunto="", tipo_documento=None)
    llamador.put(f"expedientes/{creado['id']}/documentos/Acta.pdf", un_pdf_con_contrasena())

    respuesta = llamador.post(f"expedientes/{creado['id']}/presentar")

    problema = respuesta.json()
    assert respuesta.status_code == 422
    assert problema["codigo"] == "no-se-puede-presentar"
    assert [h["codigo"] for h in problema["hallazgos"]] == [
        "tipo.falta",
        "asunto.falta",
        "principal.falta",
        "pdf.con_contrasena",
    ]
    assert all(h["solucion"] and h["campo"] for h in problema["hallazgos"])
    assert "Acta.pdf" in problema["detail"]


def test_a_contract_without_digital_signature_is_not_filed() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(tipo_documento="contrato")

    problema = llamador.post(f"expedientes/{creado['id']}/presentar").json()

    assert [h["codigo"] for h in problema["hallazgos"]] == ["firma.falta_digital"]


def test_a_file_still_being_inspected_is_a_conflict() -> None:
    borrador = un_borrador()
    Documento.objects.update(veredicto="")

    respuesta = Llamador(borrador.cuenta).post(f"expedientes/{borrador.pk}/presentar")

    assert respuesta.status_code == 409
    assert respuesta.json()["codigo"] == "inspeccion-en-curso"
    assert respuesta["Retry-After"] == "2"


def test_bytes_that_changed_after_the_inspection_are_a_conflict() -> None:
    borrador = un_borrador()
    Documento.objects.update(sha256="0" * 64)

    respuesta = Llamador(borrador.cuenta).post(f"expedientes/{borrador.pk}/presentar")

    assert respuesta.status_code == 409
    assert respuesta.json()["codigo"] == "archivo-alterado"
    assert Expediente.objects.get().estado == "BORRADOR"


def test_three_hundred_filings_an_hour_are_enough() -> None:
    borrador = un_borrador()
    for _veces in range(300):
        excede(accion="api-presentar", quien=str(borrador.cuenta.pk), maximo=300, segundos=3600)

    respuesta = Llamador(borrador.cuenta).post(f"expedientes/{borrador.pk}/presentar")

    assert respuesta.status_code == 429
    assert int(respuesta["Retry-After"]) > 0
    assert Expediente.objects.get().estado == "BORRADOR"


def test_filing_three_files_asks_no_more_than_filing_one() -> None:
    llamador = un_llamador()
    one, three = un_borrador(cuenta=llamador.cuenta), un_borrador(cuenta=llamador.cuenta)
    for numero in range(2):
        un_documento(three, nombre=f"Anexo {numero}.pdf", contenido=un_pdf(texto=f"Anexo {numero}"))
    llamador.post(f"expedientes/{un_borrador(cuenta=llamador.cuenta).pk}/presentar")

    def queries(borrador: Expediente) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert llamador.post(f"expedientes/{borrador.pk}/presentar").status_code == 200
        return len(captured)

    assert queries(one) == queries(three)


def test_what_dates_a_filing_is_its_arrival_not_what_it_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    borrador = un_borrador()
    llamador = Llamador(borrador.cuenta)
    closing_minute = datetime(2026, 6, 26, 21, 36, 59, tzinfo=UTC)
    with time_machine.travel(closing_minute, tick=False) as clock:

        def slow(texto: str, *, ahora: datetime) -> Cuenta | None:
            clock.shift(timedelta(seconds=20))
            return cuenta_de_token(texto, ahora=ahora)

        monkeypatch.setattr(autenticacion, "cuenta_de_token", slow)

        prueba = llamador.post(f"expedientes/{borrador.pk}/presentar").json()

    assert prueba["presentado_en"] == "2026-06-26T16:36:59-05:00"
    assert prueba["fecha_de_ingreso"] == "2026-06-26"
