"""The worker keeps trust up to date by itself, and says once a day what is wrong with it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from structlog.testing import capture_logs

from mesa import flujo
from mesa.firmas.confianza.instalacion import Instalacion
from mesa.lib.cola import drain
from tests.archivos.hacer import un_pdf
from tests.conftest import SIN_LISTA, sesion_de
from tests.fabricas import AHORA, un_borrador, un_documento, un_operador
from tests.firmas.confianza.listas import VENCE, filas, firmada, una_lista
from tests.firmas.confianza.servidor import Servidor
from tests.pki.pki import Pki

pytestmark = pytest.mark.django_db(transaction=True)


def _pasar(cuando: datetime) -> list[str]:
    """Let the worker have a round of chores and do its tasks at an instant; return the events it logs."""
    with time_machine.travel(cuando, tick=False), capture_logs() as logs:
        flujo.vigilar_confianza(ahora=timezone.now())
        drain()
    return [str(uno["event"]) for uno in logs if uno["event"] in {"lista_de_confianza", "lista_no_actualizada"}]


def _secuencia(instalacion: Instalacion) -> int:
    lista = instalacion.leer().lista
    assert lista is not None
    return lista.secuencia


def test_without_a_list_the_log_says_so_once_a_day_and_nothing_is_queued() -> None:
    ahora = datetime.fromisoformat("2026-06-26T15:00:00Z")
    assert _pasar(ahora) == ["lista_de_confianza"]
    assert _pasar(ahora + timedelta(hours=23)) == []
    assert _pasar(ahora + timedelta(hours=25)) == ["lista_de_confianza"]
    assert not DBTaskResult.objects.exists()


def test_list_is_fetched_again_every_day(
    instalada: Instalacion, servidor: Servidor, settings: Settings, pki: Pki
) -> None:
    ahora = datetime.fromisoformat("2026-06-26T15:00:00Z")
    settings.TRUST_URL = servidor.poner("/tsl.xml", firmada(una_lista(filas(pki), secuencia=8), pki))
    assert _pasar(ahora) == []
    assert _secuencia(instalada) == 8
    servidor.poner("/tsl.xml", firmada(una_lista(filas(pki), secuencia=9), pki))
    _pasar(ahora + timedelta(hours=2))
    assert _secuencia(instalada) == 8
    _pasar(ahora + timedelta(hours=26))
    assert _secuencia(instalada) == 9


def test_list_that_cannot_be_had_is_tried_again_in_an_hour_and_told(
    instalada: Instalacion, servidor: Servidor, settings: Settings, pki: Pki
) -> None:
    ahora = datetime.fromisoformat("2026-06-26T15:00:00Z")
    settings.TRUST_URL = f"{servidor.url}/tsl.xml"
    assert _pasar(ahora) == ["lista_no_actualizada"]
    servidor.poner("/tsl.xml", firmada(una_lista(filas(pki), secuencia=8), pki))
    _pasar(ahora + timedelta(minutes=30))
    assert _secuencia(instalada) == 7
    _pasar(ahora + timedelta(minutes=61))
    assert _secuencia(instalada) == 8


def test_forged_list_at_its_address_is_not_taken(
    instalada: Instalacion, servidor: Servidor, settings: Settings, pki: Pki
) -> None:
    settings.TRUST_URL = servidor.poner("/tsl.xml", una_lista(filas(pki), secuencia=99))
    assert _pasar(datetime.fromisoformat("2026-06-26T15:00:00Z")) == ["lista_no_actualizada"]
    assert _secuencia(instalada) == 7


def test_desk_sees_on_its_tray_that_there_is_no_list() -> None:
    assert SIN_LISTA in sesion_de(un_operador()).get("/mesa/").content.decode()


@pytest.mark.parametrize("firmado", [True, False])
def test_desk_sees_beside_signed_files_that_there_is_no_list(pki: Pki, firmado: bool) -> None:
    expediente = un_borrador(con_archivo=False)
    contenido = pki.firmar(un_pdf()) if firmado else un_pdf()
    un_documento(expediente, rol="principal", nombre="Carta.pdf", contenido=contenido)
    flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=AHORA)
    expediente.refresh_from_db()
    pagina = sesion_de(un_operador()).get(f"/mesa/{expediente.numero}/").content.decode()
    assert (SIN_LISTA in pagina) is firmado


def test_desk_sees_nothing_of_a_list_in_order(instalada: Instalacion) -> None:
    with time_machine.travel(VENCE - timedelta(days=16), tick=False):
        assert "lista de confianza" not in sesion_de(un_operador()).get("/mesa/").content.decode()


def test_desk_and_health_are_told_before_the_list_lapses(instalada: Instalacion, client: Client) -> None:
    aviso = "La lista de confianza debe renovarse antes del martes 15 de diciembre de 2026."
    with time_machine.travel(VENCE - timedelta(days=14), tick=False):
        assert aviso in sesion_de(un_operador()).get("/mesa/").content.decode()
        assert client.get("/salud/lista").json()["avisos"] == [aviso]


def test_warning_reads_in_english_too() -> None:
    with translation.override("en"):
        assert flujo.advertencias_de_confianza(ahora=timezone.now()) == [
            "There is no trust list: signatures cannot be judged."
        ]
