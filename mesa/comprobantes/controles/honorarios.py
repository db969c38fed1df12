"""Fees above the threshold without income tax withheld ask for the certificate of suspension.

Ley del Impuesto a la Renta, art. 74; RS 013-2007/SUNAT, art. 2: nothing is withheld up to S/ 1,500 a receipt.
"""

from collections.abc import Iterator

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso
from mesa.comprobantes.reparos import Reparo, reparo


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None or comprobante.tipo != tipos.RECIBO_POR_HONORARIOS or comprobante.moneda != "PEN":
        return
    total, umbral = comprobante.totales.total, caso.politica.umbral_de_honorarios
    retenido = comprobante.retencion.monto if comprobante.retencion else None
    if total is not None and total > umbral and not retenido and not caso.con_suspension:
        yield reparo("comprobante.sin_suspension", total=f"{total:,.2f}", umbral=f"{umbral:,.0f}")
