"""What a trust list says of who sealed: the chain of the certificate, its validity and whether it was revoked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

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
    if len(firmas) != 1 or not _puede_ser_el_sello(firmas[0]):
        return Juicio(Confiable.INDETERMINADA, OTRAS_FIRMAS)
    return Juicio(Confiable(firmas[0]["confianza"]), str(firmas[0]["motivo"]))


def _puede_ser_el_sello(firma: Mapping[str, Any]) -> bool:
    """The seal covers the file to its end, and two signatures cannot both do: one that does is the seal."""
    corta = firma["revision"] is not None or (firma["integra"] and not firma["cubre_todo"])
    return firma["campo"] in {CAMPO, ""} and not corta
