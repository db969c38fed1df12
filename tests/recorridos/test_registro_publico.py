"""The day after: a filer takes receipt and proof home, and a stranger checks both without this desk."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from django.db import connections
from django.utils import timezone
from playwright.sync_api import Page, expect

from mesa import flujo
from tests.fabricas import un_expediente
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.pasos import ingresar

T = TypeVar("T")


def test_a_proof_taken_home_says_that_the_filing_is_in_the_log(
    page: Page, obrero: Callable[[], None], tmp_path: Path
) -> None:
    expediente = _beside(lambda: un_expediente(recibido=True, anexos=1))
    obrero()
    _beside(lambda: flujo.cerrar_dias(ahora=timezone.now()))
    obrero()

    ingresar(page, expediente.cuenta)
    page.goto(f"/tramites/{expediente.numero}/")
    pdf = _bajar(page, "Constancia de presentación", tmp_path / "constancia.pdf")
    prueba = _bajar(page, "Prueba de que está en el registro", tmp_path / "prueba.json")
    page.get_by_role("contentinfo").get_by_role("link", name="Registro público").click()
    expect(page.get_by_role("heading", name="viernes 26 de junio de 2026")).to_be_visible()
    revisar(page)
    certificados = _bajar(page, "certificados de esta mesa", tmp_path / "certificados.pem")

    orden = [sys.executable, "-m", "mesa", "verificar", str(pdf), "--prueba", str(prueba)]
    dicho = subprocess.run([*orden, "--certificado", str(certificados)], capture_output=True, text=True, check=False)
    assert dicho.returncode == 0, dicho.stdout + dicho.stderr
    assert "registro público" in dicho.stdout


def _bajar(page: Page, nombre: str, destino: Path) -> Path:
    with page.expect_download() as bajado:
        page.get_by_role("link", name=nombre).first.click()
    bajado.value.save_as(destino)
    return destino


def _beside(hacer: Callable[[], T]) -> T:
    """In another thread: Playwright's loop runs in this one, and the seal has a loop of its own."""

    def solo() -> T:
        try:
            return hacer()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as hilo:
        return hilo.submit(solo).result()
