"""The public log, as a stranger reads it: closings to download, proofs to check, and no word about anybody."""

import json
import shlex
import subprocess
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from cryptography import x509
from django.test import Client

from mesa import flujo, publicacion
from mesa.expedientes.models import Acto, Expediente
from mesa.firmas.separada import leer_firma_separada
from mesa.registro import merkle
from mesa.registro.models import CierreDiario
from mesa.registro.prueba import comprobar
from mesa.seguimiento.views import registro_publico
from tests.candados import sin_candados
from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_expediente

pytestmark = pytest.mark.django_db

YA = datetime(2026, 6, 27, 5, 15, tzinfo=UTC)
DIA = "2026-06-26"


def _cerrar(ahora: datetime = YA) -> None:
    for dia in flujo.cerrar_dias(ahora=ahora):
        flujo.sellar_cierre.func(dia.isoformat())


@pytest.fixture
def cerrado() -> Expediente:
    expediente = un_expediente(atendido=True, recibos=True)
    _cerrar()
    return expediente


def _bajar(ruta: str) -> bytes:
    respuesta = Client().get(f"/registro-publico/{ruta}")
    assert respuesta.status_code == 200
    cuerpo = b"".join(respuesta) if respuesta.streaming else respuesta.content
    return bytes(cuerpo)


def test_before_the_first_closing_the_page_says_when_it_comes() -> None:
    un_expediente()

    html = Client().get("/registro-publico/").content.decode()

    assert "Todavía no se cierra ningún día" in html


def test_a_closed_day_shows_its_root_its_acts_and_its_downloads(cerrado: Expediente) -> None:
    html = Client().get("/registro-publico/").content.decode()

    assert "viernes 26 de junio de 2026" in html
    assert "5 actos" in html
    assert "del 1 al 5 de la cadena" in html
    assert CierreDiario.objects.get().cierre.raiz in html
    assert all(f"/registro-publico/{DIA}{fin}" in html for fin in (".json", ".p7s", "-hojas.txt"))


def test_a_stranger_recomputes_the_root_and_checks_the_seal(cerrado: Expediente) -> None:
    contenido, firma = _bajar(f"{DIA}.json"), _bajar(f"{DIA}.p7s")
    hojas = [bytes.fromhex(linea) for linea in _bajar(f"{DIA}-hojas.txt").decode().splitlines()]
    certificados = x509.load_pem_x509_certificates(_bajar("certificados.pem"))

    cierre = json.loads(contenido)
    assert merkle.raiz(hojas).hex() == cierre["raiz"]
    assert len(hojas) == cierre["actos"]
    assert leer_firma_separada(contenido, firma, certificados=certificados) is not None


def test_every_act_has_a_proof_to_download(cerrado: Expediente) -> None:
    for acto in Acto.objects.all():
        prueba = json.loads(_bajar(f"pruebas/{acto.indice}.json"))
        assert comprobar(prueba, {"acto_indice": acto.indice, "acto_resumen": acto.resumen}).incluido


@pytest.mark.parametrize("indice", [1, 999_999_999_999_999_999])
def test_a_proof_asked_for_too_early_says_that_the_day_is_open(indice: int) -> None:
    un_expediente()

    respuesta = Client().get(f"/registro-publico/pruebas/{indice}.json")

    assert respuesta.status_code == 404
    assert "todavía no se cierra" in respuesta.json()["detail"]
    assert respuesta.json()["codigo"] == "dia-sin-cerrar"


@pytest.mark.parametrize("ruta", ["2026-06-25.json", "2026-02-30.json", "2026-06-25.p7s", "pruebas/0.json"])
def test_what_was_never_published_is_not_found(cerrado: Expediente, ruta: str) -> None:
    assert Client().get(f"/registro-publico/{ruta}").status_code == 404


def test_nothing_of_it_speaks_of_anybody(cerrado: Expediente) -> None:
    publicado = Client().get("/registro-publico/").content.decode()
    publicado += _bajar(f"{DIA}.json").decode() + _bajar(f"{DIA}-hojas.txt").decode()
    publicado += "".join(_bajar(f"pruebas/{n}.json").decode() for n in range(1, 6))

    for reservado in ("Lucía", "Ramos", "Villalta", "40123456", cerrado.asunto, cerrado.clave, str(cerrado.numero)):
        assert reservado not in publicado


def test_older_days_are_on_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publicacion, "TAMANO", 2)
    for dias in range(3):
        un_expediente(ahora=AHORA + timedelta(days=dias))
    _cerrar(YA + timedelta(days=5))

    primera = Client().get("/registro-publico/").content.decode()
    segunda = Client().get("/registro-publico/?antes=2026-06-27").content.decode()

    assert "?antes=2026-06-27" in primera
    assert "viernes 26" not in primera
    assert "viernes 26" in segunda
    assert 'rel="next"' not in segunda


@pytest.mark.parametrize("antes", ["ayer", "2026-13-01", "1900-01-01"])
def test_a_day_that_leads_nowhere_is_no_error(cerrado: Expediente, antes: str) -> None:
    assert Client().get("/registro-publico/", {"antes": antes}).status_code == 200


def test_a_seal_that_is_not_ours_is_told_on_the_page(cerrado: Expediente) -> None:
    with sin_candados():
        CierreDiario.objects.update(firma=sha256(b"").digest())

    assert "no lo des por bueno" in Client().get("/registro-publico/").content.decode()


def test_a_closing_that_cannot_be_read_breaks_no_page(cerrado: Expediente) -> None:
    with sin_candados():
        CierreDiario.objects.update(contenido="{}")

    assert Client().get("/registro-publico/").status_code == 200
    assert Client().get(f"/registro-publico/{DIA}.json").status_code == 404


def test_proofs_are_not_given_without_end(cerrado: Expediente, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registro_publico, "INTENTOS", 1)

    assert [Client().get("/registro-publico/pruebas/1.json").status_code for _vez in range(2)] == [200, 429]


def test_the_filer_finds_the_proof_of_each_receipt(cerrado: Expediente) -> None:
    otro = un_expediente(recibos=True, cuenta=cerrado.cuenta)  # of a day that is still open
    filer = sesion_de(cerrado.cuenta)

    cerrada = filer.get(f"/tramites/{cerrado.numero}/").content.decode()
    abierta = filer.get(f"/tramites/{otro.numero}/").content.decode()

    assert "/registro-publico/pruebas/1.json" in cerrada
    assert "/registro-publico/pruebas/2.json" in cerrada
    assert "/registro-publico/pruebas/" not in abierta


def test_public_tracking_leads_to_the_proofs(cerrado: Expediente) -> None:
    datos = {"numero": str(cerrado.numero), "clave": cerrado.clave}

    html = Client().post("/seguimiento/", datos).content.decode()

    assert "/registro-publico/pruebas/1.json" in html
    assert "/registro-publico/pruebas/2.json" in html


def test_openssl_checks_the_seal_as_the_page_says(cerrado: Expediente, tmp_path: Path) -> None:
    for ruta in (f"{DIA}.json", f"{DIA}.p7s", "certificados.pem"):
        (tmp_path / ruta).write_bytes(_bajar(ruta))
    dicha = unescape(Client().get("/registro-publico/").content.decode()).partition("<pre")[2]
    orden = dicha.partition("<code>")[2].partition("</code>")[0].replace("\\\n", " ").replace("AAAA-MM-DD", DIA)

    hecho = subprocess.run(shlex.split(orden), cwd=tmp_path, capture_output=True, check=False)

    assert orden.startswith("openssl cms -verify")
    assert hecho.returncode == 0, hecho.stderr
    assert hecho.stdout == (tmp_path / f"{DIA}.json").read_bytes()
