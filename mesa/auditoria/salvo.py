"""Who owns the database may have written anything into it: what cannot be read is a finding, not the end."""

from collections.abc import Iterator

from django.db import DatabaseError


def a_salvo(que: str, hallazgos: Iterator[str]) -> Iterator[str]:
    """Yield the findings, and one more when they cannot go on. A database that does not answer still raises."""
    try:
        yield from hallazgos
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 – a garbled row raises whatever its reader trips over
        yield f"No se pudo terminar de revisar {que}: hay algo que no se puede leer ({type(error).__name__}: {error})."
