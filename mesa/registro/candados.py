"""What the database refuses to change or delete of the daily closings."""

from typing import Any

from mesa.lib.candados import Candado, no_se_borran, poner
from mesa.registro.models import CierreDiario

_TABLA = CierreDiario._meta.db_table  # noqa: SLF001 – Django's documented interface
_FRASE = "Los cierres del registro no se cambian ni se borran."
_FIJAS = ("dia", "desde", "hasta", "contenido")

CANDADOS: tuple[Candado, ...] = (
    Candado(
        tabla=_TABLA,
        evento="UPDATE",
        frase=_FRASE,
        # The signature comes after the row, once.
        cuando=" OR ".join(f"OLD.{columna} IS DISTINCT FROM NEW.{columna}" for columna in _FIJAS)
        + " OR (length(OLD.firma) > 0 AND OLD.firma IS DISTINCT FROM NEW.firma)",
    ),
    *no_se_borran(_TABLA, _FRASE),
)


def poner_candados(**_kwargs: Any) -> None:
    """Put the locks in place, after every `migrate`."""
    poner(CANDADOS)
