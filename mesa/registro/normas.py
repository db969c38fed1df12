"""The articles that pages cite, pure: versioned, because a rule changes its number when the text is ordered anew.

The Texto Único Ordenado (TUO) of Ley 27444 was approved anew by DS 006-2026-JUS (El Peruano, 30 April 2026), which
repeals DS 004-2019-JUS (25 January 2019) and goes back to the numbers of the law itself. An act is cited by the text
in force on its day: what was filed in April 2026 keeps the old numbers for ever.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Materia(StrEnum):
    """What an article is about, whatever its number."""

    ADMISION = "admision"
    OBSERVACION = "observacion"
    SUBSANACION = "subsanacion"
    INICIO_EN_DIAS = "inicio_en_dias"
    INICIO_EN_MESES = "inicio_en_meses"
    DIAS = "dias"
    ULTIMO_DIA = "ultimo_dia"
    MESES = "meses"
    DISTANCIA = "distancia"
    DIAS_INHABILES = "dias_inhabiles"
    DIAS_CALENDARIO = "dias_calendario"
    VENCIMIENTO = "vencimiento"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texto:
    """One ordering of the law: how it is named, its first day, and the numeral of each matter."""

    nombre: str
    rige_desde: date
    numerales: Mapping[Materia, str]


class SinNormaError(LookupError):
    """No text known here was in force on that day."""


# The newest first: another ordering is a row more.
TEXTOS = (
    Texto(
        nombre="TUO de la Ley 27444, Decreto Supremo 006-2026-JUS",
        rige_desde=date(2026, 5, 1),
        numerales={
            Materia.ADMISION: "124.1",
            Materia.OBSERVACION: "125.6",
            Materia.SUBSANACION: "126.1",
            Materia.INICIO_EN_DIAS: "133.1",
            Materia.INICIO_EN_MESES: "133.2",
            Materia.DIAS: "134.1",
            Materia.ULTIMO_DIA: "134.2",
            Materia.MESES: "134.3",
            Materia.DISTANCIA: "135.1",
            Materia.DIAS_INHABILES: "137.1",
            Materia.DIAS_CALENDARIO: "139.2",
            Materia.VENCIMIENTO: "140.1",
        },
    ),
    Texto(
        nombre="TUO de la Ley 27444, Decreto Supremo 004-2019-JUS",
        rige_desde=date(2019, 1, 26),
        numerales={
            Materia.ADMISION: "135.1",
            Materia.OBSERVACION: "136.6",
            Materia.SUBSANACION: "137.1",
            Materia.INICIO_EN_DIAS: "144.1",
            Materia.INICIO_EN_MESES: "144.2",
            Materia.DIAS: "145.1",
            Materia.ULTIMO_DIA: "145.2",
            Materia.MESES: "145.3",
            Materia.DISTANCIA: "146.1",
            Materia.DIAS_INHABILES: "148.1",
            Materia.DIAS_CALENDARIO: "150.2",
            Materia.VENCIMIENTO: "151.1",
        },
    ),
)
# Nothing older is known here.
PRIMER_DIA = TEXTOS[-1].rige_desde


def texto_vigente(dia: date) -> Texto:
    """Return the text in force on a day. Raises SinNormaError for one before PRIMER_DIA."""
    for texto in TEXTOS:
        if dia >= texto.rige_desde:
            return texto
    raise SinNormaError(f"No se conoce el texto de la Ley 27444 que regía el {dia:%d/%m/%Y}.")


def citar(materias: Iterable[Materia], *, dia: date) -> str:
    """Return the legend for an act of that day: «numerales 133.1 y 134.1 del TUO de la Ley 27444, Decreto…».

    Each matter once, in the order of the text. Raises SinNormaError, ValueError for no matter at all.
    """
    texto = texto_vigente(dia)
    pedidas = set(materias)
    if not pedidas:
        raise ValueError("a legend cites at least one matter")
    *previos, ultimo = [numeral for materia, numeral in texto.numerales.items() if materia in pedidas]
    if not previos:
        return f"numeral {ultimo} del {texto.nombre}"
    return f"numerales {', '.join(previos)} y {ultimo} del {texto.nombre}"
