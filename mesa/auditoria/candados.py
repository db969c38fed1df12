"""Whether the database still refuses to change and delete what was filed."""

from collections.abc import Iterator

from mesa.expedientes import candados as expedientes
from mesa.lib.candados import faltan
from mesa.registro import candados as registro

REFUSED = {"UPDATE": "cambiar", "DELETE": "borrar", "TRUNCATE": "vaciar"}


def auditar() -> Iterator[str]:
    """Yield each lock that is missing or was changed."""
    for uno in faltan((*expedientes.CANDADOS, *registro.CANDADOS)):
        yield (
            f"La base de datos ya no impide {REFUSED[uno.evento]} {uno.tabla}: alguien quitó el candado {uno.nombre}. "
            "«mesa preparar» lo repone."
        )
