"""What a person should look into about the trust list: that there is none, that it lapses, that nobody checked it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mesa.firmas.confianza.modelo import Confianza, SelloDeLista
from mesa.lib.fechas import en_lima, fecha_larga

ANTES_DE_VENCER = timedelta(days=15)


def gettext_noop(texto: str) -> str:
    """Mark a text for `make mensajes`; this package is pure and translates nothing itself."""
    return texto


class CodigoDeAdvertencia(StrEnum):
    """Stable codes, worst first."""

    SIN_LISTA = "confianza.sin_lista"
    ALTERADA = "confianza.lista_alterada"
    VENCIDA = "confianza.lista_vencida"
    POR_VENCER = "confianza.lista_por_vencer"
    SIN_COMPROBAR = "confianza.lista_sin_comprobar"


FRASES: dict[CodigoDeAdvertencia, str] = {
    CodigoDeAdvertencia.SIN_LISTA: gettext_noop("Sin lista de confianza: las firmas quedan indeterminadas."),
    CodigoDeAdvertencia.ALTERADA: gettext_noop(
        "La firma de la lista de confianza no es correcta: no se usa, y las firmas quedan indeterminadas."
    ),
    CodigoDeAdvertencia.VENCIDA: gettext_noop(
        "La lista de confianza debía renovarse el %(fecha)s: puede faltarle lo que cambió desde entonces."
    ),
    CodigoDeAdvertencia.POR_VENCER: gettext_noop("La lista de confianza debe renovarse antes del %(fecha)s."),
    CodigoDeAdvertencia.SIN_COMPROBAR: gettext_noop(
        "Nadie comprobó la firma de la lista de confianza: falta el certificado raíz de su emisor."
    ),
}
# With these no signature can be judged, or not by what holds today.
GRAVES = frozenset({CodigoDeAdvertencia.SIN_LISTA, CodigoDeAdvertencia.ALTERADA, CodigoDeAdvertencia.VENCIDA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Advertencia:
    """One thing to look into. `dia`: the one it speaks of, in Lima; None when it speaks of none."""

    codigo: CodigoDeAdvertencia
    dia: date | None = None

    @property
    def frase(self) -> str:
        """The sentence to translate, with a place for the date."""
        return FRASES[self.codigo]

    @property
    def mensaje(self) -> str:
        """The sentence in Spanish."""
        return self.frase % {"fecha": fecha_larga(self.dia) if self.dia else ""}


def advertencias_de(confianza: Confianza, *, ahora: datetime) -> tuple[Advertencia, ...]:
    """Return what to look into at `ahora` (aware), worst first."""
    lista = confianza.lista
    if lista is None:
        return (Advertencia(codigo=CodigoDeAdvertencia.SIN_LISTA),)
    if lista.sello is SelloDeLista.INVALIDO:
        return (Advertencia(codigo=CodigoDeAdvertencia.ALTERADA),)
    advertencias = _de_plazo(lista.proxima_actualizacion, ahora=ahora)
    if lista.sello is SelloDeLista.SIN_COMPROBAR:
        advertencias += (Advertencia(codigo=CodigoDeAdvertencia.SIN_COMPROBAR),)
    return advertencias


def _de_plazo(proxima: datetime | None, *, ahora: datetime) -> tuple[Advertencia, ...]:
    """A list stays in use after its day, as ETSI TS 119 615 clause 4.1 allows when it is said."""
    if proxima is None or ahora < proxima - ANTES_DE_VENCER:
        return ()
    codigo = CodigoDeAdvertencia.VENCIDA if ahora >= proxima else CodigoDeAdvertencia.POR_VENCER
    return (Advertencia(codigo=codigo, dia=en_lima(proxima).date()),)
