"""The order to which a voucher answers, as its filer writes it when the XML does not say it."""

from datetime import datetime

from django.db import transaction

from mesa.expedientes.models import Comprobante, Documento
from mesa.presentacion.borrador import tocar


def anotar_orden(documento: Documento, *, orden: str, ahora: datetime) -> None:
    """Write the order number of a draft's voucher. Raises YaPresentadoError, Comprobante.DoesNotExist."""
    with transaction.atomic():
        tocar(documento.expediente, ahora=ahora)
        comprobante = Comprobante.objects.get(documento=documento)
        comprobante.orden_de_compra = orden
        comprobante.save(update_fields=["orden_de_compra"])
