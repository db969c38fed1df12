"""What a trust list says of who sealed: the chain of the certificate, its validity and whether it was revoked."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mesa.firmas.confianza.modelo import Confianza
from mesa.firmas.estampa import CAMPO
from mesa.firmas.lectura.aislada import leer_aislado
from mesa.firmas.lectura.modelo import Confiable

OTRAS_FIRMAS = "El PDF lleva otras firmas que la del sello, y un recibo lleva solo esa."


@dataclass(frozen=True, slots=True)
class Juicio:
    """Was the certificate of the seal to be trusted when it sealed, and why? Indeterminada: it cannot be told."""

    confianza: Confiable
    motivo: str


def juicio_de(ruta: Path, *, confianza: Confianza, momento: datetime) -> Juicio:
    """Return what the list says of the seal of an intact receipt. Raises OSError when it cannot be read."""
    firmas, _estado = leer_aislado(ruta, confianza=confianza, ahora=momento)
    if len(firmas) != 1 or firmas[0]["campo"] not in {CAMPO, ""}:
        return Juicio(Confiable.INDETERMINADA, OTRAS_FIRMAS)
    return Juicio(Confiable(firmas[0]["confianza"]), str(firmas[0]["motivo"]))
