"""What the worker does about trust by itself: say once a day what is wrong with it, and bring it up to date.

The cache, which all processes share, keeps who did it last, so that of several workers one does it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext

from mesa.confianza.actual import instalacion, vigente
from mesa.confianza.mudos import mudos, recordar_mudos
from mesa.confianza.renovacion import renovar_lista, renovar_lo_bajado, url_de_la_lista
from mesa.firmas.confianza.advertencias import Advertencia, advertencias_de
from mesa.portal.fechas import fecha_larga

log = structlog.get_logger("mesa.confianza")

CADA_DIA, CADA_HORA = timedelta(days=1).total_seconds(), timedelta(hours=1).total_seconds()
_LISTA, _LO_BAJADO = "confianza.lista", "confianza.lo_bajado"


def advertencias(*, ahora: datetime) -> tuple[Advertencia, ...]:
    """Return what is to be looked into about this installation's trust list, worst first."""
    return advertencias_de(vigente(), ahora=ahora)


def en_palabras(una: Advertencia) -> str:
    """Return a warning in the reader's language."""
    return gettext(una.frase) % {"fecha": fecha_larga(una.dia) if una.dia else ""}


def vigilar(*, encolar: Callable[[], object], ahora: datetime) -> None:
    """Log each warning once a day, and queue the hour's renewal when there is something to renew."""
    for una in advertencias(ahora=ahora):
        if cache.add(una.codigo.value, 1, CADA_DIA):
            log.warning("lista_de_confianza", codigo=una.codigo.value, mensaje=una.mensaje)
    if (_url() or vigente().anclas) and cache.add(_LO_BAJADO, 1, CADA_HORA):
        encolar()


def actualizar(*, ahora: datetime) -> None:
    """Load the list again, once a day, from where it is published; fetch again what is about to lapse. Safe to repeat.

    What cannot be had stays as it was, is logged, and is tried again in an hour.
    """
    url = _url()
    if url and cache.add(_LISTA, 1, CADA_DIA):
        motivo = renovar_lista(instalacion(), url)
        if motivo:
            cache.set(_LISTA, 1, CADA_HORA)
            log.warning("lista_no_actualizada", motivo=motivo)
    cosecha = renovar_lo_bajado(instalacion(), ahora=ahora, mudos=mudos())
    recordar_mudos(cosecha.mudos)
    for fallo in cosecha.fallos:
        log.warning("revocacion_no_actualizada", motivo=fallo)


def _url() -> str:
    return url_de_la_lista(instalacion(), configurada=settings.TRUST_URL)
