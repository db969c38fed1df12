"""The payer's clock, pure: until when the institution may object to a voucher, and how pressing that is.

Whoever buys on credit has eight calendar days, once, from when a factura or a recibo por honorarios electrónico was put
at their disposal; after that, silence is conformity «sin admitir prueba en contrario» (DU 013-2020, arts. 6 and 7; DS
239-2021-EF, art. 6; RS 165-2021/SUNAT, arts. 3 and 4, for vouchers issued since 17 December 2021). The objection is
made on SUNAT's platform, not at this desk, which only counts. Notes, boletas and sales paid at once have no such term.

Two things that this desk cannot see are said in words instead of guessed. What counts in law is when SUNAT put the
voucher at the buyer's disposal, at most four days after its issue and often before its filing: a voucher that is filed
late may run out earlier, at the earliest eight days after its issue. And an objection or its correction made on the
last day adds up to two days (DU 013-2020, art. 7), which is never counted on here. Non-working days count and the last
one is not moved: the reading that is safe for who pays.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mesa.lib.fechas import dia_y_mes, fecha_larga


@dataclass(frozen=True, slots=True, kw_only=True)
class ReglaDeConformidad:
    """One version of the rule. `tipos`: kinds of voucher (catálogo 01; R1 as receipts for fees name themselves).

    `dias` are calendar days from the one after the voucher was available; `por_vencer`: with how many left it presses;
    `recordar`: how many days before the last one who must answer is reminded, from the local hour `recordar_desde`.
    """

    version: str
    rige_desde: date
    tipos: frozenset[str]
    dias: int
    por_vencer: int
    recordar: tuple[int, ...]
    recordar_desde: time
    base_legal: str
    zona: str = "America/Lima"

    def en_su_zona(self, momento: datetime) -> datetime:
        """Return the instant on the rule's clock. Raises ValueError for a datetime without zone."""
        if momento.tzinfo is None:
            raise ValueError("a datetime without zone names no instant")
        return momento.astimezone(ZoneInfo(self.zona))

    def a_las(self, dia: date, hora: time) -> datetime:
        """Return the instant at which the rule's clock shows that day and hour."""
        return datetime.combine(dia, hora, ZoneInfo(self.zona))


# The newest first: a change of law is a row more.
REGLAS = (
    ReglaDeConformidad(
        version="DU-013-2020.1",
        rige_desde=date(2021, 12, 17),
        tipos=frozenset({"01", "02", "R1"}),
        dias=8,
        por_vencer=2,
        recordar=(3, 1),
        recordar_desde=time(7),
        base_legal="Decreto de Urgencia 013-2020, artículos 6 y 7",
    ),
)


class Estado(StrEnum):
    """How the term stands at an instant."""

    EN_PLAZO = "en_plazo"
    POR_VENCER = "por_vencer"
    VENCIDO = "vencido"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plazo:
    """The term of one voucher: its first and last day, and `vence`, the first instant that is too late.

    `ultimo_dia_desde_emision`: the last day if SUNAT put the voucher at the buyer's disposal on the day of its issue;
    None when that makes no difference, or the day of issue is not known.
    """

    regla: ReglaDeConformidad
    primer_dia: date
    ultimo_dia: date
    vence: datetime
    ultimo_dia_desde_emision: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situacion:
    """A term at an instant. `dias`: until its last day, 0 on that day, negative afterwards.

    `en_bandeja` is what fits in a row of a tray; `explicacion` is for the voucher's card and the reminder.
    """

    estado: Estado
    dias: int
    en_bandeja: str
    explicacion: str


def regla_de(*, tipo: str | None, emision: date | None, forma_de_pago: str | None) -> ReglaDeConformidad | None:
    """Return the rule for a voucher, or None when it has no such term.

    `forma_de_pago` is «contado», «credito», or None when the voucher does not say, which counts as credit: a term too
    many costs a look, one too few the right to object. The same for an unknown day of issue.
    """
    if forma_de_pago == "contado":
        return None
    vigentes = (r for r in REGLAS if tipo in r.tipos and (emision is None or emision >= r.rige_desde))
    return next(vigentes, None)


def plazo_de_conformidad(*, disponible: datetime, emision: date | None, regla: ReglaDeConformidad) -> Plazo:
    """Return the term of a voucher that was available to the institution at `disponible` (aware): its filing.

    Raises ValueError for a datetime without zone.
    """
    dia = regla.en_su_zona(disponible).date()
    ultimo_dia = dia + timedelta(days=regla.dias)
    return Plazo(
        regla=regla,
        primer_dia=dia + timedelta(days=1),
        ultimo_dia=ultimo_dia,
        vence=regla.a_las(ultimo_dia + timedelta(days=1), time()),
        ultimo_dia_desde_emision=emision + timedelta(days=regla.dias) if emision and emision < dia else None,
    )


def situacion(plazo: Plazo, *, momento: datetime) -> Situacion:
    """Return how a term stands at an instant (aware). Raises ValueError for a datetime without zone."""
    hoy = plazo.regla.en_su_zona(momento).date()
    dias = (plazo.ultimo_dia - hoy).days
    if dias < 0:
        vencio = f"Venció el {dia_y_mes(plazo.ultimo_dia)}"
        return Situacion(estado=Estado.VENCIDO, dias=dias, en_bandeja=vencio, explicacion=_vencido(plazo))
    estado = Estado.POR_VENCER if dias <= plazo.regla.por_vencer else Estado.EN_PLAZO
    return Situacion(estado=estado, dias=dias, en_bandeja=_quedan(dias), explicacion=_corre(plazo, hoy))


def _quedan(dias: int) -> str:
    return {0: "Vence hoy", 1: "Vence mañana"}.get(dias, f"Quedan {dias} días")


def _corre(plazo: Plazo, hoy: date) -> str:
    texto = (
        f"Hasta el {fecha_larga(plazo.ultimo_dia)} se puede dar la conformidad o la disconformidad en la plataforma de "
        f"la SUNAT. Después se presume la conformidad, sin admitir prueba en contrario ({plazo.regla.base_legal})."
    )
    return f"{texto} {_antes(plazo, hoy)}".strip()


def _vencido(plazo: Plazo) -> str:
    return (
        f"El plazo para dar la disconformidad venció el {fecha_larga(plazo.ultimo_dia)}. Si no se dio en la plataforma "
        f"de la SUNAT, se presume la conformidad, sin admitir prueba en contrario ({plazo.regla.base_legal})."
    )


def _antes(plazo: Plazo, hoy: date) -> str:
    posible = plazo.ultimo_dia_desde_emision
    if posible is None:
        return ""
    return (
        "Se cuenta desde su presentación en esta mesa. Si la SUNAT lo puso a disposición el día de su emisión, el "
        f"plazo {'venció' if posible < hoy else 'vence'} antes, el {dia_y_mes(posible)}: compruébalo en la plataforma."
    )
