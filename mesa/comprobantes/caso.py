"""A voucher as it is filed: the facts that controls read, and what the institution asks of vouchers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from mesa.comprobantes.comprobante import Clave, Comprobante
from mesa.comprobantes.leido import Leido
from mesa.comprobantes.nombres import SIN_NOMBRE, Nombre


class Registro(Protocol):
    """What this desk knows of vouchers filed before."""

    def expediente_de(self, clave: Clave) -> str | None:
        """Return the number of the expediente in which a voucher was filed, or None.

        "" when another account filed it: its number is not for whoever asks.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliticaDeComprobantes:
    """What one institution asks. Amounts in soles.

    `exige_cdr`, `exige_pdf`, `exige_orden`: whether their lack refuses, or only warns. `patron_de_orden`: a regular
    expression that its order numbers match whole, "" for any. `antiguedad_maxima`: days since the issue, None for any.
    `tolerancia`: by how much figures may miss each other for having been rounded (SUNAT itself allows 1).
    """

    exige_cdr: bool = False
    exige_pdf: bool = False
    exige_orden: bool = False
    pide_orden: bool = True
    patron_de_orden: str = ""
    antiguedad_maxima: int | None = 365
    tolerancia: Decimal = Decimal(1)
    umbral_de_honorarios: Decimal = Decimal(1500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caso:
    """One voucher and what comes with it.

    `cuenta`: the RUC of the account that files, a person's DNI, "" when it has neither. `hoy`: the day in Lima.
    `orden`: the order number written in the form. `con_suspension`: the certificate of suspension of withholdings is
    among the files. `repetido`: the same voucher stands in this filing before.
    """

    leido: Leido
    institucion: str
    hoy: date
    registro: Registro
    politica: PoliticaDeComprobantes = PoliticaDeComprobantes()
    nombre: Nombre = SIN_NOMBRE
    cdr: Leido | None = None
    con_pdf: bool = False
    con_suspension: bool = False
    repetido: bool = False
    cuenta: str = ""
    orden: str = ""

    @property
    def comprobante(self) -> Comprobante | None:
        return self.leido.comprobante


def rotulo(comprobante: Comprobante) -> str:
    """Return a voucher in words: «Factura F001-12»."""
    return f"{comprobante.nombre_de_tipo} {comprobante.identificador or '(sin número)'}"
