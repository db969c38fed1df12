"""A desk that trusts the test PKI: its list installed, and the revocation lists of its authorities at hand."""

from datetime import UTC, datetime

from django.conf import settings

from mesa.firmas.confianza.carga import cargar
from mesa.firmas.confianza.instalacion import Instalacion
from tests.firmas.confianza.listas import filas, firmada, una_lista
from tests.pki.pki import Pki


def instalar_confianza(pki: Pki) -> None:
    """Put the trust of the test PKI where the settings say."""
    instalacion = Instalacion(settings.TRUST_DIR)
    lista = firmada(una_lista(filas(pki)), pki)
    cargar(instalacion, lista, origen="una lista de prueba", raices=[pki.der("raiz-de-lista")])
    ahora = datetime.now(UTC)  # an inspection asks the real clock whether a list is still in force
    for autoridad in ("raiz", "emisora"):
        instalacion.guardar_crl(f"http://crl.prueba.pe/{autoridad}.crl", pki.crl(autoridad, momento=ahora))
