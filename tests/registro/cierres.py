"""Closings and proofs to check; the digests are of nothing."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from mesa.registro import merkle
from mesa.registro.cierre import PRIMERO, Cierre
from mesa.registro.prueba import Prueba

RESUMENES = [sha256(bytes([n])).hexdigest() for n in range(5)]
DESDE = 11


def un_cierre(**cambios: Any) -> Cierre:
    campos: dict[str, Any] = {
        "institucion": "Energías del Ñandú S.A.",
        "ruc": "20990000013",
        "dia": date(2026, 6, 26),
        "desde": DESDE,
        "hasta": DESDE + len(RESUMENES) - 1,
        "actos": len(RESUMENES),
        "raiz": merkle.raiz(bytes.fromhex(uno) for uno in RESUMENES).hex(),
        "cabeza": RESUMENES[-1],
        "anterior": PRIMERO,
        "cerrado_en": datetime(2026, 6, 27, 5, 15, tzinfo=UTC),
    }
    return Cierre(**campos | cambios)


def una_prueba(posicion: int = 2) -> dict[str, Any]:
    """The proof of one of the five acts, as it is downloaded."""
    cierre = un_cierre()
    camino = merkle.camino([bytes.fromhex(uno) for uno in RESUMENES], posicion)
    prueba = Prueba(
        indice=DESDE + posicion,
        resumen=RESUMENES[posicion],
        dia=cierre.dia,
        posicion=posicion,
        tamano=cierre.actos,
        camino=tuple(uno.hex() for uno in camino),
        raiz=cierre.raiz,
        cierre=cierre.a_json(),
        firma=b"DER",
    )
    return prueba.a_dict()
