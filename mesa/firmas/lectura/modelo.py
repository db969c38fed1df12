"""The verdict on a signature, in words of ETSI EN 319 102-1: what can be said, and what cannot be said either way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from mesa.firmas.lectura.motivos import Motivo, en_palabras


class Estado(StrEnum):
    """What a signature amounts to, from worst to best."""

    INVALIDA = "invalida"
    MODIFICADA = "modificada"
    NO_VERIFICABLE = "no_verificable"
    INTEGRA_NO_CONFIABLE = "integra_no_confiable"
    VALIDA = "valida"


class Confiable(StrEnum):
    """Whether the certificate was to be trusted when it signed; indeterminada: it cannot be told."""

    VALIDA = "valida"
    INVALIDA = "invalida"
    INDETERMINADA = "indeterminada"


class OrigenDeFecha(StrEnum):
    """Who says when it was signed: a time-stamp authority, the signer, nobody."""

    SELLADA = "sellada"
    DECLARADA = "declarada"
    DESCONOCIDA = "desconocida"


SIN_FIRMA = "sin_firma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firma:
    """One signature of a file and what is to be thought of it.

    `firmante` is the subject's common name as it stands; `documento` begins with DNI, RUC, CE or another kind.
    `integra` is None when it could not be checked. `cubre_todo`: nothing follows what it signed but later signatures,
    time-stamps and their proofs. `revision`: how many bytes from the start it signed, when more follow. `motivos` come
    worst first.
    """

    campo: str
    firmante: str = ""
    documento: str = ""
    organizacion: str = ""
    emisor: str = ""
    fecha: datetime | None = None
    fecha_origen: OrigenDeFecha = OrigenDeFecha.DESCONOCIDA
    integra: bool | None = None
    confianza: Confiable = Confiable.INDETERMINADA
    cubre_todo: bool = False
    modificada: bool = False
    motivos: tuple[Motivo, ...] = ()
    debil: bool = False
    uso_tributario: bool = False
    propia: bool = False
    revision: int | None = None

    @property
    def estado(self) -> Estado:
        if self.integra is False and Motivo.VACIA not in self.motivos:
            return Estado.INVALIDA
        if self.modificada:
            return Estado.MODIFICADA
        if not self.integra or Motivo.CAMBIOS_SIN_COMPROBAR in self.motivos:
            return Estado.NO_VERIFICABLE
        return Estado.VALIDA if self.confianza is Confiable.VALIDA else Estado.INTEGRA_NO_CONFIABLE

    def a_json(self) -> dict[str, Any]:
        """Return the published fields, with the reason in Spanish."""
        return {
            "firmante": self.firmante,
            "documento": self.documento,
            "organizacion": self.organizacion,
            "emisor": self.emisor,
            "fecha": self.fecha.isoformat() if self.fecha else None,
            "fecha_origen": self.fecha_origen.value,
            "integra": self.integra,
            "confianza": self.confianza.value,
            "cubre_todo": self.cubre_todo,
            "estado": self.estado.value,
            "motivo": en_palabras(self.motivos),
            "motivos": [uno.value for uno in self.motivos],
            "debil": self.debil,
            "uso_tributario": self.uso_tributario,
            "propia": self.propia,
            "revision": self.revision,
            "campo": self.campo,
        }


def estado_de(firmas: Iterable[Firma]) -> str:
    """Return the worst state of the signatures that are not this desk's own, or sin_firma."""
    estados = {firma.estado for firma in firmas if not firma.propia}
    return next((estado.value for estado in Estado if estado in estados), SIN_FIRMA)
