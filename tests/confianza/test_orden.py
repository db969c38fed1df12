"""`mesa confianza`: what an administrator types, reads and gets as exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from mesa.confianza.orden import main
from mesa.firmas.confianza.instalacion import Instalacion
from tests.firmas.confianza.listas import filas, firmada, una_lista
from tests.firmas.confianza.servidor import Servidor
from tests.pki.pki import MOMENTO, Pki

Salida = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _en_su_momento() -> object:
    with time_machine.travel(MOMENTO, tick=False):
        yield


def test_list_is_loaded_from_a_file_with_its_root(archivo: Path, raiz: Path, capsys: Salida) -> None:
    assert main(["cargar", str(archivo), "--raiz", str(raiz)]) == 0
    dicho = capsys.readouterr().out
    assert "Lista de confianza 7 de Autoridad de prueba" in dicho
    assert "Debe renovarse antes de: martes 15 de diciembre de 2026, 7:00" in dicho
    assert "Firma de la lista: verificada" in dicho
    assert "Aviso" not in dicho


def test_list_without_root_is_loaded_and_says_so(archivo: Path, capsys: Salida) -> None:
    assert main(["cargar", str(archivo)]) == 0
    dicho = capsys.readouterr().out
    assert "Firma de la lista: sin comprobar" in dicho
    assert "Aviso: Nadie comprobó la firma de la lista de confianza" in dicho


def test_intermediates_are_taken_from_a_folder(archivo: Path, tmp_path: Path, pki: Pki, settings: Settings) -> None:
    otras = tmp_path / "otras"
    otras.mkdir()
    (otras / "emisora.crt").write_bytes(pki.der("emisora"))
    (otras / "persona.pem").write_bytes(pki.pem("persona"))
    (otras / "leeme.txt").write_text("nada")
    assert main(["cargar", str(archivo), "--intermedios", str(otras)]) == 0
    assert Instalacion(settings.TRUST_DIR).leer().intermedios == (pki.der("emisora"),)


def test_list_is_loaded_from_an_address_and_again_from_it(
    servidor: Servidor, pki: Pki, raiz: Path, capsys: Salida
) -> None:
    url = servidor.poner("/tsl.xml", firmada(una_lista(filas(pki)), pki))
    assert main(["cargar", url, "--raiz", str(raiz)]) == 0
    servidor.poner("/tsl.xml", firmada(una_lista(filas(pki), secuencia=8), pki))
    assert main(["actualizar"]) == 0
    assert "Lista de confianza 8" in capsys.readouterr().out


def test_tampered_list_is_refused_and_the_good_one_stays(instalada: Instalacion, archivo: Path, capsys: Salida) -> None:
    archivo.write_bytes(archivo.read_bytes().replace(b">7<", b">8<"))
    assert main(["cargar", str(archivo)]) == 1
    assert "alguien cambió la lista después de firmarla" in capsys.readouterr().err
    assert main(["ver"]) == 0
    assert "Lista de confianza 7" in capsys.readouterr().out


def test_renewal_that_fails_says_why_and_keeps_the_list(
    instalada: Instalacion, servidor: Servidor, settings: Settings, capsys: Salida
) -> None:
    settings.TRUST_URL = f"{servidor.url}/nada.xml"
    assert main(["actualizar"]) == 1
    salida = capsys.readouterr()
    assert "contesta 404" in salida.err
    assert "Lista de confianza 7" in salida.out


def test_renewal_without_an_address_says_so(instalada: Instalacion, capsys: Salida) -> None:
    assert main(["actualizar"]) == 1
    assert "MESA_TRUST_URL" in capsys.readouterr().err


def test_list_altered_on_the_disk_is_not_used_and_told(instalada: Instalacion, capsys: Salida) -> None:
    lista = instalada.carpeta / "lista" / "tsl.xml"
    lista.write_bytes(lista.read_bytes().replace(b">7<", b">9<"))
    assert main(["ver"]) == 1
    dicho = capsys.readouterr().out
    assert "Autoridades acreditadas: 0" in dicho
    assert "Aviso: La firma de la lista de confianza no es correcta: no se usa" in dicho


def test_without_a_list_the_order_says_so(capsys: Salida) -> None:
    assert main(["ver"]) == 1
    assert "Aviso: Sin lista de confianza: las firmas quedan indeterminadas." in capsys.readouterr().out


def test_what_is_installed_is_shown_to_a_machine(instalada: Instalacion, pki: Pki, capsys: Salida) -> None:
    instalada.guardar_crl("http://127.0.0.1/a.crl", pki.crl("emisora"))
    assert main(["ver", "--json"]) == 0
    visto = json.loads(capsys.readouterr().out)
    assert (visto["lista"]["secuencia"], visto["lista"]["sello"]) == (7, "verificado")
    assert visto["lista"]["proxima_actualizacion"] == "2026-12-15T12:00:00+00:00"
    assert (visto["anclas"], visto["intermedios"], visto["avisos"]) == (2, 0, [])
    assert visto["hosts"] == ["127.0.0.1", "lista.prueba.pe", "www.prestador.pe"]
    assert [(una["emisor"], una["vigente"]) for una in visto["crls"]] == [("AC EMISORA DE PRUEBA CLASE 2", True)]


@pytest.mark.parametrize(
    ("cuando", "salida", "aviso"),
    [
        ("2026-11-30T11:59:59Z", 0, ""),
        ("2026-11-30T12:00:00Z", 0, "debe renovarse antes del martes 15 de diciembre de 2026"),
        ("2026-12-15T12:00:00Z", 1, "debía renovarse el martes 15 de diciembre de 2026"),
    ],
)
def test_lapse_is_told_fifteen_days_before_and_after(
    instalada: Instalacion, capsys: Salida, cuando: str, salida: int, aviso: str
) -> None:
    with time_machine.travel(cuando, tick=False):
        assert main(["ver"]) == salida
    dicho = capsys.readouterr().out
    assert (f"{aviso}" in dicho) if aviso else ("Aviso" not in dicho)


@pytest.mark.parametrize(
    "argumentos",
    [
        [],
        ["bailar"],
        ["cargar"],
        ["cargar", "no-existe.xml"],
        ["cargar", "x\0y"],
        ["ver", "--jason"],
        ["ver", "mas"],
        ["cargar", __file__, "--raiz", __file__],
        ["cargar", __file__, "--intermedios", "no-existe"],
    ],
)
def test_order_that_makes_no_sense_explains_itself(argumentos: list[str], capsys: Salida) -> None:
    assert main(argumentos) == 2
    assert "Uso: mesa confianza" in capsys.readouterr().err


def test_help_is_no_error(capsys: Salida) -> None:
    assert main(["--help"]) == 0
    assert "Uso: mesa confianza" in capsys.readouterr().out


def test_folder_that_cannot_be_written_is_told(
    archivo: Path, settings: Settings, tmp_path: Path, capsys: Salida
) -> None:
    settings.TRUST_DIR = tmp_path / "archivo" / "confianza"
    (tmp_path / "archivo").write_text("no es una carpeta")
    assert main(["cargar", str(archivo)]) == 1
    assert "no se puede usar la carpeta" in capsys.readouterr().err


def test_order_needs_no_database(archivo: Path, tmp_path: Path) -> None:
    entorno = {
        **os.environ,
        "MESA_DATA_DIR": str(tmp_path / "datos"),
        "MESA_DATABASE_URL": "postgres://nadie@127.0.0.1:1/x",
    }
    hecho = subprocess.run(
        [sys.executable, "-m", "mesa", "confianza", "cargar", str(archivo)],
        env=entorno,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hecho.stderr == ""
    assert "Lista de confianza 7" in hecho.stdout
    assert (tmp_path / "datos" / "confianza" / "lista" / "tsl.xml").exists()
