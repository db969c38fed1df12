"""The folder's own verificar.py, run by a bare Python: sound, and after each kind of tampering."""

import ast
import hashlib
import json
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento
from mesa.exportacion import expediente
from mesa.registro import merkle
from tests.exportacion.abierto import abierto, comprobar, json_de
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db

PROGRAMA = Path(expediente.__file__).with_name("recursos") / "verificar.py"


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    return abierto(un_expediente(recibido=True, recibos=True, anexos=1), tmp_path, Lector.PERSONAL)


def _volver_a_sumar(carpeta: Path) -> None:
    """As a forger would: the sums are those of what lies there."""
    rutas = sorted(ruta for ruta in carpeta.rglob("*") if ruta.is_file() and ruta.name != "SHA256SUMS")
    lineas = [f"{hashlib.sha256(r.read_bytes()).hexdigest()}  {r.relative_to(carpeta).as_posix()}\n" for r in rutas]
    (carpeta / "SHA256SUMS").write_text("".join(lineas), encoding="utf-8")


def _cambiar(carpeta: Path, nombre: str, cambio: Callable[[Any], None]) -> None:
    datos = json_de(carpeta, nombre)
    cambio(datos)
    (carpeta / nombre).write_text(json.dumps(datos), encoding="utf-8")
    _volver_a_sumar(carpeta)


def test_a_sound_folder_holds(carpeta: Path) -> None:
    hecho = comprobar(carpeta)

    assert hecho.status == 0
    assert "ninguno cambió" in hecho.dicho
    assert "«Anexo-1.pdf» es el del índice, byte por byte." in hecho.dicho
    assert "Acto 1: su texto da su resumen." in hecho.dicho
    assert "Los archivos del índice son los que dice el acto de presentación." in hecho.dicho
    assert "Las firmas de recibos y cierres no se comprueban aquí" in hecho.dicho
    assert hecho.dicho.splitlines()[-1] == "BIEN  Todo lo comprobado se sostiene."


def test_it_runs_with_an_old_python() -> None:
    ast.parse(PROGRAMA.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("tamano", [1, 2, 3, 5, 8, 13, 32, 33])
def test_it_follows_a_path_as_the_desk_does(tamano: int) -> None:
    raiz_de = runpy.run_path(str(PROGRAMA))["raiz_de"]
    datos = [hashlib.sha256(bytes([numero])).digest() for numero in range(tamano)]
    raiz = merkle.raiz(datos).hex()

    for posicion, dato in enumerate(datos):
        camino = [uno.hex() for uno in merkle.camino(datos, posicion)]
        assert raiz_de(dato.hex(), posicion, tamano, camino) == raiz
        assert raiz_de(dato.hex(), posicion, tamano, [*camino, "0" * 64]) != raiz
        assert raiz_de(dato.hex(), posicion, tamano, camino[:-1]) != raiz or not camino
        assert raiz_de(dato.hex(), (posicion + 1) % tamano, tamano, camino) != raiz or tamano == 1
    assert raiz_de(datos[0].hex(), tamano, tamano, []) == ""


def test_it_can_be_pointed_at_another_folder(carpeta: Path, tmp_path: Path) -> None:
    programa = shutil.copy(carpeta / "verificar.py", tmp_path / "aparte.py")
    (carpeta / "archivos" / "Anexo-1.pdf").write_bytes(b"otro")

    hecho = subprocess.run([sys.executable, "-I", programa, carpeta], capture_output=True, text=True, check=False)

    assert hecho.returncode == 1
    assert "archivos/Anexo-1.pdf cambió" in hecho.stdout


def test_a_changed_a_lost_and_a_foreign_file_are_told(carpeta: Path) -> None:
    (carpeta / "archivos" / "Anexo-1.pdf").write_bytes(b"otro")
    (carpeta / "recibos").joinpath(json_de(carpeta, "indice.json")["recibos"][0]["ruta"].split("/")[1]).unlink()
    (carpeta / "archivos" / "Intruso.pdf").write_bytes(b"intruso")

    hecho = comprobar(carpeta)

    assert hecho.status == 1
    assert "archivos/Anexo-1.pdf cambió desde que se hizo esta carpeta." in hecho.dicho
    assert "Falta recibos/constancia-" in hecho.dicho
    assert "archivos/Intruso.pdf no estaba en la carpeta cuando se hizo" in hecho.dicho
    assert hecho.dicho.splitlines()[-1] == "MAL   Algo no se sostiene."


def test_a_file_swapped_with_its_sums_is_told_by_the_index(carpeta: Path) -> None:
    (carpeta / "archivos" / "Anexo-1.pdf").write_bytes(b"otro")
    _volver_a_sumar(carpeta)

    hecho = comprobar(carpeta)

    assert hecho.status == 1
    assert "«Anexo-1.pdf» no es el del índice" in hecho.dicho


def test_a_file_swapped_in_the_index_too_is_told_by_the_act(carpeta: Path) -> None:
    otro = b"otro"
    (carpeta / "archivos" / "Anexo-1.pdf").write_bytes(otro)
    _cambiar(
        carpeta,
        "indice.json",
        lambda indice: indice["archivos"][1].update(sha256=hashlib.sha256(otro).hexdigest(), bytes=len(otro)),
    )

    hecho = comprobar(carpeta)

    assert hecho.status == 1
    assert "Los archivos del índice no son los que dice el acto de presentación." in hecho.dicho


def test_a_rewritten_act_is_told_by_its_digest(carpeta: Path) -> None:
    def reescribir(actos: Any) -> None:
        actos["actos"][0]["canonico"] = actos["actos"][0]["canonico"].replace("2026-06-26", "2026-06-25")

    _cambiar(carpeta, "actos.json", reescribir)

    hecho = comprobar(carpeta)

    assert hecho.status == 1
    assert "Acto 1: su texto no da su resumen." in hecho.dicho


def test_a_moved_act_is_told(carpeta: Path) -> None:
    def mover(actos: Any) -> None:
        actos["actos"][1]["previo"] = "0" * 64

    _cambiar(carpeta, "actos.json", mover)

    hecho = comprobar(carpeta)

    assert "Acto 2: su texto dice otro lugar en la cadena." in hecho.dicho
    assert "El acto 2 no enlaza con el anterior." in hecho.dicho


@pytest.mark.parametrize("nombre", ["indice.json", "actos.json", "SHA256SUMS"])
def test_a_ruined_folder_is_a_sentence_and_not_a_traceback(carpeta: Path, nombre: str) -> None:
    (carpeta / nombre).write_bytes(b"\xff\x00 {{{")

    hecho = comprobar(carpeta)

    assert hecho.status == 1
    assert "No se pudo leer lo necesario" in hecho.dicho


def test_a_path_that_leaves_the_folder_is_refused(carpeta: Path) -> None:
    with (carpeta / "SHA256SUMS").open("a", encoding="utf-8") as sumas:
        sumas.write(f"{'0' * 64}  ../../etc/passwd\n")

    hecho = comprobar(carpeta)

    assert hecho.status == 1
    assert "una ruta que sale de la carpeta" in hecho.dicho


def test_a_file_left_out_is_no_failure_but_is_said(tmp_path: Path) -> None:
    expediente = un_expediente(anexos=1)
    Documento.objects.filter(expediente=expediente, rol="anexo").update(analisis="pendiente")

    hecho = comprobar(abierto(expediente, tmp_path, Lector.PERSONAL))

    assert hecho.status == 0
    assert "«Anexo-1.pdf» no está en la carpeta: Todavía no se analizó contra virus." in hecho.dicho
