"""What SUNAT says of a filed voucher, kept beside it; asked in the worker, where this installation asks at all."""

from datetime import datetime, timedelta
from uuid import UUID

from mesa.consulta_sunat.pregunta import pregunta_sobre
from mesa.consulta_sunat.servicio import consultar, esta_activa
from mesa.expedientes.models import Comprobante

__all__ = ["SunatSinResponderError", "consultar_validez", "esta_activa"]


class SunatSinResponderError(Exception):
    """SUNAT gave no answer this time; the queue asks again, at ever longer distances."""

    pausa_maxima = timedelta(hours=6)


def consultar_validez(documento_id: UUID, *, ahora: datetime) -> None:
    """Ask SUNAT about a filed voucher and keep what it answers. Safe to repeat.

    Raises SunatSinResponderError when asking again may bring an answer; until then the failure is what is kept.
    """
    fila = Comprobante.objects.filter(pk=documento_id, por_consultar=True).first()
    if fila is None:
        return
    if not esta_activa():  # it was switched off meanwhile
        Comprobante.objects.filter(pk=documento_id).update(por_consultar=False)
        return
    validez = consultar(
        pregunta_sobre(
            ruc=fila.ruc, tipo=fila.tipo, serie=fila.serie, numero=fila.numero, emision=fila.emision, total=fila.total
        ),
        ahora=ahora,
    )
    Comprobante.objects.filter(pk=documento_id).update(
        validez=validez.a_json(), por_consultar=validez.conviene_reintentar
    )
    if validez.conviene_reintentar:
        raise SunatSinResponderError(validez.motivo)
