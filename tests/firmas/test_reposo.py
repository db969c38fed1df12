import pytest

from mesa.firmas.reposo import ConReposo
from mesa.firmas.tiempo import SinSelloDeTiempo


class Caprichosa:
    """An authority that stamps while `viva`; counts who asks."""

    def __init__(self) -> None:
        self.viva, self.preguntas = True, 0

    def sellar(self, resumen: bytes) -> bytes:
        self.preguntas += 1
        if not self.viva:
            raise SinSelloDeTiempo("caída")
        return b"token de " + resumen


def test_an_authority_that_failed_is_left_alone_for_a_while() -> None:
    autoridad, ahora = Caprichosa(), [0.0]
    prudente = ConReposo(autoridad, reposo=30, reloj=lambda: ahora[0])
    autoridad.viva = False
    with pytest.raises(SinSelloDeTiempo, match=r"^caída$"):
        prudente.sellar(b"uno")

    ahora[0] = 29.9
    with pytest.raises(SinSelloDeTiempo, match="a moment ago: caída"):
        prudente.sellar(b"dos")

    assert autoridad.preguntas == 1


def test_it_is_asked_again_afterwards() -> None:
    autoridad, ahora = Caprichosa(), [0.0]
    prudente = ConReposo(autoridad, reposo=30, reloj=lambda: ahora[0])
    autoridad.viva = False
    with pytest.raises(SinSelloDeTiempo):
        prudente.sellar(b"uno")

    ahora[0], autoridad.viva = 30.0, True

    assert prudente.sellar(b"dos") == b"token de dos"
    assert prudente.sellar(b"tres") == b"token de tres"
