"""Bring an installation's trust up to date: its list from where it is published, and what it fetched before."""

from dataclasses import dataclass
from datetime import datetime

from mesa.firmas.confianza.carga import CargaRechazadaError, cargar
from mesa.firmas.confianza.certificados import host_de
from mesa.firmas.confianza.completar import Completador, Cosecha
from mesa.firmas.confianza.descarga import DescargaError, bajar_lista
from mesa.firmas.confianza.instalacion import Instalacion

# How long a renewal may go on asking: a task that waits for others' servers keeps receipts waiting.
SEGUNDOS = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Renovacion:
    """What a renewal did. `motivo`: why there is no newer list, in Spanish; empty when it was read from its place."""

    motivo: str
    cosecha: Cosecha


def url_de_la_lista(instalacion: Instalacion, *, configurada: str) -> str:
    """Return where the list is published: as configured, else where it was loaded from; empty when nobody said."""
    lista = instalacion.leer().lista
    cargada = lista.origen if lista and host_de(lista.origen) else ""
    return configurada or cargada


def renovar(instalacion: Instalacion, *, url: str, ahora: datetime) -> Renovacion:
    """Load the list again from `url` and fetch what is about to lapse; what cannot be had stays as it was."""
    return Renovacion(motivo=renovar_lista(instalacion, url), cosecha=renovar_lo_bajado(instalacion, ahora=ahora))


def renovar_lo_bajado(instalacion: Instalacion, *, ahora: datetime, mudos: frozenset[str] = frozenset()) -> Cosecha:
    """Fetch the revocation lists about to lapse and what the intermediates lack; forget answers that serve no more."""
    instalacion.podar(ahora=ahora)
    return Completador(instalacion, ahora=ahora, segundos=SEGUNDOS, mudos=mudos).renovar()


def renovar_lista(instalacion: Instalacion, url: str) -> str:
    """Load the list again from `url`; return why not, in Spanish, or nothing when it was loaded."""
    if not url:
        return "No se sabe dónde se publica la lista: cárgala desde una dirección o define MESA_TRUST_URL."
    try:
        cargar(instalacion, bajar_lista(url), origen=url)
    except (DescargaError, CargaRechazadaError, OSError) as error:
        return str(error)
    return ""
