"""What was signed of a file to which something was added is for whom the file is, and for nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mesa import flujo
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Documento, Expediente
from tests.archivos.alterados import alterar
from tests.archivos.hacer import un_pdf_firmado
from tests.conftest import sesion_de
from tests.expedientes.firmas_hechas import (
    una_firma,
    una_firma_alterada,
    una_firma_por_confirmar,
    una_firma_revocada,
)
from tests.fabricas import AHORA, un_borrador, un_documento, un_funcionario, un_operador, un_remitente

pytestmark = pytest.mark.django_db

FIRMADO = un_pdf_firmado()
ALTERADO = alterar(FIRMADO)
Persona = Callable[[Expediente], Cuenta]
PUERTAS: dict[str, Persona] = {
    "tramite_archivo": lambda e: e.cuenta,
    "bandeja_archivo": lambda _e: un_operador(),
    "atencion_archivo": lambda _e: un_funcionario(),
}


def _presentado(*firmas: dict[str, Any]) -> Documento:
    borrador = un_borrador(con_archivo=False)
    un_documento(borrador, rol="principal", nombre="Contrato.pdf", contenido=ALTERADO)
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    flujo.recibir(expediente, por=un_operador(), ahora=AHORA)
    Documento.objects.update(firmas=list(firmas or [una_firma_alterada(len(FIRMADO))]), estado_firma="modificada")
    return expediente.documentos.get()


def _url(documento: Documento, puerta: str) -> str:
    return reverse(f"{puerta}_version_firmada", args=[documento.expediente.numero, documento.pk])


def _cuerpo(respuesta: Any) -> bytes:
    return b"".join(respuesta.streaming_content)


@pytest.mark.parametrize("puerta", PUERTAS)
def test_the_signed_version_is_the_first_bytes_under_a_name_of_its_own(puerta: str) -> None:
    documento = _presentado()

    respuesta = sesion_de(PUERTAS[puerta](documento.expediente)).get(_url(documento, puerta))

    assert _cuerpo(respuesta) == FIRMADO
    assert respuesta["Content-Length"] == str(len(FIRMADO))
    assert 'filename="Contrato (version firmada).pdf"' in respuesta["Content-Disposition"]
    assert respuesta["Content-Type"] == "application/pdf"
    assert respuesta["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("puerta", PUERTAS)
def test_the_signed_version_does_not_exist_for_others(puerta: str) -> None:
    url = _url(_presentado(), puerta)

    assert sesion_de(un_remitente()).get(url).status_code in {403, 404}
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("puerta", PUERTAS)
def test_without_an_alteration_there_is_no_signed_version(puerta: str) -> None:
    documento = _presentado(una_firma())

    assert sesion_de(PUERTAS[puerta](documento.expediente)).get(_url(documento, puerta)).status_code == 404


@pytest.mark.parametrize(("analisis", "status"), [("pendiente", 409), ("infectado", 403)])
@pytest.mark.parametrize("puerta", ["bandeja_archivo", "atencion_archivo"])
def test_the_institution_gets_no_version_of_what_it_may_not_open(puerta: str, analisis: str, status: int) -> None:
    documento = _presentado()
    Documento.objects.update(analisis=analisis)
    client = sesion_de(PUERTAS[puerta](documento.expediente))

    expediente = client.get(reverse(puerta.replace("archivo", "expediente"), args=[documento.expediente.numero]))

    assert client.get(_url(documento, puerta)).status_code == status
    assert _url(documento, puerta) not in expediente.content.decode()


@pytest.mark.parametrize(
    ("puerta", "pagina"),
    [
        ("tramite_archivo", "tramite"),
        ("bandeja_archivo", "bandeja_expediente"),
        ("atencion_archivo", "atencion_expediente"),
    ],
)
def test_each_page_shows_the_signature_and_offers_what_was_signed(puerta: str, pagina: str) -> None:
    documento = _presentado()
    client = sesion_de(PUERTAS[puerta](documento.expediente))

    expediente = client.get(reverse(pagina, args=[documento.expediente.numero])).content.decode()
    paginas = client.get(
        reverse(f"{puerta}_paginas", args=[documento.expediente.numero, documento.pk])
    ).content.decode()

    for html in (expediente, paginas):
        assert "Modificado después de la firma" in html
        assert "Firmado por RAMOS IBARRA Lucía (DNI 40123456)." in html
        assert "Se agregó algo después de firmar." in html
        assert "según el reloj de quien firmó" in html
        assert f'href="{_url(documento, puerta)}"' in html
        assert ("Certificado emitido por ECEP de prueba" in html) is (puerta != "tramite_archivo")


def test_the_desk_reads_why_a_certificate_could_not_be_judged() -> None:
    documento = _presentado(una_firma_por_confirmar("firma.sin_lista"))

    html = sesion_de(un_operador()).get(reverse("bandeja_expediente", args=[documento.expediente.numero]))

    assert "Por qué: No se pudo comprobar quién emitió el certificado: falta la lista" in html.content.decode()


def test_a_later_check_is_shown_beside_what_the_filer_was_shown() -> None:
    documento = _presentado(una_firma())
    Documento.objects.update(firmas_revisadas=[una_firma_revocada()], firmas_revisadas_en=AHORA, estado_firma="valida")

    html = sesion_de(documento.expediente.cuenta).get(reverse("tramite", args=[documento.expediente.numero]))

    assert "Revisado, con un aviso" in html.content.decode()
    assert "Firma íntegra, certificado que no se acepta" in html.content.decode()
    assert "El certificado estaba cancelado cuando se firmó." in html.content.decode()
    assert "Al presentarlo se mostró «Firma digital válida»" in html.content.decode()
