import pytest
from django.test import Client

from mesa.seguimiento.publico import clave_escrita
from mesa.seguimiento.views import publico
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db

NO_ENCONTRADO = "No encontramos un trámite con ese número y esa clave."


def _preguntar(numero: str | None, clave: str) -> tuple[int, str]:
    respuesta = Client().post("/seguimiento/", {"numero": numero or "", "clave": clave})
    return respuesta.status_code, respuesta.content.decode()


def test_number_and_clave_show_state_dates_and_acts() -> None:
    expediente = un_expediente(recibido=True)

    status, html = _preguntar(expediente.numero, expediente.clave)

    assert status == 200
    assert "Derivado" in html
    assert "Recibido" in html
    assert "por la mesa de partes" in html
    assert str(expediente.dependencia) in html
    assert "viernes 26 de junio de 2026" in html


def test_public_part_names_nobody_and_quotes_nothing() -> None:
    expediente = un_expediente(atendido=True)

    _status, html = _preguntar(expediente.numero, expediente.clave)

    for reservado in (
        "Lucía", "Ramos", "Villalta", "Salcedo", "40123456", "Se atendió su pedido.", expediente.asunto, "Carta-0147",
    ):  # fmt: skip
        assert reservado not in html


def test_reason_of_a_rejection_is_not_public() -> None:
    expediente = un_expediente(rechazado=True)

    _status, html = _preguntar(expediente.numero, expediente.clave)

    assert "Rechazado" in html
    assert "no es legible" not in html


def test_wrong_number_and_wrong_clave_get_the_same_answer() -> None:
    expediente = un_expediente()

    ajena = _preguntar(expediente.numero, "AAAABBBBCCCC")
    inexistente = _preguntar("2026-9999999", "AAAABBBBCCCC")

    assert ajena[0] == inexistente[0] == 404
    assert NO_ENCONTRADO in ajena[1]
    assert NO_ENCONTRADO in inexistente[1]


def test_a_draft_is_not_found_by_empty_number_and_clave() -> None:
    status, html = _preguntar("   ", "-")

    assert status == 422
    assert "Escribe el número de trámite" in html


def test_clave_is_read_as_people_type_it() -> None:
    expediente = un_expediente()

    status, _html = _preguntar(f" {expediente.numero} ", expediente.clave_legible.lower().replace("-", " "))

    assert status == 200
    assert clave_escrita("k7qm-4trx 9wdf") == "K7QM4TRX9WDF"


def test_number_of_the_address_fills_the_form_in_but_a_clave_does_not() -> None:
    html = Client().get("/seguimiento/?numero=2026-0000001&clave=AAAABBBBCCCC").content.decode()

    assert 'value="2026-0000001"' in html
    assert 'value="AAAABBBBCCCC"' not in html


def test_too_many_tries_from_one_address_are_stopped_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publico, "INTENTOS", 2)
    expediente = un_expediente()
    for _ in range(2):
        _preguntar(expediente.numero, "AAAABBBBCCCC")

    status, html = _preguntar(expediente.numero, expediente.clave)
    desde_otra = Client(REMOTE_ADDR="203.0.113.9").post(
        "/seguimiento/", {"numero": expediente.numero, "clave": expediente.clave}
    )

    assert status == 429
    assert "Espera unos minutos" in html
    assert desde_otra.status_code == 200
