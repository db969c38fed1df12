"""The seal of this desk, as the settings name it. Kept apart so that steps need not know where keys live."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import structlog
from cryptography import x509
from django.conf import settings

from mesa.firmas.certificados import conservar, leer_carpeta
from mesa.firmas.reposo import ConReposo
from mesa.firmas.sello import Sello
from mesa.firmas.tiempo import AutoridadDeTiempo, SelladorDeTiempo, SinSelloDeTiempo

log = structlog.get_logger("mesa.sello")

# A filer waits so long, from the act, for a receipt whose time an authority stamped; then it is given without.
ESPERA_DEL_TIEMPO = timedelta(minutes=15)
# Nobody waits for the closing of a day at night; a day whose root is not published proves nothing.
ESPERA_DEL_CIERRE = timedelta(hours=12)


@lru_cache(maxsize=1)
def sello() -> Sello:
    """Return the institution's seal, its key found once a process. Raises OSError and SelloInvalido without a key."""
    return (_en_token() if settings.SEAL_PKCS11_MODULE else _en_archivo()).con_tiempo_de(autoridad_de_tiempo())


def _en_archivo() -> Sello:
    return Sello.de_pkcs12(settings.SEAL_PKCS12, contrasena=settings.SEAL_PASSWORD or None)


def _en_token() -> Sello:
    return Sello.de_pkcs11(
        modulo=Path(settings.SEAL_PKCS11_MODULE),
        token=settings.SEAL_PKCS11_TOKEN,
        llave=settings.SEAL_PKCS11_KEY,
        pin=settings.SEAL_PKCS11_PIN,
        certificado=Path(settings.SEAL_CERTIFICATE) if settings.SEAL_CERTIFICATE else None,
    )


@lru_cache(maxsize=1)
def autoridad_de_tiempo() -> SelladorDeTiempo | None:
    """Who stamps time on seals and on the daily root of the log; nobody unless the settings name one."""
    if not settings.TSA_URL:
        return None
    autoridad = AutoridadDeTiempo(
        url=settings.TSA_URL,
        usuario=settings.TSA_USER,
        contrasena=settings.TSA_PASSWORD,
        autoridades=autoridades_de_tiempo(),
    )
    return ConReposo(autoridad)


def sellar(pdf: bytes, motivo: str, *, momento: datetime, desde: datetime) -> tuple[bytes, bool]:
    """Return `pdf` sealed for `motivo` at `momento` (UTC), and whether it lacks a time-stamp that was due.

    May go to the network: never inside a transaction. `desde`: the act it is for; while it is younger than
    ESPERA_DEL_TIEMPO and the authority stamps nothing, raises SinSelloDeTiempo. Raises LlaveNoDisponible.
    """
    return _con_tiempo_o_sin_el(
        lambda propio: propio.sellar(pdf, momento=momento, motivo=motivo, lugar=None),
        que=motivo,
        espera=momento < desde + ESPERA_DEL_TIEMPO,
    )


def firmar_separado(datos: bytes, *, que: str, momento: datetime, desde: datetime) -> bytes:
    """Return a signature over `datos` to keep beside them (CMS in DER), time-stamped where there is an authority.

    As `sellar`, but waits ESPERA_DEL_CIERRE from `desde` on; `que` names the data in the log.
    """
    firma, _sin_tiempo = _con_tiempo_o_sin_el(
        lambda propio: propio.firmar_separado(datos, momento=momento),
        que=que,
        espera=momento < desde + ESPERA_DEL_CIERRE,
    )
    return firma


def _con_tiempo_o_sin_el(firmar: Callable[[Sello], bytes], *, que: str, espera: bool) -> tuple[bytes, bool]:
    conservar_certificado()
    try:
        return firmar(sello()), False
    except SinSelloDeTiempo as error:
        if espera:
            raise
        log.warning("sello_sin_tiempo", que=que, error=str(error))
    return firmar(sello().con_tiempo_de(None)), True


@lru_cache(maxsize=1)
def conservar_certificado() -> None:
    """Keep the present certificate among those of this desk: its receipts outlive it. Raises OSError."""
    conservar(sello().certificado, carpeta=Path(settings.SEAL_CERTIFICATES))


def certificados() -> tuple[x509.Certificate, ...]:
    """The certificates with which this desk seals or once sealed: the present one, and those kept in the folder."""
    propio = sello().certificado
    return (propio, *(otro for otro in leer_carpeta(Path(settings.SEAL_CERTIFICATES)) if otro != propio))


def autoridades_de_tiempo() -> tuple[x509.Certificate, ...]:
    """The certificates that vouch for whoever stamps time; none unless the settings name a folder."""
    return leer_carpeta(Path(settings.TSA_CERTIFICATES)) if settings.TSA_CERTIFICATES else ()


def olvidar() -> None:
    """Forget key, authority and what was kept, so that changed settings count: a process serves one seal."""
    for recordado in (sello, autoridad_de_tiempo, conservar_certificado):
        recordado.cache_clear()
