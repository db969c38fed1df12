"""Locks on tables: triggers by which the database itself refuses to change or delete rows, on both engines.

They stand after every `migrate` (see `poner`), not in a migration: SQLite forgets a table's triggers when a later
migration rebuilds it. They hold against mistakes and against whoever has only the application's road to the rows; who
owns the database can lift them, and then `mesa auditar` tells what was done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db import connection, transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Candado:
    """A lock: what is refused on which table, the sentence that says so, and the condition (SQL on OLD and NEW)."""

    tabla: str
    evento: Literal["UPDATE", "DELETE", "TRUNCATE"]
    frase: str
    cuando: str = "TRUE"

    @property
    def nombre(self) -> str:
        return f"candado_{self.tabla}_{self.evento.lower()}"


def cerrados(tabla: str, frase: str, *, columnas: Iterable[str] = (), cuando: str = "") -> list[Candado]:
    """Return the locks of a table whose rows neither change nor go; with `columnas`, only those must not change.

    `cuando` (SQL on OLD) says of which rows; empty: of all.
    """
    cambian = " OR ".join(f"OLD.{columna} IS DISTINCT FROM NEW.{columna}" for columna in columnas) or "TRUE"
    cambio = f"{cuando} AND ({cambian})" if cuando else cambian
    return [
        Candado(tabla=tabla, evento="UPDATE", frase=frase, cuando=cambio),
        *no_se_borran(tabla, frase, cuando=cuando or "TRUE"),
    ]


def no_se_borran(tabla: str, frase: str, *, cuando: str = "TRUE") -> list[Candado]:
    """Return the locks of a table whose rows may change but, under a condition, not go."""
    return [
        Candado(tabla=tabla, evento="DELETE", frase=frase, cuando=cuando),
        Candado(tabla=tabla, evento="TRUNCATE", frase=frase),
    ]


def poner(candados: Iterable[Candado]) -> None:
    """Put in place the locks that are missing or say something else; those of tables that do not exist are left."""
    tablas = set(connection.introspection.table_names())
    for candado in [uno for uno in faltan(candados) if uno.tabla in tablas]:
        with transaction.atomic(), connection.cursor() as cursor:
            for orden in (*_quitar(candado), *_poner(candado)):
                cursor.execute(orden)


def quitar(candados: Iterable[Candado]) -> None:
    """Lift the locks, for a restore or a repair that somebody answers for."""
    with transaction.atomic(), connection.cursor() as cursor:
        for candado in candados:
            for orden in _quitar(candado):
                cursor.execute(orden)


def faltan(candados: Iterable[Candado]) -> list[Candado]:
    """Return the locks that the database does not hold as they are written here."""
    puestos = _puestos()
    return [uno for uno in candados if _aplica(uno) and puestos.get(uno.nombre) != _texto(uno)]


def _aplica(candado: Candado) -> bool:
    return _en_postgres() or candado.evento != "TRUNCATE"


def _en_postgres() -> bool:
    return connection.vendor == "postgresql"


def _puestos() -> dict[str, str]:
    consulta = (
        "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled IN ('O', 'A')"
        if _en_postgres()
        else "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(consulta)
        return {str(nombre): str(texto) for nombre, texto in cursor.fetchall()}


def _texto(candado: Candado) -> str:
    """What the catalogue holds of a lock: the function's body, or the trigger itself."""
    if _en_postgres():
        return (
            f"BEGIN IF {candado.cuando} THEN RAISE EXCEPTION USING MESSAGE = '{candado.frase}', ERRCODE = '23000'; "
            "END IF; RETURN COALESCE(NEW, OLD); END"
        )
    return (
        f"CREATE TRIGGER {candado.nombre} BEFORE {candado.evento} ON {candado.tabla} WHEN {candado.cuando} "
        f"BEGIN SELECT RAISE(ABORT, '{candado.frase}'); END"
    )


def _poner(candado: Candado) -> list[str]:
    if not _en_postgres():
        return [_texto(candado)]
    nombre, cada = candado.nombre, "STATEMENT" if candado.evento == "TRUNCATE" else "ROW"
    cuando = f"BEFORE {candado.evento} ON {candado.tabla} FOR EACH {cada}"
    return [
        f"CREATE FUNCTION {nombre}() RETURNS trigger LANGUAGE plpgsql AS $candado${_texto(candado)}$candado$",
        f"CREATE TRIGGER {nombre} {cuando} EXECUTE FUNCTION {nombre}()",
    ]


def _quitar(candado: Candado) -> list[str]:
    if not _en_postgres():
        return [f"DROP TRIGGER IF EXISTS {candado.nombre}"]
    # The trigger goes with its function.
    return [f"DROP FUNCTION IF EXISTS {candado.nombre}() CASCADE"]
