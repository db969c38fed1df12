"""What the jail does with a zip of vouchers: take its XML out."""

from io import BufferedReader, BufferedWriter
from typing import Any

from mesa.comprobantes.paquete import EMPACADO_MAXIMO
from mesa.comprobantes.paquete import desempacar as _desempacar


def desempacar(archivo: BufferedReader, *, salida: BufferedWriter) -> dict[str, Any]:
    """Write the XML files of a zip to `salida`, one after another.

    Return their `nombres` and `largos` (bytes) in that order, the names of the `sobrantes`, and the `problema`, if any.
    """
    apertura = _desempacar(archivo.read(EMPACADO_MAXIMO + 1))
    salida.writelines(extraido.contenido for extraido in apertura.extraidos)
    return {
        "nombres": [extraido.nombre for extraido in apertura.extraidos],
        "largos": [len(extraido.contenido) for extraido in apertura.extraidos],
        "sobrantes": list(apertura.sobrantes),
        "problema": apertura.problema,
    }
