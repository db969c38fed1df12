from mesa.lib.limite import excede


def test_the_last_allowed_try_passes_and_the_next_does_not() -> None:
    tries = [excede(accion="adivinar", quien="190.0.0.1", maximo=2, segundos=60) for _ in range(3)]

    assert tries == [False, False, True]


def test_each_address_counts_for_itself() -> None:
    excede(accion="adivinar", quien="190.0.0.1", maximo=1, segundos=60)

    assert not excede(accion="adivinar", quien="190.0.0.2", maximo=1, segundos=60)
