"""The acts of an expediente as its reader may see them, each with what chains it to the log.

An act is given whole, with the text its digest is made of, or in part. Of one given in part the digest still stands in
the log, and in a proof of inclusion; what it is made of is not the reader's to see.
"""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from mesa.expedientes.estados import ClaseDeActo
from mesa.expedientes.historia import Lector, hitos
from mesa.expedientes.models import Acto

# Whole for their filer: the filer's own acts, and the reception, whose every word is printed on the cargo.
_ENTEROS_PARA_EL_REMITENTE = frozenset(
    {ClaseDeActo.PRESENTAR, ClaseDeActo.SUBSANAR, ClaseDeActo.DESISTIR, ClaseDeActo.RECIBIR}
)


def actos_para(actos: Iterable[Acto], *, lector: Lector) -> list[dict[str, Any]]:
    """Return one mapping an act, in the order given: `indice`, `previo`, `resumen`, and what `lector` may see."""
    return [
        _eslabon(acto) | (_entero(acto) if _puede_entero(acto, lector) else _en_parte(acto, lector)) for acto in actos
    ]


def _eslabon(acto: Acto) -> dict[str, Any]:
    return {"indice": acto.indice, "previo": acto.previo, "resumen": acto.resumen}


def _puede_entero(acto: Acto, lector: Lector) -> bool:
    return lector is Lector.PERSONAL or acto.acto in _ENTEROS_PARA_EL_REMITENTE


def _entero(acto: Acto) -> dict[str, Any]:
    return {"entero": True, "canonico": acto.canonico().decode()}


def _en_parte(acto: Acto, lector: Lector) -> dict[str, Any]:
    (hito,) = hitos([acto], lector=lector)
    return {
        "entero": False,
        "acto": acto.acto,
        "de": acto.de,
        "a": acto.a,
        "en": acto.en.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "por": str(hito.por),
        "nota": str(hito.dicho or hito.nota),
    }
