"""The analysis of files for malware, as people read it: what waits too long, what is not opened and why."""

from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento
from mesa.lib.antivirus import CIFRADOS, LIMITES

# How long a file may wait for its analysis before somebody is told.
ATRASO = timedelta(minutes=5)

_PENDIENTE = gettext_lazy(
    "Todavía no se analizó contra virus. El análisis se reintenta solo; se podrá abrir cuando salga limpio."
)
_CIFRADO = gettext_lazy(
    "Lleva dentro algo con contraseña que el antivirus no puede analizar. Pide al remitente que lo presente sin ella."
)
_EXCESIVO = gettext_lazy(
    "Supera los límites del antivirus y por eso no se analizó. Avisa a quien administra el sistema: puede ampliarlos."
)
_INFECTADO_TUYO = gettext_lazy(
    "El antivirus encontró un programa dañino en este archivo y la institución no lo abrirá. Analiza tu computadora, "
    "vuelve a hacer el documento y preséntalo limpio."
)
_NOTAS: dict[str, str | Promise] = {
    Documento.Analisis.SIN_ANTIVIRUS: gettext_lazy("Sin antivirus: no se analizó contra virus."),
    Documento.Analisis.LIMPIO: gettext_lazy("Analizado: sin virus conocidos."),
}


def atrasados(*, ahora: datetime) -> int:
    """Return how many files have been waiting for their analysis for more than ATRASO."""
    pendientes = Documento.objects.filter(analisis=Documento.Analisis.PENDIENTE)
    return pendientes.filter(subido_en__lt=ahora - ATRASO).count()


def lleva_algo_cifrado(documento: Documento) -> bool:
    """Tell whether a file waits because something in it opens only with a password."""
    return documento.por_analizar and documento.analisis_firma.startswith(CIFRADOS)


def por_que_no_se_abre(documento: Documento, *, lector: Lector) -> str | Promise:
    """Return why `lector` may not open, preview or download a file; "" when nothing is against it.

    The institution opens nothing that was not analysed. A filer may take back what is pending, which came from the
    filer's own machine; what is infected nobody gets from here.
    """
    if documento.esta_infectado:
        return _INFECTADO_TUYO if lector is Lector.REMITENTE else _hallado(documento)
    if documento.por_analizar and lector is not Lector.REMITENTE:
        return _causa(documento)
    return ""


def nota_de_analisis(documento: Documento, *, lector: Lector) -> str | Promise:
    """Return what the row of a file that can be opened says of its analysis; "" when that is no matter of `lector`."""
    if lector is Lector.PERSONAL:
        return _NOTAS.get(documento.analisis, "")
    if documento.por_analizar and not lleva_algo_cifrado(documento):  # of which its finding speaks
        return gettext_lazy("El análisis contra virus está pendiente. No tienes que hacer nada.")
    return ""


def _hallado(documento: Documento) -> str:
    return _("El antivirus encontró en él «%(firma)s». Nadie lo puede abrir ni descargar.") % {
        "firma": documento.analisis_firma
    }


def _causa(documento: Documento) -> str | Promise:
    if lleva_algo_cifrado(documento):
        return _CIFRADO
    return _EXCESIVO if documento.analisis_firma.startswith(LIMITES) else _PENDIENTE
