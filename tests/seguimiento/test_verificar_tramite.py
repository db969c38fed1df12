"""What was filed under a number, for who has its clave."""

from datetime import timedelta

import pytest
from django.test import Client

from mesa import flujo
from mesa.expedientes.models import Expediente
from mesa.seguimiento.views import publico
from tests.fabricas import AHORA, un_expediente, un_remitente

pytestmark = pytest.mark.django_db


def _preguntar(numero: str | None, clave: str) -> tuple[int, str]:
    respuesta = Client().post("/verificar/tramite/", {"numero": numero or "", "clave": clave})
    return respuesta.status_code, respuesta.content.decode()


def _de(expediente: Expediente) -> str:
    return _preguntar(expediente.numero, expediente.clave)[1]


def test_number_and_clave_show_fingerprints_of_files_and_receipts() -> None:
    expediente = un_expediente(recibido=True, recibos=True, anexos=2)

    html = _de(expediente)

    assert "viernes 26 de junio de 2026, 10:24" in html
    for guardados in (
        expediente.documentos.values_list("sha256", "bytes"),
        expediente.recibos.values_list("sha256", "bytes"),
    ):
        assert all(f'data-sha256="{sha256}" data-bytes="{octetos}"' in html for sha256, octetos in guardados)
    for titulo in ("Documento principal", "Anexo 1", "Anexo 2", "Constancia de presentación", "Cargo de recepción"):
        assert f'data-titulo="{titulo}"' in html
    assert "El número y la clave." in html


def test_receipts_lead_to_their_proof_once_their_day_is_closed() -> None:
    expediente = un_expediente(recibos=True)
    acto = expediente.actos.get().indice
    assert "/registro-publico/pruebas/" not in _de(expediente)

    for dia in flujo.cerrar_dias(ahora=AHORA + timedelta(days=1)):
        flujo.sellar_cierre.func(dia.isoformat())

    assert f'href="/registro-publico/pruebas/{acto}.json"' in _de(expediente)


def test_names_and_words_of_people_stay_out() -> None:
    expediente = un_expediente(cuenta=un_remitente("juridica"), atendido=True, anexos=1)

    html = _de(expediente)

    for reservado in ("Quebrada Honda", "Altamirano", "Villalta", expediente.asunto, "Carta-0147", "Anexo-1.pdf"):
        assert reservado not in html


def test_before_the_constancia_exists_it_is_said() -> None:
    assert "La constancia todavía se está preparando" in _de(un_expediente())


def test_wrong_number_and_wrong_clave_get_the_same_answer() -> None:
    expediente = un_expediente()

    ajena = _preguntar(expediente.numero, "AAAABBBBCCCC")
    inexistente = _preguntar("2026-9999999", "AAAABBBBCCCC")

    assert ajena[0] == inexistente[0] == 404
    assert "No encontramos un trámite con ese número y esa clave." in ajena[1]
    assert ajena[1].count("No encontramos") == inexistente[1].count("No encontramos")
    assert expediente.documentos.get().sha256 not in ajena[1]


def test_what_is_missing_is_asked_for() -> None:
    status, html = _preguntar("", "")

    assert status == 422
    assert "Escribe el número de trámite: está en tu constancia." in html


def test_tries_count_together_with_those_of_tracking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publico, "INTENTOS", 2)
    expediente = un_expediente()
    _preguntar(expediente.numero, "AAAABBBBCCCC")
    Client().post("/seguimiento/", {"numero": expediente.numero, "clave": "AAAABBBBCCCC"})

    status, html = _preguntar(expediente.numero, expediente.clave)

    assert status == 429
    assert "Espera unos minutos" in html


def test_a_clave_never_stands_in_an_address() -> None:
    expediente = un_expediente()
    url = f"/verificar/tramite/?numero={expediente.numero}&clave={expediente.clave}"

    assert Client().get(url).status_code == 405
