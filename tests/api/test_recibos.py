from datetime import datetime

import pytest
from django.utils import timezone
from pytest_django import Settings

from mesa import sello
from mesa.expedientes.models import Expediente, Recibo
from tests.api.cliente import Llamador, un_llamador
from tests.archivos.hacer import un_pdf
from tests.fabricas import un_expediente
from tests.pki.pki import Pki

pytestmark = pytest.mark.django_db


def _pdf(expediente: Expediente, clase: str) -> bytes:
    respuesta = Llamador(expediente.cuenta).get(f"expedientes/{expediente.pk}/{clase}")
    assert respuesta["Content-Type"] == "application/pdf"
    assert f"{clase}-{expediente.numero}.pdf" in respuesta["Content-Disposition"]
    return b"".join(respuesta.streaming_content)


@pytest.mark.parametrize("clase", ["constancia", "cargo"])
def test_a_receipt_is_not_there_until_it_exists(clase: str) -> None:
    expediente = un_expediente()

    respuesta = Llamador(expediente.cuenta).get(f"expedientes/{expediente.pk}/{clase}")

    assert respuesta.status_code == 404
    assert "Todavía no existe" in respuesta.json()["detail"]


@pytest.mark.parametrize("clase", ["constancia", "cargo"])
def test_a_receipt_is_given_and_verified_as_ours(clase: str) -> None:
    expediente = un_expediente(recibido=True, recibos=True)
    pdf = _pdf(expediente, clase)

    verificacion = Llamador().crudo("verificaciones", pdf, tipo="application/pdf").json()

    assert pdf.startswith(b"%PDF-")
    assert (verificacion["emitido_por_esta_mesa"], verificacion["integro"]) == (True, True)
    assert (verificacion["clase"], verificacion["numero"]) == (clase, expediente.numero)
    assert verificacion["presentado_en"] == "2026-06-26T10:24:00-05:00"
    assert verificacion["fecha_de_ingreso"] == "2026-06-26"
    assert verificacion["documentos"][0]["sha256"] == expediente.documentos.get().sha256


def test_the_expediente_names_the_receipts_that_exist() -> None:
    expediente = un_expediente(recibido=True, recibos=True)

    visto = Llamador(expediente.cuenta).get(f"expedientes/{expediente.pk}").json()

    assert visto["recibos"] == ["constancia", "cargo"]


def test_a_receipt_with_something_added_is_not_intact() -> None:
    expediente = un_expediente(recibos=True)
    pdf = _pdf(expediente, "constancia")

    verificacion = Llamador().crudo("verificaciones", pdf + b"\n% algo", tipo="application/pdf").json()

    assert verificacion["integro"] is False
    assert "cambió" in verificacion["mensaje"]


@pytest.mark.parametrize("cuerpo", [b"", b"nada", un_pdf()])
def test_what_is_no_receipt_is_told_so(cuerpo: bytes) -> None:
    respuesta = Llamador().crudo("verificaciones", cuerpo, tipo="application/pdf")

    verificacion = respuesta.json()
    assert respuesta.status_code == 200
    assert (verificacion["emitido_por_esta_mesa"], verificacion["integro"]) == (False, False)
    assert (verificacion["clase"], verificacion["documentos"]) == (None, [])
    assert verificacion["mensaje"]


def test_more_than_five_megabytes_is_no_receipt() -> None:
    respuesta = Llamador().crudo("verificaciones", b"%PDF-" + b"x" * (5 << 20), tipo="application/pdf")

    assert respuesta.status_code == 413
    assert "5 MB" in respuesta.json()["detail"]


def test_verifying_without_end_is_slowed_down() -> None:
    llamador = Llamador()
    for _veces in range(60):
        llamador.crudo("verificaciones", b"", tipo="application/pdf")

    respuesta = llamador.crudo("verificaciones", b"", tipo="application/pdf")

    assert respuesta.status_code == 429
    assert respuesta["Retry-After"] == "600"


def test_a_receipt_whose_expediente_is_anothers_is_not_there() -> None:
    expediente = un_expediente(recibos=True)

    assert un_llamador().get(f"expedientes/{expediente.pk}/constancia").status_code == 404
    assert Recibo.objects.count() == 1


def test_verification_tells_the_claimed_time_from_the_stamped_one(pki: Pki, settings: Settings) -> None:
    settings.TSA_URL = pki.url_tsa()
    sello.olvidar()
    expediente = un_expediente(recibos=True, ahora=timezone.now())

    dicho = Llamador().crudo("verificaciones", _pdf(expediente, "constancia"), tipo="application/pdf").json()

    sellado, estampa = datetime.fromisoformat(dicho["sellado_en"]), dicho["hora_estampada"]
    assert abs((datetime.fromisoformat(estampa["en"]) - sellado).total_seconds()) < 60
    assert (estampa["por"], estampa["confiable"]) == ("TSA DE PRUEBA", False)
