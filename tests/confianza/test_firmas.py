"""The worker fetches what a signature lacks and judges it again: a draft anew, what was filed beside what was shown."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mesa import flujo
from mesa.confianza.actual import vigente
from mesa.expedientes.models import Documento
from mesa.firmas.confianza.instalacion import Instalacion
from mesa.firmas.lectura.aislada import certificados_aislados
from mesa.lib.cola import drain
from tests.archivos.hacer import un_pdf
from tests.conftest import sesion_de
from tests.fabricas import un_borrador, un_documento, un_operador
from tests.pki.pki import Pki

pytestmark = pytest.mark.django_db(transaction=True)


def _firmado(pki: Pki, quien: str = "persona") -> bytes:
    """A PDF signed an hour ago without its chain: the loopback services answer as of the real clock."""
    return pki.firmar(un_pdf(), quien, momento=datetime.now(UTC) - timedelta(hours=1), cadena=())


def _subir(pki: Pki, quien: str = "persona") -> Documento:
    with time_machine.travel(datetime.now(UTC)):
        return un_documento(un_borrador(), nombre="Contrato.pdf", contenido=_firmado(pki, quien))


def _esperan() -> int:
    return DBTaskResult.objects.filter(task_path="mesa.flujo.comprobar_firmas", status="READY").count()


def test_draft_is_inspected_anew_with_what_was_fetched(instalada: Instalacion, pki: Pki) -> None:
    documento = _subir(pki)
    assert documento.estado_firma == "integra_no_confiable"
    assert documento.firmas[0]["motivos"] == ["firma.emisor_desconocido"]
    drain()
    documento.refresh_from_db()
    assert (documento.estado_firma, documento.firmas[0]["motivos"]) == ("valida", [])
    assert "firma.no_confiable" not in {uno["codigo"] for uno in documento.hallazgos}
    assert pki.der("emisora") in instalada.leer().intermedios


def test_filed_document_keeps_what_its_filer_was_shown(instalada: Instalacion, pki: Pki) -> None:
    documento = _subir(pki)
    expediente = documento.expediente
    flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=timezone.now())
    drain()
    documento.refresh_from_db()
    assert (documento.estado_firma, documento.estado_firma_vigente) == ("integra_no_confiable", "valida")
    assert documento.firmas[0]["confianza"] == "indeterminada"
    assert documento.firmas_revisadas_en is not None
    expediente.refresh_from_db()
    pagina = sesion_de(un_operador()).get(f"/mesa/{expediente.numero}/").content.decode()
    assert "Firma digital válida" in pagina


def test_revoked_certificate_is_found_out(instalada: Instalacion, pki: Pki) -> None:
    documento = _subir(pki, "revocada")
    drain()
    documento.refresh_from_db()
    assert (documento.firmas[0]["confianza"], documento.firmas[0]["motivos"][0]) == ("invalida", "firma.revocada")


def test_signature_of_nobody_known_stays_as_it_is_and_is_asked_less_and_less(instalada: Instalacion, pki: Pki) -> None:
    documento = _subir(pki, "ajena")
    expediente = documento.expediente
    flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=timezone.now())
    drain()
    documento.refresh_from_db()
    assert documento.estado_firma_vigente == "integra_no_confiable"
    subido_en = documento.firmas_revisadas_en
    assert subido_en is not None
    Documento.objects.update(subido_en=subido_en)
    veces = 0
    for hora in range(1, 49):
        with time_machine.travel(subido_en + timedelta(hours=hora, minutes=1), tick=False):
            flujo.actualizar_confianza.func()
            veces += _esperan()
            drain()
    assert 4 <= veces <= 7


def test_without_a_list_nothing_is_queued(pki: Pki) -> None:
    documento = _subir(pki)
    assert documento.firmas[0]["motivos"] == ["firma.sin_lista"]
    assert _esperan() == 0


def test_document_taken_out_meanwhile_is_left_alone(instalada: Instalacion, pki: Pki) -> None:
    documento = _subir(pki)
    flujo.quitar(documento, ahora=timezone.now())
    drain()
    assert _esperan() == 0
    assert not DBTaskResult.objects.filter(task_path="mesa.flujo.comprobar_firmas").exclude(status="SUCCESSFUL")


def test_certificates_of_signature_and_time_stamp_are_brought_out_of_the_jail(instalada: Instalacion, pki: Pki) -> None:
    ruta = instalada.carpeta.parent / "firmado.pdf"
    ruta.write_bytes(pki.firmar(un_pdf(), sellador=pki.sellador()))
    traidos = certificados_aislados(ruta, confianza=vigente())
    assert set(traidos) == {pki.der(uno) for uno in ("persona", "emisora", "tsa", "raiz")}


@pytest.mark.parametrize("contenido", [b"", b"%PDF-1.7", un_pdf()])
def test_file_without_signatures_brings_none(instalada: Instalacion, contenido: bytes) -> None:
    ruta = instalada.carpeta.parent / "otro.pdf"
    ruta.write_bytes(contenido)
    assert certificados_aislados(ruta, confianza=vigente()) == ()
