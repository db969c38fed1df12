"""Print every figure, each part in its own process: `python -m tools.bench [PART…]`."""

import subprocess
import sys

PARTS = ("subida", "inspeccion", "firmas", "comprobantes", "sello", "presentacion", "listas")

for part in sys.argv[1:] or PARTS:
    subprocess.run([sys.executable, "-m", f"tools.bench.{part}"], check=True)
