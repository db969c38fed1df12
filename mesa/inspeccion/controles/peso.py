"""A file must weigh something, and no more than is received."""

from collections.abc import Iterator

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.politica import Politica

_MEGA = 1_048_576


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    if hechos.bytes == 0:
        yield hallazgo("archivo.vacio")
    elif hechos.bytes > politica.bytes_maximo:
        # Rounded apart, so that one byte over never reads «pesa 20 MB y puede pesar hasta 20 MB».
        peso, maximo = -(-hechos.bytes * 10 // _MEGA), politica.bytes_maximo * 10 // _MEGA
        yield hallazgo("peso.excedido", peso=_en_megas(max(peso, maximo + 1)), maximo=_en_megas(maximo))


def _en_megas(decimas: int) -> str:
    """Write tenths of a MB (1,048,576 bytes) with the decimal point used in Peru: 205 → 20.5, 200 → 20."""
    return f"{decimas / 10:.1f}".removesuffix(".0")
