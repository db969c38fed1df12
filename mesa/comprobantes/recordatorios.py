"""Which reminders of a voucher's term are due at an instant; pure, and safe to ask again and again."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mesa.comprobantes.plazo_de_conformidad import Plazo


@dataclass(frozen=True, slots=True, kw_only=True)
class Recordatorio:
    """A reminder to send. `llave` names it for ever: who sends it keeps the key and it is never due again.

    `comprobante` is what the caller calls the voucher; `dias_antes` which of the rule's reminders it is.
    """

    llave: str
    comprobante: str
    dias_antes: int
    ultimo_dia: date


def recordatorios_debidos(
    plazos: Mapping[str, Plazo], *, enviados: Container[str], momento: datetime
) -> tuple[Recordatorio, ...]:
    """Return the reminders due at `momento` (aware), the most pressing first.

    `plazos`: of vouchers that nobody answered yet, by the name the caller gives them. `enviados`: keys of those sent.
    A voucher has one at most: after a pause the latest takes the place of those that were missed, and when the term is
    over there is nothing left to remind of. Raises ValueError for a datetime without zone.
    """
    debidos = (_debido(comprobante, plazo, momento) for comprobante, plazo in plazos.items())
    pendientes = [uno for uno in debidos if uno and uno.llave not in enviados]
    return tuple(sorted(pendientes, key=lambda uno: (uno.ultimo_dia, uno.comprobante)))


def _debido(comprobante: str, plazo: Plazo, momento: datetime) -> Recordatorio | None:
    ahora = plazo.regla.en_su_zona(momento)
    llegados = [n for n in plazo.regla.recordar if _cuando(plazo, n) <= ahora]
    if not llegados or ahora >= plazo.vence:
        return None
    dias_antes = min(llegados)
    return Recordatorio(
        llave=f"conformidad:{comprobante}:{plazo.ultimo_dia.isoformat()}:{dias_antes}",
        comprobante=comprobante,
        dias_antes=dias_antes,
        ultimo_dia=plazo.ultimo_dia,
    )


def _cuando(plazo: Plazo, dias_antes: int) -> datetime:
    return plazo.regla.a_las(plazo.ultimo_dia - timedelta(days=dias_antes), plazo.regla.recordar_desde)
