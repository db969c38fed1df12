"""How UBL is walked: fixed paths from the root, so that nothing put elsewhere, say inside a signature, is ever read."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lxml.etree import _Element as Elemento

__all__ = [
    "ESPACIOS",
    "Elemento",
    "fecha",
    "fecha_de",
    "hijo",
    "hijos",
    "monto",
    "monto_de",
    "texto",
    "texto_de",
    "unico",
]

ESPACIOS = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "sac": "urn:sunat:names:specification:ubl:peru:schema:xsd:SunatAggregateComponents-1",
}
_TEXTO_MAXIMO = 1_000
_MONTO = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_FECHA = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})?", re.ASCII)
_HUECO = re.compile(r"\{[^}]*\}")  # what a template leaves where nobody filled it in


def hijo(padre: Elemento | None, ruta: str) -> Elemento | None:
    """Return the first element at `ruta` («cac:Party/cbc:Name»), or None."""
    return None if padre is None else padre.find(ruta, ESPACIOS)


def hijos(padre: Elemento | None, ruta: str) -> Iterator[Elemento]:
    return iter(()) if padre is None else padre.iterfind(ruta, ESPACIOS)


def unico(padre: Elemento, ruta: str) -> Elemento | None:
    """Return the only element at `ruta`; None for none, and for several, of which each reader would take another."""
    hallados = padre.findall(ruta, ESPACIOS)
    return hallados[0] if len(hallados) == 1 else None


def texto_de(elemento: Elemento | None) -> str:
    """Return an element's text in one line, whole across comments inside it; "" for none and for a template's gap."""
    if elemento is None or any(isinstance(dentro.tag, str) for dentro in elemento):
        return ""
    crudo = "".join(elemento.itertext())
    limpio = " ".join("".join(_visible(letra) for letra in crudo).split())
    return "" if _HUECO.search(limpio) else limpio[:_TEXTO_MAXIMO]


def texto(padre: Elemento | None, *rutas: str) -> str:
    """Return the text at the first of `rutas` that has any."""
    return next((dicho for ruta in rutas if (dicho := texto_de(hijo(padre, ruta)))), "")


def monto_de(elemento: Elemento | None) -> Decimal | None:
    dicho = texto_de(elemento)
    return Decimal(dicho) if _MONTO.fullmatch(dicho) else None


def monto(padre: Elemento | None, *rutas: str) -> Decimal | None:
    return next((dicho for ruta in rutas if (dicho := monto_de(hijo(padre, ruta))) is not None), None)


def fecha_de(elemento: Elemento | None) -> date | None:
    """Return a date, also where an instant is written; None when it is none of the calendar's."""
    escrita = _FECHA.fullmatch(texto_de(elemento))
    try:
        return date.fromisoformat(escrita.group(1)) if escrita else None
    except ValueError:
        return None


def fecha(padre: Elemento | None, *rutas: str) -> date | None:
    return next((dicha for ruta in rutas if (dicha := fecha_de(hijo(padre, ruta)))), None)


def _visible(letra: str) -> str:
    """Return a letter, a blank for what moves the line, nothing for what hides or turns around its neighbours."""
    if letra.isascii():
        return letra if letra.isprintable() else " "
    clase = unicodedata.category(letra)
    return " " if clase in {"Cc", "Zs", "Zl", "Zp"} else "" if clase in {"Cf", "Co", "Cs", "Cn"} else letra
