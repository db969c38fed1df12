"""Several vouchers in one draft become a draft each, files and all, or nothing moves."""

from pathlib import Path

import pytest
from django.conf import settings

from mesa import flujo
from mesa.expedientes.archivo import abrir_documento
from mesa.expedientes.models import Comprobante, Expediente
from mesa.presentacion.borrador import DemasiadosBorradoresError
from tests.archivos.hacer import un_pdf
from tests.fabricas import AHORA, un_borrador, un_documento, un_remitente
from tests.ventanilla.casos import al_dia, nombre_de, una_constancia, una_factura

pytestmark = pytest.mark.django_db(transaction=True)


def tres_facturas() -> Expediente:
    expediente = un_borrador(cuenta=un_remitente("juridica"), tipo="factura", con_archivo=False, asunto="")
    for numero in (12, 13, 14):
        identificador = f"F001-{numero}"
        un_documento(expediente, nombre=nombre_de(identificador), contenido=una_factura(identificador))
        un_documento(expediente, nombre=f"R-{nombre_de(identificador)}", contenido=una_constancia(identificador))
        un_documento(expediente, nombre=f"{identificador}.pdf", contenido=un_pdf(texto=identificador))
    un_documento(expediente, nombre="Contrato marco.docx", contenido=un_pdf(texto="comun"))
    return al_dia(expediente)


def nombres(expediente: Expediente) -> list[str]:
    return [documento.nombre for documento in expediente.documentos.all()]


def test_each_voucher_gets_its_own_draft_with_what_comes_along() -> None:
    repartidos = flujo.repartir(tres_facturas(), ahora=AHORA)

    assert [nombres(uno) for uno in repartidos] == [
        [*_tres("F001-12"), "Contrato marco.docx"], _tres("F001-13"), _tres("F001-14")
    ]  # fmt: skip
    assert [uno.numero_documento for uno in map(al_dia, repartidos)][1:] == ["F001-13", "F001-14"]
    assert al_dia(repartidos[1]).asunto.startswith("Factura F001-13 por S/ 118.00")
    assert {uno.sede for uno in repartidos} == {repartidos[0].sede}


def test_files_go_along_and_none_is_left_behind() -> None:
    expediente = tres_facturas()
    repartidos = flujo.repartir(expediente, ahora=AHORA)

    for uno in repartidos:
        for documento in uno.documentos.all():
            with abrir_documento(documento) as archivo:
                assert len(archivo.read()) == documento.bytes
        carpeta = Path(settings.QUARANTINE_DIR) / str(uno.pk)
        assert len(list(carpeta.iterdir())) == uno.documentos.count()
    assert {fila.expediente_id for fila in Comprobante.objects.all()} == {uno.pk for uno in repartidos}


def test_split_drafts_are_filed_once_the_worker_named_their_main_documents() -> None:
    repartidos = flujo.repartir(tres_facturas(), ahora=AHORA)
    for uno in repartidos:
        flujo.completar_repartido.func(str(uno.pk))

    numeros = [
        flujo.presentar(al_dia(uno), por=uno.cuenta, canal="plataforma", ahora=AHORA).numero for uno in repartidos[1:]
    ]
    assert len(set(numeros)) == 2


def test_when_there_are_too_many_drafts_nothing_moves(settings: object) -> None:
    expediente = tres_facturas()
    antes = nombres(expediente)
    settings.MAX_DRAFTS = 2  # type: ignore[attr-defined]

    with pytest.raises(DemasiadosBorradoresError):
        flujo.repartir(expediente, ahora=AHORA)

    assert nombres(al_dia(expediente)) == antes
    assert Expediente.objects.count() == 1
    assert [carpeta.name for carpeta in Path(str(settings.QUARANTINE_DIR)).iterdir()] == [str(expediente.pk)]  # type: ignore[attr-defined]


def test_draft_with_one_voucher_stays_as_it_is() -> None:
    expediente = un_borrador(cuenta=un_remitente("juridica"), tipo="factura")
    un_documento(expediente, nombre=nombre_de(), contenido=una_factura())

    assert flujo.repartir(al_dia(expediente), ahora=AHORA) == [expediente]


def _tres(identificador: str) -> list[str]:
    return [nombre_de(identificador), f"R-{nombre_de(identificador)}", f"{identificador}.pdf"]
