"""Leave alone for a while who has just failed to stamp time: its silence must not hold up everything else."""

import time
from collections.abc import Callable

from mesa.firmas.tiempo import SelladorDeTiempo, SinSelloDeTiempo

REPOSO = 30.0


class ConReposo:
    """A stamper that after a failure is not asked again for `reposo` seconds; who asks meanwhile is told at once."""

    def __init__(
        self, sellador: SelladorDeTiempo, *, reposo: float = REPOSO, reloj: Callable[[], float] = time.monotonic
    ) -> None:
        self.sellador, self._reposo, self._reloj = sellador, reposo, reloj
        self._hasta, self._porque = float("-inf"), ""

    def sellar(self, resumen: bytes) -> bytes:
        """See SelladorDeTiempo. Raises SinSelloDeTiempo."""
        if self._reloj() < self._hasta:
            raise SinSelloDeTiempo(f"not asked, for it failed a moment ago: {self._porque}")
        try:
            return self.sellador.sellar(resumen)
        except SinSelloDeTiempo as error:
            self._hasta, self._porque = self._reloj() + self._reposo, str(error)
            raise
