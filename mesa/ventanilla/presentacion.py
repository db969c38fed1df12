"""What the filing of an expediente does to its vouchers: from then on they are known here, and their clock runs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mesa.expedientes.models import Comprobante
from mesa.ventanilla.conformidad import plazo_de
from mesa.ventanilla.tarjeta import Tarjeta, congelar


def al_presentar(tarjetas: Sequence[Tarjeta], *, ahora: datetime, consultar: bool) -> dict[str, Any]:
    """Mark the vouchers filed for payment, in the filing transaction; return what its act keeps of all of them.

    `consultar`: whether SUNAT is to be asked about them.
    """
    de_pago = [una for una in tarjetas if una.se_revisa]
    for una in de_pago:
        plazo = plazo_de(una.comprobante, presentado_en=ahora)
        una.fila.presentado_en = ahora
        una.fila.orden_de_compra = una.orden[:60]
        una.fila.conformidad_hasta = plazo.ultimo_dia if plazo else None
        una.fila.por_consultar = consultar
    columnas = ["presentado_en", "orden_de_compra", "conformidad_hasta", "por_consultar"]
    Comprobante.objects.bulk_update([una.fila for una in de_pago], columnas, batch_size=100)
    return {"comprobantes": congelar(tarjetas)} if tarjetas else {}
