import subprocess
import sys
from pathlib import Path

from tests.archivos.hacer import un_pdf

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


def test_an_unknown_order_explains_itself() -> None:
    done = subprocess.run([sys.executable, "-m", "mesa", "bailar"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "Uso: mesa ORDEN" in done.stderr


def test_help_is_no_error() -> None:
    done = subprocess.run([sys.executable, "-m", "mesa", "--help"], capture_output=True, text=True, check=False)

    assert done.returncode == 0
