"""The audit as a whole, in its order, over one state of the database; and its report."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from mesa.auditoria import archivos, cadena, candados, cierres, expedientes, guardados, numeros
from mesa.auditoria.alcance import Alcance
from mesa.auditoria.salvo import a_salvo

CONFORME = "Todo conforme."


def informar(argumentos: Sequence[str] = ()) -> int:
    """Print every finding as it comes and what was looked at; return 1 when there is a finding.

    `argumentos` name receipts (PDF) and proofs (JSON) that somebody kept, to be compared with today's log.
    """
    alcance, hallazgos = Alcance(), 0
    rutas = [Path(uno) for uno in argumentos]
    for hallazgo in auditar(ahora=timezone.now(), guardados_fuera=rutas, alcance=alcance):
        hallazgos += 1
        sys.stdout.write(f"{hallazgo}\n")
    if not hallazgos:
        sys.stdout.write(f"{CONFORME}\n")
    sys.stdout.write(f"{alcance}\n")
    return 1 if hallazgos else 0


def auditar(*, ahora: datetime, guardados_fuera: Sequence[Path] = (), alcance: Alcance | None = None) -> Iterator[str]:
    """Yield what does not hold, one sentence each; never raises for what somebody wrote into the database.

    `ahora` is now, by which receipts and closings are due; `alcance` is filled with what was looked at.
    """
    alcance = alcance or Alcance()
    with _instantanea():
        yield from a_salvo("los candados", candados.auditar())
        yield from a_salvo("la cadena", cadena.auditar(alcance))
        yield from a_salvo("la numeración", numeros.auditar(alcance))
        yield from a_salvo("los expedientes", expedientes.auditar(ahora=ahora, alcance=alcance))
        yield from a_salvo("los cierres", cierres.auditar(ahora=ahora, alcance=alcance))
    yield from a_salvo("los archivos", archivos.auditar(ahora=ahora, alcance=alcance))
    yield from a_salvo("lo que otros guardaron", guardados.auditar(guardados_fuera, ahora=ahora, alcance=alcance))


@contextmanager
def _instantanea() -> Iterator[None]:
    """Read one state of the database from beginning to end, while the desk goes on working."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            _ejecutar("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:  # Django's own transactions take SQLite's write lock
        _ejecutar("BEGIN DEFERRED")
        try:
            yield
        finally:
            _ejecutar("ROLLBACK")


def _ejecutar(orden: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(orden)
