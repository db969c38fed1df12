"""docs/seguridad.md promises bounds; here they are compared with the code's own (ASVS 5.0, 5.1.1)."""

from pathlib import Path

import pytest
from pytest_django import Settings

from mesa.inspeccion.lectores import jpg
from mesa.inspeccion.politica import FORMATOS_ANEXO, FORMATOS_PRINCIPAL, VEINTE_MEGAS
from mesa.lib import zip_seguro as paquete
from mesa.lib.carcel import Limites

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "seguridad.md"


def _row(start: str) -> str:
    return next(line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {start}"))


def test_formats_are_the_ones_received() -> None:
    assert set(_row("formats of the main document").split("|")[2].split()) == FORMATOS_PRINCIPAL
    assert set(_row("formats of annexes").split("|")[2].split()) == FORMATOS_ANEXO


def test_sizes_are_the_ones_enforced(settings: Settings) -> None:
    assert f"{VEINTE_MEGAS:,} bytes" in _row("a whole expediente")
    assert f"{settings.MAX_FILES}; {settings.MAX_DRAFTS}" in _row("files an expediente")
    assert f"{jpg.PIXELES_MAXIMO:,}" in _row("pixels of an image")


def test_packages_are_bounded_as_written() -> None:
    row = _row("unpacked size")

    bounds = (paquete.BYTES_MAXIMO, paquete.ENTRADAS_MAXIMO, paquete.RAZON_MAXIMA, paquete.NIVELES_MAXIMO)
    assert "{:,} bytes; {:,}; {}; {}".format(*bounds) in row


def test_the_jail_is_bounded_as_written() -> None:
    row, bound = _row("CPU, wall time"), Limites()

    assert f"{bound.cpu} s; {bound.reloj} s; {bound.memoria:,} bytes; {bound.escritura:,} bytes" in row


@pytest.mark.parametrize(
    "line", [ln for ln in DOCUMENT.read_text(encoding="utf-8").splitlines() if ln.startswith("| 5.")]
)
def test_each_item_names_tests_that_exist(line: str) -> None:
    named = [part.strip(" `") for part in line.rsplit("|", 2)[1].split(",")]

    assert named
    assert all((DOCUMENT.parent.parent / path).exists() for path in named), named
