"""Every call of the API, well and badly made, answers what docs/api/openapi.json promises."""

from typing import Any

import pytest

from mesa.api.exportar import openapi
from mesa.api.v1.problemas import CLASES
from mesa.expedientes.models import Documento, Expediente
from tests.api.cliente import Llamador, datos_completos, un_llamador
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena
from tests.contratos.openapi import DOCUMENTO, contrato, faltas_al_contrato
from tests.fabricas import un_borrador, un_expediente

EXPEDIENTE = "expedientes/{id}"
DOCUMENTO_DE = "expedientes/{id}/documentos/{documento}"
NADIE = "00000000-0000-0000-0000-000000000000"


def _cumple(respuesta: Any, metodo: str, ruta: str, status: int) -> None:
    assert respuesta.status_code == status
    assert faltas_al_contrato(respuesta, metodo, ruta) == []


def test_the_document_is_the_one_the_code_says() -> None:
    assert DOCUMENTO.read_text(encoding="utf-8") == openapi(), "run: mesa manage exportar_openapi"


def test_every_operation_has_a_summary_an_explanation_and_its_errors() -> None:
    for ruta, operaciones in contrato()["paths"].items():
        for metodo, operacion in operaciones.items():
            assert operacion["summary"], (metodo, ruta)
            assert operacion["description"], (metodo, ruta)
            if "security" in operacion:
                assert "401" in operacion["responses"], (metodo, ruta)


def test_public_calls_ask_for_no_token() -> None:
    sin_token = {ruta for ruta, ops in contrato()["paths"].items() for op in ops.values() if "security" not in op}

    assert sin_token == {
        f"/api/v1/{ruta}"
        for ruta in ("catalogo", "plazo", "plazo/vencimiento", "seguimiento/{numero}", "verificaciones")
    }


@pytest.mark.django_db
def test_catalogo_and_plazo() -> None:
    _cumple(Llamador().get("catalogo"), "get", "catalogo", 200)
    _cumple(Llamador().get("plazo", momento="2026-06-26T10:00:00-05:00"), "get", "plazo", 200)
    _cumple(Llamador().get("plazo", momento="ayer"), "get", "plazo", 422)
    _cumple(Llamador().get("plazo/vencimiento", desde="2026-06-26", cantidad="2"), "get", "plazo/vencimiento", 200)
    _cumple(Llamador().get("plazo/vencimiento", desde="2026-06-26"), "get", "plazo/vencimiento", 422)


@pytest.mark.django_db
def test_a_draft() -> None:
    llamador = un_llamador()

    _cumple(llamador.post("expedientes", {}), "post", "expedientes", 201)
    creado = llamador.post("expedientes", datos_completos())
    _cumple(creado, "post", "expedientes", 201)
    _cumple(llamador.crudo("expedientes", b"{"), "post", "expedientes", 400)
    _cumple(llamador.post("expedientes", {"sede": "x"}), "post", "expedientes", 422)
    ruta = f"expedientes/{creado.json()['id']}"
    _cumple(llamador.patch(ruta, {"asunto": "Otro"}), "patch", EXPEDIENTE, 200)
    _cumple(llamador.patch(ruta, {"asunto": 5}), "patch", EXPEDIENTE, 200)
    _cumple(llamador.patch(ruta, {"asunto": []}), "patch", EXPEDIENTE, 422)
    _cumple(llamador.patch(f"expedientes/{NADIE}", {}), "patch", EXPEDIENTE, 404)
    _cumple(llamador.get(ruta), "get", EXPEDIENTE, 200)


@pytest.mark.django_db
def test_the_list() -> None:
    expediente = un_expediente(recibido=True)
    llamador = Llamador(expediente.cuenta)
    un_borrador(cuenta=expediente.cuenta, con_archivo=False)

    _cumple(llamador.get("expedientes"), "get", "expedientes", 200)
    _cumple(llamador.get("expedientes", estado="x"), "get", "expedientes", 422)
    _cumple(Llamador().get("expedientes"), "get", "expedientes", 401)


@pytest.mark.django_db
def test_files() -> None:
    llamador = un_llamador()
    expediente = f"expedientes/{llamador.un_borrador(con_archivo=False)['id']}"
    ruta = f"{expediente}/documentos/Carta.pdf"

    _cumple(llamador.put(f"{ruta}?rol=principal", un_pdf()), "put", DOCUMENTO_DE, 201)
    _cumple(llamador.put(f"{expediente}/documentos/b.pdf", un_pdf_con_contrasena()), "put", DOCUMENTO_DE, 201)
    _cumple(llamador.put(f"{ruta}?rol=x", b""), "put", DOCUMENTO_DE, 422)
    _cumple(llamador.put(f"{ruta}x", bytes(21 << 20)), "put", DOCUMENTO_DE, 413)
    _cumple(llamador.get(ruta), "get", DOCUMENTO_DE, 200)
    _cumple(llamador.get(f"{ruta}x"), "get", DOCUMENTO_DE, 404)
    contenido = llamador.get(f"{expediente}/documentos/{llamador.get(ruta).json()['id']}/contenido")
    assert b"".join(contenido.streaming_content) == un_pdf()
    _cumple(contenido, "get", f"{DOCUMENTO_DE}/contenido", 200)
    _cumple(llamador.delete(ruta), "delete", DOCUMENTO_DE, 204)
    _cumple(llamador.delete(ruta), "delete", DOCUMENTO_DE, 404)


@pytest.mark.django_db
def test_presentar() -> None:
    llamador = un_llamador()
    presentar = f"{EXPEDIENTE}/presentar"
    ruta = f"expedientes/{llamador.un_borrador()['id']}"
    Documento.objects.update(veredicto="")

    _cumple(llamador.post(f"{ruta}/presentar"), "post", presentar, 409)
    Documento.objects.update(veredicto="conforme")
    Expediente.objects.update(asunto="")
    _cumple(llamador.post(f"{ruta}/presentar"), "post", presentar, 422)
    Expediente.objects.update(asunto="Con asunto")
    _cumple(llamador.post(f"{ruta}/presentar"), "post", presentar, 200)
    _cumple(llamador.get(ruta), "get", EXPEDIENTE, 200)
    _cumple(llamador.patch(ruta, {}), "patch", EXPEDIENTE, 409)
    _cumple(llamador.put(f"{ruta}/documentos/x.pdf", b"x"), "put", DOCUMENTO_DE, 409)
    _cumple(llamador.delete(f"{ruta}/documentos/Carta.pdf"), "delete", DOCUMENTO_DE, 409)
    _cumple(llamador.post(f"expedientes/{NADIE}/presentar"), "post", presentar, 404)


@pytest.mark.django_db
def test_receipts_tracking_and_verification() -> None:
    expediente = un_expediente(recibido=True, recibos=True)
    llamador, ruta = Llamador(expediente.cuenta), f"expedientes/{expediente.pk}"

    for clase in ("constancia", "cargo"):
        recibo = llamador.get(f"{ruta}/{clase}")
        pdf = b"".join(recibo.streaming_content)
        _cumple(recibo, "get", f"{EXPEDIENTE}/{clase}", 200)
        _cumple(llamador.get(f"expedientes/{NADIE}/{clase}"), "get", f"{EXPEDIENTE}/{clase}", 404)
        _cumple(Llamador().crudo("verificaciones", pdf, tipo="application/pdf"), "post", "verificaciones", 200)
    _cumple(Llamador().crudo("verificaciones", b"x", tipo="application/pdf"), "post", "verificaciones", 200)
    numero = f"seguimiento/{expediente.numero}"
    _cumple(Llamador().get(numero, clave=expediente.clave), "get", "seguimiento/{numero}", 200)
    _cumple(Llamador().get(numero, clave="x"), "get", "seguimiento/{numero}", 404)


@pytest.mark.django_db
def test_export() -> None:
    expediente = un_expediente()
    llamador, exportacion = Llamador(expediente.cuenta), f"{EXPEDIENTE}/exportacion"

    hecha = llamador.get(f"expedientes/{expediente.pk}/exportacion")
    assert hecha.getvalue().startswith(b"PK")
    _cumple(hecha, "get", exportacion, 200)
    _cumple(llamador.get(f"expedientes/{NADIE}/exportacion"), "get", exportacion, 404)
    _cumple(Llamador().get(f"expedientes/{expediente.pk}/exportacion"), "get", exportacion, 401)


def test_the_guide_names_every_error_code() -> None:
    guia = (DOCUMENTO.parent / "README.md").read_text(encoding="utf-8")

    assert [clase.codigo for clase in CLASES if f"`{clase.codigo}`" not in guia] == []
