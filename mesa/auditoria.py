"""`mesa auditar`: does what is stored still say what was filed? Each finding is one sentence."""

import hashlib
import sys
from collections.abc import Iterator

from mesa.expedientes.archivo import archivo
from mesa.expedientes.estados import TRANSICIONES, Estado
from mesa.expedientes.models import Acto, CabezaDeActos, Documento, Expediente, Recibo
from mesa.lib.almacen import sha256_de
from mesa.registro.models import Serie

GENESIS = "0" * 64


def informar() -> int:
    """Print every finding; return 1 when there is one."""
    findings = list(auditar())
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    if not findings:
        sys.stdout.write("Todo conforme: archivos, cadena de actos y numeración.\n")
    return 1 if findings else 0


def auditar() -> Iterator[str]:
    """Yield what does not hold: bytes, orphans in both directions, the chain, its states, gaps in the numbers."""
    yield from _archivos()
    yield from _cadena()
    yield from _estados()
    yield from _numeros()


def _archivos() -> Iterator[str]:
    expected = set(Documento.objects.exclude(expediente__estado=Estado.BORRADOR).values_list("sha256", flat=True))
    expected |= set(Recibo.objects.values_list("sha256", flat=True))
    kept = set(archivo().enumerar())
    yield from (f"Falta el archivo {sha256}: hay una fila que lo nombra." for sha256 in sorted(expected - kept))
    yield from (f"Sobra el archivo {sha256}: ninguna fila lo nombra." for sha256 in sorted(kept - expected))
    for sha256 in sorted(expected & kept):
        with archivo().abrir(sha256) as stored:
            if sha256_de(stored) != sha256:
                yield f"El archivo {sha256} fue alterado: sus bytes ya no dan ese SHA-256."


def _cadena() -> Iterator[str]:
    previous, index = GENESIS, 0
    for acto in Acto.objects.order_by("indice").iterator(chunk_size=2000):
        index += 1
        if acto.indice != index:
            yield f"Falta el acto {index}: el siguiente es el {acto.indice}."
            index = acto.indice
        if acto.previo != previous:
            yield f"El acto {acto.indice} no enlaza con el anterior."
        if hashlib.sha256(acto.canonico()).hexdigest() != acto.resumen:
            yield f"El acto {acto.indice} fue alterado: su contenido ya no da su resumen."
        previous = acto.resumen
    head = CabezaDeActos.objects.get(pk=1)
    if (head.indice, head.resumen) != (index, previous):
        yield f"La cabeza de la cadena dice {head.indice} y el último acto es el {index}."


def _estados() -> Iterator[str]:
    """Each expediente is in the state, and carries the number and dates, that its acts gave it."""
    reached: dict[object, str] = {}
    for acto in Acto.objects.order_by("indice").iterator(chunk_size=2000):
        before = reached.get(acto.expediente_id, Estado.BORRADOR.value)
        if acto.de != before or TRANSICIONES.get((acto.de, acto.acto)) != acto.a:
            yield f"El acto {acto.indice} ({acto.acto}) no sigue de {before}."
        reached[acto.expediente_id] = acto.a
        if acto.acto == "presentar":
            yield from _presentacion(acto)
    for expediente in Expediente.objects.exclude(estado=Estado.BORRADOR).iterator(chunk_size=2000):
        if reached.get(expediente.pk) != expediente.estado:
            yield f"El expediente {expediente.numero} está {expediente.estado} y sus actos no lo dicen."


def _presentacion(acto: Acto) -> Iterator[str]:
    expediente, facts = acto.expediente, acto.datos
    if (expediente.numero, expediente.clave) != (facts.get("numero"), facts.get("clave")):
        yield f"El expediente {expediente.numero} no lleva el número y la clave de su acto {acto.indice}."
    if str(expediente.fecha_de_ingreso) != facts.get("fecha_de_ingreso"):
        yield f"La fecha de ingreso de {expediente.numero} no es la de su acto {acto.indice}."
    stated = {(a["nombre"], a["sha256"], a["bytes"]) for a in facts.get("archivos", [])}
    stored = set(Documento.objects.filter(expediente=expediente).values_list("nombre", "sha256", "bytes"))
    if stated != stored:
        yield f"Los archivos de {expediente.numero} no son los de su acto {acto.indice}."


def _numeros() -> Iterator[str]:
    for serie in Serie.objects.order_by("ejercicio"):
        given = set(
            Expediente.objects.filter(numero__startswith=f"{serie.ejercicio}-").values_list("numero", flat=True)
        )
        expected = {f"{serie.ejercicio}-{n:07d}" for n in range(1, serie.ultimo + 1)}
        yield from (f"Falta el número {numero}." for numero in sorted(expected - given))
        yield from (f"El número {numero} no está en la serie." for numero in sorted(str(n) for n in given - expected))
