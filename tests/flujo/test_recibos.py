import json
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.conf import settings

from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Acto, Expediente
from mesa.registro.recibos import manifiesto_de
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db


def _manifiesto(expediente: Expediente, clase: str) -> dict[str, Any]:
    with archivo().abrir(expediente.recibos.get(clase=clase).sha256) as pdf:
        contenido = pdf.read()
    with pikepdf.open(BytesIO(contenido)) as abierto:
        leido: dict[str, Any] = json.loads(abierto.attachments["manifiesto.json"].get_file().read_bytes())
    return leido


@pytest.mark.parametrize(("clase", "acto"), [("constancia", "presentar"), ("cargo", "recibir")])
def test_a_receipt_carries_its_place_in_the_log_and_where_the_proof_will_be(clase: str, acto: str) -> None:
    expediente = un_expediente(recibido=True, recibos=True)
    suyo = expediente.actos.get(acto=acto)

    sellado = _manifiesto(expediente, clase)

    assert (sellado["acto_indice"], sellado["acto_resumen"]) == (suyo.indice, suyo.resumen)
    assert sellado["url_prueba"] == f"{settings.SITE_URL}/registro-publico/pruebas/{suyo.indice}.json"


def test_a_receipt_carries_what_was_filed_when_how_and_by_which_rule() -> None:
    expediente = un_expediente(recibos=True, anexos=1)

    sellado = _manifiesto(expediente, "constancia")

    documentos = expediente.documentos.all()
    assert sellado["numero"] == expediente.numero
    assert (sellado["presentado_en"], sellado["fecha_de_ingreso"]) == ("2026-06-26T15:24:00Z", "2026-06-26")
    assert (sellado["regla"], sellado["canal"]) == ("A-2026.1", "plataforma")
    assert [(uno["sha256"], uno["folios"]) for uno in sellado["archivos"]] == [(d.sha256, d.folios) for d in documentos]


def test_the_receipt_of_a_filing_of_the_first_version_stays_as_it_was() -> None:
    acto: Acto = un_expediente().actos.get()
    del acto.datos["url_prueba"]
    acto.datos["version"] = 1

    manifiesto = manifiesto_de(acto)

    assert manifiesto.url_prueba is None
    assert "url_prueba" not in manifiesto.a_dict()
