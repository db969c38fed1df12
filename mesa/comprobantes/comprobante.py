"""What a voucher says: facts as read from its XML, judged nowhere here.

Amounts are Decimal, in the voucher's currency, as written; a fact that cannot be read is None or "".
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mesa.comprobantes import tipos


class Clave(NamedTuple):
    """What tells one voucher from every other: the issuer's RUC, kind, series, and number as an integer."""

    ruc: str
    tipo: str
    serie: str
    numero: int

    def __str__(self) -> str:
        return f"{self.ruc}-{self.tipo}-{self.serie}-{self.numero}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parte:
    """Who issues or receives: `documento` is the kind of identity document (catálogo 06: 6 RUC, 1 DNI…)."""

    documento: str = ""
    numero: str = ""
    nombre: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impuesto:
    """A tax of the whole voucher (catálogo 05: 1000 IGV, 1016 IVAP, 2000 ISC, 7152 ICBPER, 9996 free of charge…)."""

    codigo: str
    nombre: str = ""
    base: Decimal | None = None
    monto: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totales:
    """The sums at the foot: sale value without tax, price with it, and what was added or taken off, down to `total`."""

    valor_de_venta: Decimal | None = None
    impuestos: Decimal | None = None
    precio_de_venta: Decimal | None = None
    descuentos: Decimal | None = None
    cargos: Decimal | None = None
    anticipos: Decimal | None = None
    redondeo: Decimal | None = None
    total: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detalle:
    """The lines summed up: those paid for, those given free, their taxes, and the rates (per cent) of IGV they name.

    `completo`: every line stated its value. `global_a_la_base`: charges less discounts on the whole voucher that change
    its sale value.
    """

    lineas: int = 0
    valor: Decimal = Decimal(0)
    valor_gratuito: Decimal = Decimal(0)
    tasas_de_igv: tuple[Decimal, ...] = ()
    completo: bool = True
    global_a_la_base: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuota:
    """One instalment of a sale on credit."""

    nombre: str
    monto: Decimal | None = None
    vence: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pago:
    """How it is to be paid: «contado» or «credito», what is owed, and the instalments."""

    forma: str
    pendiente: Decimal | None = None
    cuotas: tuple[Cuota, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Detraccion:
    """What the payer deposits in the supplier's account of the Banco de la Nación (`bien`: catálogo 54)."""

    bien: str = ""
    tasa: Decimal | None = None
    monto: Decimal | None = None
    cuenta: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen:
    """A withholding: of a certificate (20, 40), a sale with perception, or a receipt for fees (fourth category)."""

    codigo: str = ""
    tasa: Decimal | None = None
    base: Decimal | None = None
    monto: Decimal | None = None
    total: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referencia:
    """Another document that the voucher names, as written: its kind (catálogo 01 or 12) may be unsaid."""

    tipo: str = ""
    identificador: str = ""
    emision: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comprobante:
    """A voucher. `identificador` is as written («F001-00000001»); `ilegibles` names the facts that could not be read.

    `operacion`: kind of sale (catálogo 51). `modifica`: what a note changes. `motivo`: why, in its issuer's words.
    `adjuntos_referidos`: despatch guides and other documents it names. `anticipos_de`: the vouchers paid in advance.
    """

    tipo: str | None
    identificador: str = ""
    serie: str | None = None
    numero: int | None = None
    emision: date | None = None
    vencimiento: date | None = None
    emisor: Parte = Parte()
    receptor: Parte = Parte()
    moneda: str | None = None
    operacion: str = ""
    totales: Totales = Totales()
    impuestos: tuple[Impuesto, ...] = ()
    detalle: Detalle = Detalle()
    pago: Pago | None = None
    detraccion: Detraccion | None = None
    percepcion: Regimen | None = None
    retencion: Regimen | None = None
    orden_de_compra: str = ""
    modifica: tuple[Referencia, ...] = ()
    motivo: str = ""
    adjuntos_referidos: tuple[Referencia, ...] = ()
    anticipos_de: tuple[Referencia, ...] = ()
    version: str = ""
    ilegibles: tuple[str, ...] = ()

    @property
    def clave(self) -> Clave | None:
        """Return what identifies it, or None when a part of that could not be read."""
        if not (self.emisor.numero and self.tipo and self.serie) or self.numero is None:
            return None
        return Clave(self.emisor.numero, self.tipo, self.serie, self.numero)

    @property
    def nombre_de_tipo(self) -> str:
        return tipos.nombre_de(self.tipo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumen:
    """A daily communication to SUNAT (RC summary, RA voidings, RR reversals): no voucher, and nothing to be paid."""

    clase: str
    identificador: str = ""
    emision: date | None = None
    emisor: Parte = Parte()
    referidos: tuple[Referencia, ...] = ()
