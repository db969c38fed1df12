from datetime import UTC, datetime
from uuid import UUID

import pytest

from mesa.lib.paginas import Orden, cursor_de, leer_cursor

MOMENTO = datetime(2026, 6, 26, 15, 24, 0, 123456, tzinfo=UTC)
ID = UUID("6f1c0f6e-9d0c-4f0e-8f7e-3a5b1c2d4e5f")


class Fila:
    presentado_en = MOMENTO
    pk = ID


def test_cursor_comes_back_to_the_microsecond() -> None:
    assert leer_cursor(cursor_de(Fila(), Orden("presentado_en"))) == (MOMENTO, ID)


@pytest.mark.parametrize(
    "cursor", ["", "x", "ñ", "a" * 5000, "MjAyNi0wNi0yNnw", "MjAyNi0wNi0yNlQwMDowMDowMHw2ZjFjMGY2ZQ"]
)
def test_cursor_that_is_none_of_ours_is_no_place(cursor: str) -> None:
    assert leer_cursor(cursor) is None


def test_cursor_without_zone_is_no_place() -> None:
    class SinZona(Fila):
        presentado_en = MOMENTO.replace(tzinfo=None)

    assert leer_cursor(cursor_de(SinZona(), Orden("presentado_en"))) is None
