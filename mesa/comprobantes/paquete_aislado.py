"""Open a zip of vouchers in the jail."""

import tempfile
from pathlib import Path

from mesa.comprobantes.paquete import SUELTO_MAXIMO, Apertura, Extraido
from mesa.lib import sandbox
from mesa.lib.carcel import Limites
from mesa.lib.zip_seguro import ProblemaZip

LIMITES = Limites(cpu=10, reloj=20, memoria=512 << 20, escritura=SUELTO_MAXIMO)
_TAREA = "mesa.comprobantes.tareas_de_paquete:desempacar"


def desempacar_aislado(ruta: Path) -> Apertura:
    """Return the XML files of the zip at `ruta`. Raise OSError when it cannot be opened.

    One whose opening dies, hangs or takes too much gives nothing.
    """
    with tempfile.TemporaryFile() as salida:
        try:
            dicho = sandbox.ejecutar(_TAREA, ruta, salida=salida, limites=LIMITES)
        except sandbox.NoConcluidaError:
            return Apertura(problema=ProblemaZip.BOMBA)
        salida.seek(0)
        pares = zip(dicho["nombres"], dicho["largos"], strict=True)
        extraidos = tuple(Extraido(nombre, salida.read(largo)) for nombre, largo in pares)
    problema = ProblemaZip(dicho["problema"]) if dicho["problema"] else None
    return Apertura(extraidos=extraidos, sobrantes=tuple(dicho["sobrantes"]), problema=problema)
