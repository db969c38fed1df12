import io
from pathlib import Path

import pytest

from mesa.lib.tramo import abrir_tramo, copiar_inicio


def test_a_tramo_ends_where_it_is_told_and_closes_the_file() -> None:
    archivo = io.BytesIO(b"firmado; agregado")

    with abrir_tramo(archivo, largo=7) as tramo:
        assert (tramo.read(4), tramo.read(), tramo.read()) == (b"firm", b"ado", b"")

    assert archivo.closed


def test_a_tramo_of_a_shorter_file_is_the_whole_file() -> None:
    with abrir_tramo(io.BytesIO(b"corto"), largo=100) as tramo:
        assert tramo.read() == b"corto"


def test_copiar_inicio_writes_the_first_bytes_and_no_more(tmp_path: Path) -> None:
    origen, destino = tmp_path / "origen", tmp_path / "destino"
    origen.write_bytes(b"a" * 3_000_000)

    copiar_inicio(origen, destino, largo=2_500_001)

    assert destino.stat().st_size == 2_500_001


def test_copiar_inicio_of_a_file_that_is_gone_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        copiar_inicio(tmp_path / "nada", tmp_path / "destino", largo=1)

    assert list(tmp_path.iterdir()) == []
