"""Vouchers as they are filed, and a desk that knows of some."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mesa.comprobantes.caso import Caso
from mesa.comprobantes.comprobante import Clave
from mesa.comprobantes.leer import leer
from mesa.comprobantes.reparos import Reparo
from mesa.comprobantes.revisar import revisar
from tests.archivos.hacer_comprobantes import RECEPTOR, un_cdr, una_venta

HOY = date(2026, 7, 1)


@dataclass(frozen=True, slots=True)
class Presentados:
    """What was filed before, by its key."""

    por_clave: dict[Clave, str] = field(default_factory=dict)

    def expediente_de(self, clave: Clave) -> str | None:
        return self.por_clave.get(clave)


def un_caso(xml: str | None = None, *, cdr: str | None = None, **cambios: Any) -> Caso:
    """Return a voucher filed with all that goes with it, unless a test says otherwise."""
    caso = Caso(
        leido=leer((una_venta() if xml is None else xml).encode()),
        institucion=RECEPTOR,
        hoy=HOY,
        registro=Presentados(),
        cdr=leer((un_cdr() if cdr is None else cdr).encode()),
        con_pdf=True,
        orden="4500012345",
    )
    return replace(caso, **cambios)


def codigos(caso: Caso, *, de: str = "") -> list[str]:
    """Return the codes of what is objected to; with `de`, only those that begin so."""
    return [uno.codigo for uno in revisar(caso) if uno.codigo.startswith(de)]


def el(codigo: str, caso: Caso) -> Reparo:
    """Return the one objection with a code."""
    (hallado,) = (uno for uno in revisar(caso) if uno.codigo == codigo)
    return hallado
