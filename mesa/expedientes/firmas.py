"""The stored verdicts on a document's signatures: what they amount to, and how much of the file somebody signed.

A verdict is a JSON object as mesa.firmas writes it and docs/inspeccion.md describes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Firma = Mapping[str, Any]

SIN_FIRMA = "sin_firma"
# From the worst, as the state of a file is the worst of its signatures.
ESTADOS = ("invalida", "modificada", "no_verificable", "integra_no_confiable", "valida")


def del_remitente(firmas: Iterable[Firma]) -> list[Firma]:
    """Return the signatures that are not this desk's own seal, as a receipt of ours carries it."""
    return [firma for firma in firmas if not firma["propia"]]


def estado_de(firmas: Iterable[Firma]) -> str:
    """Return the worst state of the signatures that are not ours; sin_firma when there is none."""
    estados = {str(firma["estado"]) for firma in del_remitente(firmas)}
    return next((estado for estado in ESTADOS if estado in estados), SIN_FIRMA)


def ninguna_integra(firmas: Iterable[Firma]) -> bool:
    """Tell whether there are signatures and each of them is known not to match what it signed.

    One that could not be checked (`integra` null) is not known to be broken.
    """
    suyas = del_remitente(firmas)
    return bool(suyas) and all(firma["integra"] is False for firma in suyas)


def falla(firma: Firma) -> bool:
    """Tell whether something is known against a signature: its content, what was added, or its certificate."""
    mala = firma["estado"] in {"invalida", "modificada"} or firma["confianza"] == "invalida"
    return mala and not firma["propia"]


def sin_firmar(firma: Firma) -> bool:
    """Tell whether it is only a place kept for a signature, in which nobody signed."""
    return "firma.vacia" in firma["motivos"]


def se_agrego_algo(firma: Firma) -> bool:
    """Tell whether an intact signature is followed by something that nobody may have agreed to.

    Not when what follows is covered by later signatures, as the fields of a form that others fill in.
    """
    return bool(firma["integra"] and not firma["cubre_todo"] and firma["estado"] in {"modificada", "no_verificable"})


def revision_firmada(firmas: Iterable[Firma]) -> int | None:
    """Return how many bytes from the start somebody signed, intact, before something was added; None when nothing was.

    Of several such revisions it is the last.
    """
    alteradas = (firma["revision"] for firma in del_remitente(firmas) if se_agrego_algo(firma))
    return max((revision for revision in alteradas if revision), default=None)


def se_puede_volver(firmas: Sequence[Firma]) -> bool:
    """Tell whether the signed revision can take the file's place: no intact signature covers what was added."""
    enteras = (firma for firma in del_remitente(firmas) if firma["integra"] and firma["cubre_todo"])
    return revision_firmada(firmas) is not None and not any(enteras)
