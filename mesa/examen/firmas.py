"""What the signatures of a PDF amount to for who files it.

An annex or a letter is never refused for a bad signature: a person decides. Only what has to be signed digitally is,
when nothing in it may be an intact signature.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.politica import Politica, Rol

# By the reason that a signature gives, in the order in which a person should read them.
_POR_MOTIVO = {
    "firma.vacia": "firma.vacia",
    "firma.llenado_posterior": "firma.modificada",
    "firma.tapada": "firma.modificada",
    "firma.revocada": "firma.revocada",
    "firma.revocada_despues": "firma.revocada",
    "firma.vencida": "firma.vencida",
}
_POR_ESTADO = {
    "invalida": "firma.invalida",
    "modificada": "firma.modificada",
    "no_verificable": "firma.no_verificable",
    "integra_no_confiable": "firma.no_confiable",
}


def hallazgos_de_firmas(firmas: Sequence[Mapping[str, Any]], politica: Politica) -> Iterator[Hallazgo]:
    """Yield the findings that verdicts on signatures (as `Firma.a_json`) call for; each code once a file."""
    suyas = [firma for firma in firmas if not firma["propia"]]
    codigos = [*_de_lo_exigido(suyas, politica), *(codigo for firma in suyas for codigo in _de_una(firma))]
    for codigo in dict.fromkeys(codigos):
        if codigo != "firma.invalida" or "firma.sin_integra" not in codigos:
            yield hallazgo(codigo)


def _de_lo_exigido(suyas: Sequence[Mapping[str, Any]], politica: Politica) -> Iterator[str]:
    if not politica.exige_firma_digital:
        if not suyas and politica.rol is Rol.PRINCIPAL:
            yield "firma.no_vista"
    elif not suyas:
        yield "firma.falta_digital"
    elif all(firma["integra"] is False for firma in suyas):
        yield "firma.sin_integra"
    elif any(firma["uso_tributario"] for firma in suyas):
        yield "firma.uso_tributario"


def _de_una(firma: Mapping[str, Any]) -> Iterator[str]:
    dichos = [codigo for motivo, codigo in _POR_MOTIVO.items() if motivo in firma["motivos"]]
    del_estado = _POR_ESTADO.get(firma["estado"])
    # A reason that says more makes the general word superfluous.
    if del_estado and not (dichos and firma["estado"] in {"no_verificable", "integra_no_confiable"}):
        yield del_estado
    yield from dichos
