"""The chain of acts: each one's digest, its link to the one before, no holes, and the head."""

import hashlib
from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from mesa.auditoria.alcance import Alcance
from mesa.expedientes.models import Acto, CabezaDeActos, Expediente

GENESIS = "0" * 64
TANDA = 2000


def auditar(alcance: Alcance) -> Iterator[str]:
    """Walk the chain from the first act to the head."""
    anterior, indice = GENESIS, 0
    for acto in Acto.objects.order_by("indice").iterator(chunk_size=TANDA):
        alcance.actos += 1
        indice += 1
        if acto.indice != indice:
            yield _hueco(indice, acto.indice)
            indice = acto.indice
        if acto.previo != anterior:
            yield f"El acto {acto.indice} no enlaza con el anterior."
        if hashlib.sha256(acto.canonico()).hexdigest() != acto.resumen:
            yield f"El acto {acto.indice} fue alterado: su contenido ya no da su resumen."
        anterior = acto.resumen
    yield from _cabeza(indice, anterior)
    yield from _sin_expediente()


def _hueco(falta: int, sigue: int) -> str:
    if sigue == falta + 1:
        return f"Falta el acto {falta}: el siguiente es el {sigue}."
    return f"Faltan los actos {falta} a {sigue - 1}: el siguiente es el {sigue}."


def _cabeza(indice: int, resumen: str) -> Iterator[str]:
    cabezas = list(CabezaDeActos.objects.values_list("pk", "indice", "resumen")[:2])
    if [uno[0] for uno in cabezas] != [1]:
        yield "La cabeza de la cadena no está o no es una sola."
    for _pk, dice, dicho in cabezas:
        if (dice, dicho) != (indice, resumen):
            yield f"La cabeza de la cadena dice {dice} y el último acto es el {indice}, o su resumen es otro."


def _sin_expediente() -> Iterator[str]:
    huerfanos = Acto.objects.filter(~Exists(Expediente.objects.filter(pk=OuterRef("expediente_id"))))
    for indice in huerfanos.order_by("indice").values_list("indice", flat=True).iterator():
        yield f"El acto {indice} es de un expediente que no está."
