"""Print every figure, each part in a process of its own: `python -m tools.bench [subida|presentacion|listas]`."""

import subprocess
import sys

PARTS = ("subida", "presentacion", "listas")

for part in sys.argv[1:] or PARTS:
    subprocess.run([sys.executable, "-m", f"tools.bench.{part}"], check=True)
