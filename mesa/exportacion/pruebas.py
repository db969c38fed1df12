"""The proofs that the acts of an expediente are in the public log, and the sealed closings that they lead to."""

from collections.abc import Iterable, Iterator
from typing import Any

import structlog

from mesa.expedientes.models import Acto
from mesa.exportacion.texto import canonico
from mesa.registro.cierre import CierreInvalido
from mesa.registro.cierres import prueba_de
from mesa.registro.prueba import Prueba

log = structlog.get_logger("mesa.exportacion")


def pruebas_para(actos: Iterable[Acto]) -> list[Prueba]:
    """Return the proofs of those acts whose day is closed and sealed."""
    return [prueba for acto in actos if (prueba := _prueba_de(acto))]


def _prueba_de(acto: Acto) -> Prueba | None:
    try:
        return prueba_de(acto.indice)
    except CierreInvalido:  # somebody wrote into the row: `mesa auditar` tells
        log.exception("prueba_no_exportada", acto=acto.indice)
        return None


def entradas(pruebas: Iterable[Prueba]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each proof, and of each closing with its signature once."""
    vistos = set()
    for prueba in pruebas:
        yield _de_acto(prueba), canonico(prueba.a_dict())
        if prueba.dia not in vistos:
            yield _de_cierre(prueba, "json"), prueba.cierre.encode()
            yield _de_cierre(prueba, "p7s"), prueba.firma
        vistos.add(prueba.dia)


def en_el_indice(pruebas: Iterable[Prueba]) -> dict[str, Any]:
    """Return what the index says of them."""
    dichas = list(pruebas)
    dias = {prueba.dia: prueba for prueba in dichas}
    return {
        "pruebas": [{"acto": prueba.indice, "ruta": _de_acto(prueba)} for prueba in dichas],
        "cierres": [
            {"dia": dia.isoformat(), "ruta": _de_cierre(prueba, "json"), "firma": _de_cierre(prueba, "p7s")}
            for dia, prueba in sorted(dias.items())
        ],
    }


def _de_acto(prueba: Prueba) -> str:
    return f"pruebas/acto-{prueba.indice}.json"


def _de_cierre(prueba: Prueba, extension: str) -> str:
    return f"pruebas/cierre-{prueba.dia.isoformat()}.{extension}"
