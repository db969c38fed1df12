"""What the signatures of real files do to a draft: who signed, what is refused, and what another type asks anew."""

import pytest

from mesa import flujo
from mesa.expedientes.archivo import archivo
from mesa.expedientes.firmas_en_palabras import firmas_en_palabras
from mesa.expedientes.models import Documento, Expediente
from mesa.flujo import NoSePuedePresentarError
from mesa.organizacion.models import TipoDocumento
from tests.archivos.alterados import alterar
from tests.archivos.hacer import un_pdf
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente
from tests.pki.instalada import instalar_confianza
from tests.pki.pki import Pki

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _confianza(pki: Pki) -> None:
    instalar_confianza(pki)


def _contrato(contenido: bytes, *, tipo: str = "contrato") -> Expediente:
    expediente = un_borrador(tipo=tipo, con_archivo=False)
    un_documento(expediente, rol="principal", nombre="Contrato.pdf", contenido=contenido)
    return expediente


def _roto(firmado: bytes) -> bytes:
    return firmado.replace(b"%PDF-1.", b"%PDF-2.", 1)


def _faltas(expediente: Expediente) -> list[str]:
    return [falta.codigo for falta in flujo.que_falta(expediente, ahora=AHORA)]


def test_a_signed_contract_is_filed_and_keeps_who_signed(pki: Pki) -> None:
    expediente = _contrato(pki.firmar(un_pdf(), "empresa"))

    flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=AHORA)

    documento = Documento.objects.get()
    assert documento.estado_firma == "valida"
    assert documento.firmas[0]["documento"] == "DNI 40765432"
    assert documento.firmas_en is not None
    assert firmas_en_palabras(documento)[0].frases[0] == (
        "Firmado por ALTAMIRANO POMA RENZO (DNI 40765432), "
        "de SERVICIOS INDUSTRIALES QUEBRADA HONDA S.A.C., RUC 20131312955."
    )


def test_a_contract_whose_content_changed_under_the_signature_cannot_be_filed(pki: Pki) -> None:
    expediente = _contrato(_roto(pki.firmar(un_pdf())))

    with pytest.raises(NoSePuedePresentarError) as refused:
        flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=AHORA)

    assert [falta.codigo for falta in refused.value.faltas] == ["firma.sin_integra"]
    assert "alguien cambió el contenido firmado" in str(refused.value.faltas[0].mensaje)


def test_a_second_intact_signature_does_for_a_contract(pki: Pki) -> None:
    roto = _roto(pki.firmar(un_pdf()))

    assert _faltas(_contrato(pki.firmar(roto, "persona-ec", campo="Firma2"))) == []


@pytest.mark.parametrize("quien", ["tributaria", "ajena", "revocada", "vencida"])
def test_an_intact_signature_that_is_not_trusted_is_left_to_the_desk(pki: Pki, quien: str) -> None:
    cadena = () if quien == "ajena" else ("emisora",)

    assert _faltas(_contrato(pki.firmar(un_pdf(), quien, cadena=cadena))) == []


def test_another_type_judges_the_signatures_again(pki: Pki) -> None:
    expediente = _contrato(_roto(pki.firmar(un_pdf())), tipo="carta")
    assert _faltas(expediente) == []

    contrato = TipoDocumento.objects.get(codigo="contrato")
    flujo.guardar_borrador(expediente, columnas={"tipo_documento": contrato}, ahora=AHORA)

    documento = Documento.objects.get()
    assert documento.veredicto == "rechazado"
    assert _faltas(Expediente.objects.get()) == ["firma.sin_integra"]
    flujo.guardar_borrador(
        expediente, columnas={"tipo_documento": TipoDocumento.objects.get(codigo="carta")}, ahora=AHORA
    )
    assert _faltas(Expediente.objects.get()) == []


def test_each_annex_is_judged_by_itself(pki: Pki) -> None:
    expediente = un_borrador()
    un_documento(expediente, nombre="Firmado.pdf", contenido=pki.firmar(un_pdf(texto="uno")))
    un_documento(expediente, nombre="Alterado.pdf", contenido=alterar(pki.firmar(un_pdf(texto="dos"))))
    un_documento(expediente, nombre="Sin firma.pdf", contenido=un_pdf(texto="tres"))

    estados = {d.nombre: d.estado_firma for d in expediente.documentos.filter(rol="anexo")}

    assert estados == {"Firmado.pdf": "valida", "Alterado.pdf": "modificada", "Sin firma.pdf": "sin_firma"}


def test_a_receipt_of_ours_is_no_signed_contract() -> None:
    constancia = un_expediente(recibos=True).recibos.get()
    with archivo().abrir(constancia.sha256) as abierta:
        expediente = _contrato(abierta.read())

    [sello] = firmas_en_palabras(Documento.objects.get(expediente=expediente))

    assert str(sello.titulo) == "Sello de esta mesa de partes"
    assert _faltas(expediente) == ["firma.falta_digital"]


def test_the_signed_version_is_put_in_the_place_of_the_altered_file(pki: Pki) -> None:
    firmado = pki.firmar(un_pdf())
    expediente = _contrato(alterar(firmado))
    propuesta = flujo.volver_a_lo_firmado(Documento.objects.get())

    documento = flujo.aceptar_propuesta(expediente, propuesta.id, ahora=AHORA)

    assert (documento.bytes, documento.estado_firma, documento.rol) == (len(firmado), "valida", "principal")
    assert Documento.objects.count() == 1
