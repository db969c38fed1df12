"""Damaged vouchers by the hundred; `python -m tools.fuzz_comprobantes` reads 10,000."""

from tools.fuzz_comprobantes import correr


def test_400_damaged_vouchers_each_get_an_answer_and_none_lies() -> None:
    cuenta = correr(cuantos=400, semilla=2026)

    assert cuenta.faltas == []
    assert sum(cuenta.estados.values()) == 400
    assert cuenta.mas_lento < 20
