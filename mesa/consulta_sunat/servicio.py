"""SUNAT as this installation is set up to ask it: not at all, unless its credentials are given.

For the worker and for commands: a request of the web never waits for SUNAT.
"""

from datetime import datetime
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings

from mesa.consulta_sunat.cliente import Acceso, ConsultaSunat
from mesa.consulta_sunat.pregunta import Pregunta
from mesa.consulta_sunat.validez import Motivo, Validez, no_consultado


def que_falta() -> tuple[str, ...]:
    """Return what keeps SUNAT from being asked, as sentences for who runs the installation; empty when nothing does."""
    datos = {
        "MESA_SUNAT_RUC": settings.SUNAT_RUC,
        "MESA_SUNAT_CLIENT_ID": settings.SUNAT_CLIENT_ID,
        "MESA_SUNAT_CLIENT_SECRET": settings.SUNAT_CLIENT_SECRET,
    }
    direcciones = {"MESA_SUNAT_URL": settings.SUNAT_URL, "MESA_SUNAT_SECURITY_URL": settings.SUNAT_SECURITY_URL}
    faltan = [f"{nombre} no está definida." for nombre, valor in datos.items() if not valor]
    faltan += [f"{nombre} debe ser https://…" for nombre, valor in direcciones.items() if not _es_https(valor)]
    return tuple(faltan)


def esta_activa() -> bool:
    """Tell whether this installation asks SUNAT about vouchers."""
    return not que_falta()


def consultar(pregunta: Pregunta | None, *, ahora: datetime) -> Validez:
    """Return what SUNAT says about a voucher, or that it could not be asked and why. Never raises; may take 20 s.

    Of a voucher that lacks a fact, None is given (`pregunta_sobre`), and nothing is asked.
    """
    if not esta_activa():
        return no_consultado(Motivo.SIN_CONFIGURAR, ahora=ahora)
    if pregunta is None:
        return no_consultado(Motivo.SIN_DATOS, ahora=ahora)
    return cliente().consultar(pregunta, ahora=ahora)


@cache
def cliente() -> ConsultaSunat:
    """The client of this process, with its token. Only where `esta_activa`."""
    return ConsultaSunat(
        Acceso(
            ruc=settings.SUNAT_RUC,
            client_id=settings.SUNAT_CLIENT_ID,
            client_secret=settings.SUNAT_CLIENT_SECRET,
            url=settings.SUNAT_URL,
            url_de_seguridad=settings.SUNAT_SECURITY_URL,
        )
    )


def _es_https(direccion: str) -> bool:
    partes = urlsplit(direccion)
    return partes.scheme == "https" and bool(partes.hostname)
