"""The proof that an act is in the log, and its check by anyone, offline. Pure: standard library and arithmetic.

A proof is the file that `/registro-publico/pruebas/<indice>.json` gives, a JSON object:

    {"version": 1, "acto": {"indice": 12, "resumen": "<hex>"}, "dia": "AAAA-MM-DD", "posicion": 3, "tamano": 40,
     "camino": ["<hex>", …], "raiz": "<hex>", "cierre": "<the closing's canonical JSON, as text>", "firma": "<base64>"}

`comprobar(prueba, manifiesto)` follows the path from the act to the root that the closing states. What it leaves to its
caller, because keys are another's business, is whether this desk sealed the closing: `firma` is a detached CMS
signature (DER) over `cierre` encoded in UTF-8, both returned with the verdict. Only with that does INCLUIDO prove.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from mesa.registro.cierre import Cierre, CierreInvalido
from mesa.registro.merkle import CaminoInvalido, raiz_de_camino

VERSION = 1


class PruebaInvalida(ValueError):
    """The mapping is not a proof of a version this program knows."""


class EstadoDePrueba(StrEnum):
    """What the arithmetic says of a proof."""

    INCLUIDO = "incluido"
    OTRO_ACTO = "otro_acto"
    NO_LLEVA = "no_lleva"
    MAL_FORMADA = "mal_formada"


MOTIVOS = {
    EstadoDePrueba.INCLUIDO: "El acto está entre los que cerró ese día el registro.",
    EstadoDePrueba.OTRO_ACTO: "La prueba es de otro acto: no corresponde a este recibo.",
    EstadoDePrueba.NO_LLEVA: "La prueba no lleva del acto a la raíz de su cierre: la prueba o el registro cambió.",
    EstadoDePrueba.MAL_FORMADA: "El archivo no es una prueba de inclusión de una mesa de partes, o está incompleto.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prueba:
    """A proof, read. `firma` is empty while the closing waits for its seal."""

    indice: int
    resumen: str
    dia: date
    posicion: int
    tamano: int
    camino: tuple[str, ...]
    raiz: str
    cierre: str
    firma: bytes

    def a_dict(self) -> dict[str, Any]:
        """Return the proof as plain JSON types."""
        return {
            "version": VERSION,
            "acto": {"indice": self.indice, "resumen": self.resumen},
            "dia": self.dia.isoformat(),
            "posicion": self.posicion,
            "tamano": self.tamano,
            "camino": list(self.camino),
            "raiz": self.raiz,
            "cierre": self.cierre,
            "firma": base64.b64encode(self.firma).decode(),
        }

    @classmethod
    def de_dict(cls, datos: Mapping[str, Any]) -> Self:
        """Return the proof of `a_dict`. Raises PruebaInvalida on anything else."""
        try:
            return cls(**_campos(datos))
        except (AttributeError, KeyError, TypeError, ValueError, binascii.Error) as error:
            raise PruebaInvalida(str(error)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class VeredictoDePrueba:
    """The verdict, in a word and in a sentence; `prueba` and `cierre` are None when they could not be read."""

    estado: EstadoDePrueba
    prueba: Prueba | None = None
    cierre: Cierre | None = None

    @property
    def motivo(self) -> str:
        return MOTIVOS[self.estado]

    @property
    def incluido(self) -> bool:
        """The path leads to the root of the closing; whether this desk sealed the closing is still to be asked."""
        return self.estado is EstadoDePrueba.INCLUIDO


def comprobar(prueba: Mapping[str, Any], manifiesto: Mapping[str, Any] | None) -> VeredictoDePrueba:
    """Say whether `prueba` places the act of a receipt in the closing it carries. Never raises for what it is given.

    `manifiesto` is what the receipt's seal covers (its `acto_indice` and `acto_resumen` must be the proof's); None
    judges the proof by itself.
    """
    try:
        leida = Prueba.de_dict(prueba)
        cierre = Cierre.de_json(leida.cierre)
    except (PruebaInvalida, CierreInvalido):
        return VeredictoDePrueba(estado=EstadoDePrueba.MAL_FORMADA)
    return VeredictoDePrueba(estado=_estado(leida, cierre, manifiesto), prueba=leida, cierre=cierre)


def _estado(prueba: Prueba, cierre: Cierre, manifiesto: Mapping[str, Any] | None) -> EstadoDePrueba:
    if manifiesto is not None and (manifiesto.get("acto_indice"), manifiesto.get("acto_resumen")) != (
        prueba.indice,
        prueba.resumen,
    ):
        return EstadoDePrueba.OTRO_ACTO
    dichos = (prueba.dia, prueba.raiz, prueba.tamano, prueba.indice - prueba.posicion)
    cerrados = (cierre.dia, cierre.raiz, cierre.actos, cierre.desde)
    lleva = dichos == cerrados and cierre.hasta - cierre.desde + 1 == cierre.actos and _lleva_a_la_raiz(prueba)
    return EstadoDePrueba.INCLUIDO if lleva else EstadoDePrueba.NO_LLEVA


def _lleva_a_la_raiz(prueba: Prueba) -> bool:
    try:
        hallada = raiz_de_camino(
            bytes.fromhex(prueba.resumen),
            posicion=prueba.posicion,
            tamano=prueba.tamano,
            camino=[bytes.fromhex(uno) for uno in prueba.camino],
        )
    except CaminoInvalido:
        return False
    return hallada.hex() == prueba.raiz


def _campos(datos: Mapping[str, Any]) -> dict[str, Any]:
    if datos["version"] != VERSION:
        raise ValueError(f"unknown version: {datos['version']!r}")
    return {
        "indice": _entero(datos["acto"]["indice"]),
        "resumen": _resumen(datos["acto"]["resumen"]),
        "dia": date.fromisoformat(datos["dia"]),
        "posicion": _entero(datos["posicion"]),
        "tamano": _entero(datos["tamano"]),
        "camino": tuple(_resumen(uno) for uno in datos["camino"]),
        "raiz": _resumen(datos["raiz"]),
        "cierre": str(datos["cierre"]),
        "firma": base64.b64decode(datos["firma"], validate=True),
    }


def _entero(valor: object) -> int:
    if type(valor) is not int or valor < 0:
        raise ValueError(f"not a count: {valor!r}")
    return valor


def _resumen(valor: object) -> str:
    if not isinstance(valor, str) or len(valor) != 64 or bytes.fromhex(valor).hex() != valor:
        raise ValueError(f"not a SHA-256: {valor!r}")
    return valor
