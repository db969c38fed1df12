import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf

from mesa.registro.hoja import componer
from tests.archivos.hacer import un_pdf
from tests.peritaje.sellos import un_sello
from tests.registro.recibos import MOMENTO, un_manifiesto

PROBE = (
    "import sys; sys.argv = ['mesa', *sys.argv[1:]]; from mesa.cli import main; main(); print('django' in sys.modules)"
)


def test_inspeccionar_starts_without_django(tmp_path: Path) -> None:
    path = tmp_path / "carta.pdf"
    path.write_bytes(un_pdf())

    done = subprocess.run(
        [sys.executable, "-c", PROBE, "inspeccionar", str(path)], capture_output=True, text=True, check=True
    )

    assert "se puede presentar" in done.stdout
    assert done.stdout.strip().endswith("False")


def test_what_is_noted_down_stays_out_of_the_answer(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(componer(un_manifiesto(), momento=MOMENTO))) as pdf:
        pdf.attachments["manifiesto.json"].obj.EF.F.write(b"{")
        pdf.save(salida := BytesIO())
    path = tmp_path / "recibo.pdf"
    path.write_bytes(un_sello().sellar(salida.getvalue(), momento=MOMENTO, motivo="Recibo", lugar=None))

    done = subprocess.run(
        [sys.executable, "-m", "mesa", "verificar", str(path), "--json"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, json.loads(done.stdout)["conclusion"]) == (1, "No se sostiene")
    assert "tarea_no_concluida" in done.stderr


def test_an_unknown_order_explains_itself() -> None:
    done = subprocess.run([sys.executable, "-m", "mesa", "bailar"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "Uso: mesa ORDEN" in done.stderr


def test_help_is_no_error() -> None:
    done = subprocess.run([sys.executable, "-m", "mesa", "--help"], capture_output=True, text=True, check=False)

    assert done.returncode == 0
