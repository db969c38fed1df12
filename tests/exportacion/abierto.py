"""An exported expediente, opened as whoever received it does."""

import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mesa import flujo
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Expediente


@dataclass(frozen=True, slots=True)
class Comprobado:
    """What verificar.py answered."""

    status: int
    dicho: str


def bytes_de(expediente: Expediente, lector: Lector = Lector.REMITENTE) -> bytes:
    """The ZIP."""
    exportado = flujo.exportar(Expediente.objects.get(pk=expediente.pk), lector=lector)
    with exportado.archivo:
        return exportado.archivo.read()


def abierto(expediente: Expediente, donde: Path, lector: Lector = Lector.REMITENTE) -> Path:
    """The folder with what was in the ZIP."""
    ruta = donde / "expediente.zip"
    ruta.write_bytes(bytes_de(expediente, lector))
    carpeta = donde / "expediente"
    with zipfile.ZipFile(ruta) as paquete:
        assert paquete.testzip() is None
        paquete.extractall(carpeta)
    return carpeta


def json_de(carpeta: Path, nombre: str) -> Any:
    return json.loads((carpeta / nombre).read_text(encoding="utf-8"))


def comprobar(carpeta: Path) -> Comprobado:
    """Run the folder's own program with a bare Python: no path, no site of ours."""
    orden = [sys.executable, "-I", "-S", str(carpeta / "verificar.py")]
    hecho = subprocess.run(orden, capture_output=True, text=True, check=False, env={"PYTHONIOENCODING": "utf-8"})
    assert hecho.stderr == ""
    return Comprobado(hecho.returncode, hecho.stdout)
