"""Series and kind agree, and so do the name of the file and what is inside."""

from collections.abc import Iterator

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso, rotulo
from mesa.comprobantes.reparos import Reparo, reparo

_EN_PALABRAS = {"ruc": "RUC", "tipo": "tipo", "serie": "serie", "numero": "número"}


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None:
        return
    tipo = tipos.TIPOS.get(comprobante.tipo or "")
    if tipo and tipo.series and comprobante.serie and not tipo.series.fullmatch(comprobante.serie):
        yield reparo("comprobante.serie_discrepa", serie=comprobante.serie, tipo=tipo.nombre)
    if discrepan := caso.nombre.discrepa(comprobante):
        hechos = ", ".join(_EN_PALABRAS[hecho] for hecho in discrepan)
        yield reparo("comprobante.nombre_discrepa", hechos=hechos, comprobante=rotulo(comprobante))
