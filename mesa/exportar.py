"""The command `mesa exportar NUMERO`: an expediente as the institution sees it, written to a file."""

import shutil
import sys
from pathlib import Path

from mesa import flujo
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Expediente
from mesa.exportacion.expediente import Exportacion
from mesa.lib.orden import LectorDeOrden, MalUsoError, pide_ayuda

USO = """\
Uso: mesa exportar NUMERO [--salida ARCHIVO]

Escribe un expediente entero en un ZIP: índice, archivos, recibos, actos, pruebas y cómo comprobarlo todo sin la mesa de
partes. Lleva lo que puede ver el personal; lo que no se analizó contra virus queda fuera y el índice lo dice.

  --salida ARCHIVO   dónde escribirlo (expediente-NUMERO.zip, en esta carpeta); no se escribe sobre lo que ya existe

Termina con 0 si lo escribió, 1 si ese número no existe, 2 si la orden no se entiende o no se puede escribir.
"""


def main(argv: list[str]) -> int:
    """Write the ZIP and say where; return the exit status: 0, 1 or 2."""
    if pide_ayuda(argv):
        sys.stdout.write(USO)
        return 0
    lector = LectorDeOrden("di un número de trámite y, si quieres, «--salida ARCHIVO»")
    lector.add_argument("numero")
    lector.add_argument("--salida", type=Path)
    try:
        dicho = lector.parse_args(argv)
    except MalUsoError as mal_uso:
        sys.stderr.write(f"mesa exportar: {mal_uso}\n\n{USO}")
        return 2
    expediente = Expediente.objects.filter(numero=dicho.numero).first()
    if expediente is None:
        sys.stderr.write(f"mesa exportar: no hay un expediente con el número «{ascii(dicho.numero)[1:-1]}».\n")
        return 1
    exportado = flujo.exportar(expediente, lector=Lector.PERSONAL)
    with exportado.archivo:
        return _escribir(exportado, dicho.salida or Path(exportado.nombre))


def _escribir(exportado: Exportacion, salida: Path) -> int:
    try:
        with salida.open("xb") as destino:
            shutil.copyfileobj(exportado.archivo, destino)
    except FileExistsError:
        sys.stderr.write(f"mesa exportar: «{salida}» ya existe. Di otro con --salida.\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"mesa exportar: no se puede escribir «{salida}»: {error.strerror}.\n")
        return 2
    sys.stdout.write(f"Está en {salida}. Compruébalo con «python3 -I verificar.py» dentro.\n")
    return 0
