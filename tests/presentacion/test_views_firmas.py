"""A signed file to which something was added: both facts in its row, and the signed version to put in its place."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from mesa.cuentas.models import Cuenta
from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.models import Documento, Expediente
from tests.archivos.alterados import alterar
from tests.archivos.hacer import un_pdf_firmado
from tests.conftest import sesion_de
from tests.expedientes.firmas_hechas import un_sello_propio, una_firma, una_firma_alterada, una_firma_rota
from tests.fabricas import un_borrador, un_documento, un_expediente, un_remitente

FIRMADO = un_pdf_firmado()
ALTERADO = alterar(FIRMADO)


@pytest.fixture
def borrador(remitente: Cuenta) -> Expediente:
    return un_borrador(cuenta=remitente, con_archivo=False)


def _alterado(borrador: Expediente, *otras: dict[str, Any]) -> Documento:
    documento = un_documento(borrador, rol="principal", nombre="Contrato.pdf", contenido=ALTERADO)
    firmas = [una_firma_alterada(len(FIRMADO)), *otras]
    Documento.objects.filter(pk=documento.pk).update(firmas=firmas, estado_firma="modificada")
    documento.refresh_from_db()
    return documento


def _volver(documento: Documento) -> str:
    return reverse("presentar_volver_a_lo_firmado", args=[documento.expediente_id, documento.pk])


def _html(cliente: Client, expediente: Expediente) -> str:
    return cliente.get(reverse("presentar", args=[expediente.pk])).content.decode()


def test_the_row_shows_both_facts_and_offers_what_was_signed(cliente: Client, borrador: Expediente) -> None:
    documento = _alterado(borrador)

    html = _html(cliente, borrador)

    assert '<p class="marca ojo">Modificado después de la firma</p>' in html
    assert "Firmado por RAMOS IBARRA Lucía (DNI 40123456)." in html
    assert "Se agregó algo después de firmar." in html
    assert f'href="{_volver(documento)}"' in html
    assert "Se puede presentar, con un aviso" in html


def test_a_valid_signature_has_its_own_mark(cliente: Client, borrador: Expediente) -> None:
    documento = un_documento(borrador, rol="principal", contenido=FIRMADO)
    Documento.objects.update(firmas=[una_firma()], estado_firma="valida", veredicto="conforme", hallazgos=[])

    html = _html(cliente, borrador)

    assert f'<li class="archivo firma" id="archivo-{documento.pk}"' in html
    assert '<p class="marca firma">Firma digital válida</p>' in html
    assert "Usar la versión firmada" not in html


def test_the_signed_version_is_proposed_and_takes_the_place_of_the_altered_file(
    cliente: Client, borrador: Expediente
) -> None:
    documento = _alterado(borrador)

    pregunta = cliente.get(_volver(documento))
    propuesta = cliente.post(_volver(documento), follow=True)
    antes = Documento.objects.get().pk
    final = cliente.post(propuesta.request["PATH_INFO"], {"accion": "usar"}, follow=True)

    assert "se pierde lo que se agregó después" in pregunta.content.decode()
    assert "La versión firmada está lista" in propuesta.content.decode()
    assert antes == documento.pk
    nuevo = Documento.objects.get()
    with abrir_documento(nuevo) as abierto:
        assert abierto.read() == FIRMADO
    assert (nuevo.rol, nuevo.nombre) == ("principal", "Contrato.pdf")
    assert "está en tus archivos" in final.content.decode()
    assert not list((settings.QUARANTINE_DIR / str(borrador.pk)).glob("*.propuesta*"))


def test_what_is_proposed_can_be_left(cliente: Client, borrador: Expediente) -> None:
    documento = _alterado(borrador)
    propuesta = cliente.post(_volver(documento), follow=True)

    cliente.post(propuesta.request["PATH_INFO"], {"accion": "dejar"})

    assert Documento.objects.get().pk == documento.pk


@pytest.mark.parametrize("otra", [una_firma(campo="Firma2")])
def test_a_signature_of_what_was_added_is_never_thrown_away(
    cliente: Client, borrador: Expediente, otra: dict[str, Any]
) -> None:
    documento = _alterado(borrador, otra)

    respuesta = cliente.post(_volver(documento))

    assert respuesta.status_code == 422
    assert _volver(documento) not in _html(cliente, borrador)
    assert "Descargar la versión firmada" in _html(cliente, borrador)


def test_a_receipt_of_ours_is_not_offered_to_be_changed(cliente: Client, borrador: Expediente) -> None:
    documento = un_documento(borrador, rol="principal", nombre="Constancia.pdf", contenido=FIRMADO)
    Documento.objects.update(firmas=[un_sello_propio()], estado_firma="sin_firma")
    girar = reverse("presentar_girar", args=[borrador.pk, documento.pk])

    assert girar not in _html(cliente, borrador)
    assert "dejaría de valer con cualquier cambio" in cliente.get(girar).content.decode()


def test_a_file_without_alteration_has_nothing_to_go_back_to(cliente: Client, borrador: Expediente) -> None:
    documento = un_documento(borrador, rol="principal", contenido=FIRMADO)
    Documento.objects.update(firmas=[una_firma_rota()], estado_firma="invalida")

    respuesta = cliente.get(_volver(documento))

    assert respuesta.status_code == 422
    assert "No se agregó nada después de la última firma" in respuesta.content.decode()


def test_the_signed_version_of_a_draft_is_for_its_filer_alone(cliente: Client, borrador: Expediente) -> None:
    documento = _alterado(borrador)
    url = reverse("presentar_archivo_version_firmada", args=[borrador.pk, documento.pk])

    suyo = cliente.get(url)

    assert b"".join(suyo.streaming_content) == FIRMADO  # type: ignore[attr-defined]
    assert sesion_de(un_remitente()).get(url).status_code == 404
    assert sesion_de(un_remitente()).post(_volver(documento)).status_code == 404


def test_what_was_filed_is_not_exchanged(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)
    documento = expediente.documentos.get()

    respuesta = cliente.post(_volver(documento))

    assert respuesta["Location"] == reverse("presentado", args=[expediente.pk])
