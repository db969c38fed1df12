"""Let every control speak about a voucher as it is filed."""

from collections.abc import Callable, Iterator

from mesa.comprobantes.caso import Caso
from mesa.comprobantes.controles import (
    constancia,
    credito,
    duplicado,
    emisor,
    fechas,
    firma,
    honorarios,
    importes,
    lectura,
    notas,
    orden,
    receptor,
    representacion,
    series,
)
from mesa.comprobantes.reparos import Reparo

Control = Callable[[Caso], Iterator[Reparo]]

# In the order a person should read them. A new control is one file and one name here.
CONTROLES: tuple[Control, ...] = (
    lectura.control,
    duplicado.control,
    receptor.control,
    emisor.control,
    firma.control,
    constancia.control,
    representacion.control,
    fechas.control,
    orden.control,
    notas.control,
    honorarios.control,
    importes.control,
    credito.control,
    series.control,
)


def revisar(caso: Caso) -> tuple[Reparo, ...]:
    """Return what accounts payable would object to, and what it should know."""
    return tuple(dicho for control in CONTROLES for dicho in control(caso))
