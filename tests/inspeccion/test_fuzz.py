"""Damaged files by the hundred, a new set each day would find more: `make fuzz` runs 20,000."""

from tools.fuzz import correr, fuentes
from tools.mutantes import mutantes


def test_500_damaged_files_each_get_a_verdict_and_harm_nothing() -> None:
    cuenta = correr(cuantos=500, semilla=2026)

    assert cuenta.faltas == []
    assert sum(cuenta.veredictos.values()) == 500
    assert cuenta.mas_lento < 90


def test_the_same_seed_damages_alike() -> None:
    sources = fuentes()[:20]

    first, second = ([mutante.contenido for mutante in mutantes(sources, cuantos=20, semilla=7)] for _ in range(2))

    assert first == second
