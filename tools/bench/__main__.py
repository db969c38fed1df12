"""Print every figure, each part in its own process: `python -m tools.bench [subida|inspeccion|presentacion|listas]`."""

import subprocess
import sys

PARTS = ("subida", "inspeccion", "presentacion", "listas")

for part in sys.argv[1:] or PARTS:
    subprocess.run([sys.executable, "-m", f"tools.bench.{part}"], check=True)
