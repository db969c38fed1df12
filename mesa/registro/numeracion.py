"""The number AAAA-NNNNNNN and the clave. A number is given inside the filing transaction, so none is ever lost."""

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from mesa.registro.models import Serie

LIMA = ZoneInfo("America/Lima")
# Letters and digits that nobody confuses when reading aloud or copying by hand: no 0 O 1 I L U.
ALFABETO = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LARGO_DE_CLAVE = 12


def siguiente_numero(*, ahora: datetime) -> str:
    """Take the next number of the year in which `ahora` falls in Lima. Must run in the filing transaction.

    The row stays locked until that transaction ends: the next filer waits, and a rollback gives the number back.
    """
    ejercicio = ahora.astimezone(LIMA).year
    table = connection.ops.quote_name(Serie._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        # One statement, the same on both engines: creates the year's row or adds one to it, and returns the result.
        cursor.execute(
            f"INSERT INTO {table} (ejercicio, ultimo) VALUES (%s, 1) "  # noqa: S608 – the table's own name
            f"ON CONFLICT (ejercicio) DO UPDATE SET ultimo = {table}.ultimo + 1 RETURNING ultimo",
            [ejercicio],
        )
        (ultimo,) = cursor.fetchone()
    return f"{ejercicio}-{ultimo:07d}"


def nueva_clave() -> str:
    """Return 12 random characters, about 59 bits; the page that takes them is rate-limited."""
    return "".join(secrets.choice(ALFABETO) for _ in range(LARGO_DE_CLAVE))
