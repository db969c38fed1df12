"""A desk with some days behind it, everything given and closed; what an audit of it says; and who writes into it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from mesa import flujo
from mesa.auditoria import auditar
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Acto, Expediente
from mesa.lib.candados import poner, quitar
from tests.candados import CANDADOS
from tests.fabricas import AHORA, un_borrador, un_expediente

UN_DIA = timedelta(days=1)


def una_mesa_cerrada() -> list[Expediente]:
    """Three filings over two days, with receipts, both days closed and sealed; and a draft."""
    expedientes = [
        un_expediente(atendido=True, recibos=True, anexos=1),
        un_expediente(rechazado=True, recibos=True),
        un_expediente(recibido=True, recibos=True, ahora=AHORA + UN_DIA),
    ]
    un_borrador()
    cerrar()
    return expedientes


def cerrar() -> None:
    """Close and seal every day that is over."""
    for dia in flujo.cerrar_dias(ahora=timezone.now()):
        flujo.sellar_cierre.func(dia.isoformat())


def hallazgos(*guardados: Path) -> list[str]:
    """What an audit of today tells; `guardados` are receipts and proofs that somebody kept."""
    return list(auditar(ahora=timezone.now(), guardados_fuera=guardados))


@contextmanager
def como_propietario() -> Iterator[None]:
    """Write into the database as who owns it can: neither triggers nor foreign keys hold. Needs a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            quitar(CANDADOS)
        yield
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")
        else:
            poner(CANDADOS)


def hallazgos_tras(accion: Callable[[], object]) -> list[str]:
    """What an audit tells after the database's owner did something, which is undone afterwards."""
    with transaction.atomic():
        with como_propietario():
            accion()
        encontrado = hallazgos()
        transaction.set_rollback(True)
    return encontrado


def cambiar(fila: Any, **columnas: Any) -> None:
    """Write into the columns of a row as the database's owner."""
    with como_propietario():
        type(fila)._default_manager.filter(pk=fila.pk).update(**columnas)


def acto(indice: int) -> Acto:
    return Acto.objects.get(indice=indice)


def ruta(sha256: str) -> Path:
    """The file of the archive, made writable, as the disk's owner can."""
    camino = archivo().ruta(sha256)
    camino.chmod(0o600)
    return camino
