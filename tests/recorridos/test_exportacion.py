"""A filer takes the whole filing away and checks it with nothing of ours."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.fabricas import CONTRASENA, un_expediente, un_operador
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import ingresar


def test_filer_and_desk_download_a_folder_that_checks_itself(
    page: Page, abrir: Abrir, obrero: Callable[[], None], tmp_path: Path
) -> None:
    expediente = un_expediente(recibido=True, anexos=1)
    obrero()
    ingresar(page, expediente.cuenta)
    page.goto(f"/tramites/{expediente.numero}/")
    _se_sostiene(_descargado(page, tmp_path / "del-remitente"))

    mesa = abrir()
    ingresar(mesa, un_operador(), contrasena=CONTRASENA)
    mesa.goto(f"/mesa/{expediente.numero}/")
    _se_sostiene(_descargado(mesa, tmp_path / "de-la-mesa"))


def _descargado(page: Page, carpeta: Path) -> Path:
    with page.expect_download() as descarga:
        page.get_by_role("link", name="Descargar el expediente entero").click()
    assert descarga.value.suggested_filename.startswith("expediente-")
    with zipfile.ZipFile(descarga.value.path()) as paquete:
        paquete.extractall(carpeta)
    return carpeta


def _se_sostiene(carpeta: Path) -> None:
    orden = [sys.executable, "-I", "-S", "verificar.py"]
    hecho = subprocess.run(orden, cwd=carpeta, env={}, capture_output=True, text=True, check=False)
    assert hecho.returncode == 0, hecho.stdout + hecho.stderr
    assert "Todo lo comprobado se sostiene." in hecho.stdout
