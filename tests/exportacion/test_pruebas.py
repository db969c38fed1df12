"""Proofs of inclusion in the folder, and what verificar.py and OpenSSL say of them."""

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mesa import flujo
from tests.exportacion.abierto import abierto, comprobar, json_de
from tests.fabricas import AHORA, un_expediente
from tests.peritaje.sellos import un_sello

pytestmark = pytest.mark.django_db

AL_DIA_SIGUIENTE = datetime(2026, 6, 27, 6, tzinfo=UTC)
VIERNES = "2026-06-26"


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    """Of an expediente among others, once its day was closed and sealed."""
    un_expediente()
    expediente = un_expediente(atendido=True, recibos=True)
    un_expediente()
    for dia in flujo.cerrar_dias(ahora=AL_DIA_SIGUIENTE):
        flujo.sellar_cierre.func(dia.isoformat())
    return abierto(expediente, tmp_path)


def test_every_act_comes_with_its_proof_whole_or_not(carpeta: Path) -> None:
    actos = json_de(carpeta, "actos.json")["actos"]

    hecho = comprobar(carpeta)

    assert hecho.status == 0, hecho.dicho
    for acto in actos:
        assert f"Acto {acto['indice']}: su prueba lleva a la raíz del registro público del {VIERNES}." in hecho.dicho
    assert len(actos) == 5
    assert [uno["entero"] for uno in actos].count(False) == 3


def test_openssl_says_that_the_seal_made_the_closing_as_leeme_tells(carpeta: Path) -> None:
    leeme = (carpeta / "LEEME.txt").read_text(encoding="utf-8")
    (certificado,) = (carpeta / "certificados").iterdir()
    desde = leeme.index("openssl cms")
    orden = leeme[desde : leeme.index("/dev/null", desde) + len("/dev/null")].replace("\\\n", " ")
    orden = orden.replace("CERTIFICADO.pem", f"certificados/{certificado.name}")

    assert _ejecutar(orden, carpeta).returncode == 0
    cierre = carpeta / "pruebas" / f"cierre-{VIERNES}.json"
    cierre.write_bytes(cierre.read_bytes().replace(b'"actos":7', b'"actos":8'))
    assert _ejecutar(orden, carpeta).returncode != 0
    # Somebody else's seal carries his own certificate along: it must not vouch for itself.
    cierre.with_suffix(".p7s").write_bytes(un_sello().firmar_separado(cierre.read_bytes(), momento=AHORA))
    assert _ejecutar(orden, carpeta).returncode != 0


def _ejecutar(orden: str, carpeta: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(orden.split(), cwd=carpeta, capture_output=True, check=False)


def _al_camino(prueba: Any) -> None:
    prueba["camino"][0] = "0" * 64


def _de_otro(prueba: Any) -> None:
    prueba["acto"]["resumen"] = "0" * 64


def _a_otra_raiz(prueba: Any) -> None:
    prueba["raiz"] = "0" * 64


def _de_mas(prueba: Any) -> None:
    prueba["camino"] += ["0" * 64] * 8


@pytest.mark.parametrize(
    ("cambio", "frase"),
    [
        (_al_camino, "no lleva a la raíz de su día"),
        (_de_mas, "no lleva a la raíz de su día"),
        (_de_otro, "no es de un acto de esta carpeta"),
        (_a_otra_raiz, "no concuerda con el cierre que lleva"),
    ],
)
def test_a_tampered_proof_is_told(carpeta: Path, cambio: Callable[[Any], None], frase: str) -> None:
    ruta = next((carpeta / "pruebas").glob("acto-*.json"))
    prueba = json.loads(ruta.read_text(encoding="utf-8"))
    cambio(prueba)
    ruta.write_text(json.dumps(prueba), encoding="utf-8")

    hecho = comprobar(carpeta)

    assert hecho.status == 1
    assert frase in hecho.dicho


def test_before_the_day_is_closed_it_is_said(tmp_path: Path) -> None:
    carpeta = abierto(un_expediente(), tmp_path)

    assert not (carpeta / "pruebas").exists()
    assert "no se había cerrado" in comprobar(carpeta).dicho
    assert "Vuelve a exportar cuando se cierre" in (carpeta / "LEEME.txt").read_text(encoding="utf-8")
