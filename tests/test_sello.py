"""The seal as an installation sets it up: key in file or token, rotation, time-stamps that come late or never."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import structlog
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from mesa import sello
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Recibo
from mesa.firmas.demostracion import contrasena_de, crear_sello_de_demostracion
from mesa.firmas.verificacion import EstadoDeRecibo, verificar_recibo
from mesa.lib import cola
from mesa.notificacion.models import Aviso
from mesa.registro.hoja import componer
from tests.conftest import SIN_LISTA
from tests.fabricas import un_expediente
from tests.firmas.llaves import un_certificado
from tests.firmas.softhsm import MODULO, PIN, un_token
from tests.firmas.tsa import Respuesta, concedida, una_tsa
from tests.pki.pki import Pki
from tests.registro.recibos import MOMENTO, un_manifiesto


def _usar(settings: Settings, pkcs12: Path) -> None:
    settings.SEAL_PKCS12, settings.SEAL_PASSWORD = pkcs12, contrasena_de(pkcs12)
    sello.olvidar()


def _sellar(momento: datetime) -> bytes:
    pdf, _ = sello.sellar(componer(un_manifiesto(), momento=momento), "Prueba", momento=momento, desde=momento)
    return pdf


def _estado(pdf: bytes, momento: datetime) -> EstadoDeRecibo:
    return verificar_recibo(pdf, certificados=sello.certificados(), momento=momento).estado


def test_after_a_change_of_key_old_and_new_receipts_verify(settings: Settings, tmp_path: Path) -> None:
    despues = MOMENTO + timedelta(days=3 * 365 - 5)
    uno, otro = (
        crear_sello_de_demostracion(tmp_path / nombre, institucion="Mesa", ruc="20100128218", momento=cuando)
        for nombre, cuando in (("uno", MOMENTO), ("otro", despues))
    )
    _usar(settings, uno)
    antiguo = _sellar(MOMENTO)

    _usar(settings, otro)
    nuevo = _sellar(despues)

    for momento in (despues, MOMENTO + timedelta(days=4 * 365)):  # the first certificate runs out in between
        assert _estado(antiguo, momento) is EstadoDeRecibo.INTEGRO
        assert _estado(nuevo, momento) is EstadoDeRecibo.INTEGRO
    assert len(sello.certificados()) == 2


def test_nothing_is_sealed_with_a_certificate_that_could_not_be_kept(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "archivo-en-el-camino").write_text("")
    settings.SEAL_CERTIFICATES = tmp_path / "archivo-en-el-camino" / "certificados"

    with pytest.raises(OSError, match="camino"):
        _sellar(MOMENTO)


@pytest.mark.skipif(not MODULO.exists(), reason="softhsm2 is not installed")
def test_the_settings_name_a_token(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: Client, db: None
) -> None:
    llave = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    token = un_token(tmp_path / "softhsm", monkeypatch)
    token.importar(llave, etiqueta="sello", certificado=un_certificado(llave, nombre="Sello", desde=MOMENTO))
    settings.SEAL_PKCS11_MODULE, settings.SEAL_PKCS11_TOKEN = str(MODULO), "mesa"
    settings.SEAL_PKCS11_KEY, settings.SEAL_PKCS11_PIN = "sello", PIN
    for carpeta in (settings.QUARANTINE_DIR, settings.ARCHIVE_DIR):
        Path(carpeta).mkdir(parents=True)
    sello.olvidar()

    assert _estado(_sellar(MOMENTO), MOMENTO) is EstadoDeRecibo.INTEGRO
    assert client.get("/salud/lista").status_code == 200
    token.retirar()
    assert client.get("/salud/lista").json()["motivos"] == ["No hay un sello con que firmar los recibos."]


@pytest.fixture
def tsa(pki: Pki, settings: Settings, tmp_path: Path) -> Iterator[dict[str, bool]]:
    """An authority that the settings name, and that answers while `viva`."""
    estado = {"viva": True}
    (tmp_path / "tsa").mkdir()
    (tmp_path / "tsa" / "raiz.pem").write_bytes(pki.pem("raiz"))
    with una_tsa(lambda p: concedida(pki, p) if estado["viva"] else Respuesta(b"", estado=500)) as url:
        settings.TSA_URL, settings.TSA_CERTIFICATES = url, str(tmp_path / "tsa")
        sello.olvidar()
        yield estado


@pytest.fixture
def reintentar() -> Callable[[], None]:
    """Run what waits in the queue, at once, as a worker that started anew."""

    def correr() -> None:
        sello.olvidar()
        DBTaskResult.objects.update(run_after=timezone.now())
        cola.drain()

    return correr


def _pdf(recibo: Recibo) -> bytes:
    with archivo().abrir(recibo.sha256) as pdf:
        return pdf.read()


@pytest.mark.django_db(transaction=True)
def test_a_receipt_waits_for_its_time_stamp_and_then_goes_out(
    tsa: dict[str, bool], reintentar: Callable[[], None]
) -> None:
    tsa["viva"] = False
    un_expediente(ahora=timezone.now())
    reintentar()
    assert not Recibo.objects.exists()
    assert Aviso.objects.get().estado == "pendiente"

    tsa["viva"] = True
    reintentar()

    recibo = Recibo.objects.get()
    assert b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0e".hex().upper().encode() in _pdf(recibo)
    assert not recibo.sin_tiempo
    assert Aviso.objects.get().estado == "enviado"


@pytest.mark.django_db(transaction=True)
def test_a_filer_does_not_wait_for_ever(
    tsa: dict[str, bool], reintentar: Callable[[], None], client: Client, settings: Settings
) -> None:
    tsa["viva"] = False
    un_expediente(ahora=timezone.now() - timedelta(minutes=15, seconds=1))

    with structlog.testing.capture_logs() as dicho:
        reintentar()

    recibo = Recibo.objects.get()
    assert recibo.sin_tiempo
    assert verificar_recibo(_pdf(recibo), certificados=sello.certificados(), momento=timezone.now()).integro
    assert "sello_sin_tiempo" in [uno["event"] for uno in dicho]
    assert Aviso.objects.get().estado == "enviado"
    for carpeta in (settings.QUARANTINE_DIR, settings.ARCHIVE_DIR):
        Path(carpeta).mkdir(parents=True, exist_ok=True)
    salud = client.get("/salud/lista").json()
    assert salud["lista"]
    assert salud["avisos"] == [
        "Se dieron recibos sin sello de tiempo en las últimas 24 horas, porque su autoridad no respondió (1).",
        SIN_LISTA,
    ]


@pytest.mark.django_db(transaction=True)
def test_what_waits_for_a_time_stamp_is_tried_every_minute(
    tsa: dict[str, bool], reintentar: Callable[[], None]
) -> None:
    tsa["viva"] = False
    un_expediente(ahora=timezone.now())
    DBTaskResult.objects.update(worker_ids=["antes"] * 9)

    reintentar()

    espera = DBTaskResult.objects.get(task_path="mesa.flujo.cumplir_acto").run_after - timezone.now()
    assert timedelta(seconds=40) < espera < timedelta(seconds=75)
