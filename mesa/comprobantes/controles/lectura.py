"""What is to be filed must be a voucher, and be read whole."""

from collections.abc import Iterator

from mesa.comprobantes.caso import Caso
from mesa.comprobantes.leido import Leido
from mesa.comprobantes.reparos import Reparo, reparo

_EN_PALABRAS = {
    "serie": "la serie",
    "numero": "el número",
    "emision": "la fecha de emisión",
    "emisor": "el RUC del emisor",
    "moneda": "la moneda",
    "total": "el total",
}


def control(caso: Caso) -> Iterator[Reparo]:
    yield from de_lo_que_es(caso.leido)
    if caso.comprobante is not None and caso.comprobante.ilegibles:
        hechos = ", ".join(_EN_PALABRAS[hecho] for hecho in caso.comprobante.ilegibles)
        yield reparo("comprobante.ilegible", hechos=hechos)


def de_lo_que_es(leido: Leido) -> Iterator[Reparo]:
    """Yield that an XML is a communication to SUNAT and no voucher, when it is."""
    if leido.resumen is not None:
        yield reparo("comprobante.resumen", identificador=leido.resumen.identificador or leido.resumen.clase)
