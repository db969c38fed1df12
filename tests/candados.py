"""The database's locks, lifted as who owns the database can: to tamper in a test, and to empty the tables after one."""

from collections.abc import Iterator
from contextlib import contextmanager

from mesa.expedientes import candados as expedientes
from mesa.lib.candados import poner, quitar
from mesa.registro import candados as registro

CANDADOS = (*expedientes.CANDADOS, *registro.CANDADOS)


@contextmanager
def sin_candados() -> Iterator[None]:
    """Lift the locks for a while."""
    quitar(CANDADOS)
    yield
    poner(CANDADOS)
