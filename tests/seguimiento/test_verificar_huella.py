"""The receipt stays with its holder: only its SHA-256 is asked for."""

import hashlib

import pytest
from django.test import Client

from mesa.expedientes.models import Recibo
from mesa.seguimiento.views import verificacion
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db


def _preguntar(sha256: str) -> tuple[int, str]:
    respuesta = Client(enforce_csrf_checks=True).post("/verificar/huella/", {"sha256": sha256})
    return respuesta.status_code, respuesta.content.decode()


def test_a_receipt_is_known_by_its_fingerprint_with_what_it_says() -> None:
    expediente = un_expediente(recibido=True, recibos=True, anexos=1)
    cargo = Recibo.objects.get(expediente=expediente, clase="cargo")

    status, html = _preguntar(cargo.sha256)

    assert status == 200
    assert "Emitido por esta mesa, íntegro" in html
    assert "Cargo de recepción" in html
    assert str(expediente.numero) in html
    assert all(f'data-sha256="{uno.sha256}"' in html for uno in expediente.documentos.all())
    assert "Solo la huella SHA-256 del archivo" in html


def test_an_unknown_fingerprint_says_so_and_offers_to_send_the_file() -> None:
    status, html = _preguntar("ab" * 32)

    assert status == 200
    assert "Ningún recibo de esta mesa tiene esa huella" in html
    assert "Ese botón sí envía el archivo. Se revisa y no se guarda." in html
    assert "íntegro" not in html


def test_a_filed_file_is_as_unknown_as_one_never_seen() -> None:
    expediente = un_expediente(recibos=True)
    filed, never = expediente.documentos.get().sha256, "ab" * 32

    presentado, nunca_visto = _preguntar(filed)[1], _preguntar(never)[1]

    assert presentado.replace(filed, "") == nunca_visto.replace(never, "")


def test_the_whole_fingerprint_is_asked_for() -> None:
    sha256 = hashlib.sha256(b"").hexdigest()

    for mal in ("", sha256[:63], sha256 + "0", sha256.upper(), f"{sha256[:63]}%", sha256[:63] + "\n"):
        status, html = _preguntar(mal)
        assert status == 422
        assert "Eso no es una huella SHA-256" in html


def test_guessing_is_stopped_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verificacion, "INTENTOS", 1)
    _preguntar("ab" * 32)

    status, html = _preguntar("cd" * 32)

    assert status == 429
    assert "Espera unos minutos" in html


def test_it_is_only_asked_by_post() -> None:
    assert Client().get("/verificar/huella/", {"sha256": "ab" * 32}).status_code == 405
