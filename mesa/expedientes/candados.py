"""What the database refuses to change or delete of the record."""

from typing import Any

from mesa.expedientes.models import Acto, Comprobante, Documento, Expediente, Recibo
from mesa.lib.candados import Candado, cerrados, no_se_borran, poner

_EXPEDIENTE = Expediente._meta.db_table  # noqa: SLF001 – Django's documented interface
_DOCUMENTO = Documento._meta.db_table  # noqa: SLF001

CANDADOS: tuple[Candado, ...] = (
    *cerrados(Acto._meta.db_table, "Los actos no se cambian ni se borran."),  # noqa: SLF001
    *cerrados(
        Recibo._meta.db_table,  # noqa: SLF001
        "Los recibos no se cambian ni se borran.",
        columnas=("expediente_id", "acto_id", "clase", "sha256", "bytes", "emitido_en", "sin_tiempo"),
    ),
    *cerrados(
        Comprobante._meta.db_table,  # noqa: SLF001
        "Los comprobantes presentados no se cambian ni se borran.",
        columnas=(
            *("documento_id", "expediente_id", "clave", "ruc", "tipo", "serie", "numero", "emision", "moneda", "total"),
            *("receptor_ruc", "orden_de_compra", "presentado_en", "conformidad_hasta"),
        ),
        cuando="OLD.presentado_en IS NOT NULL",
    ),
    *no_se_borran(_EXPEDIENTE, "Un expediente presentado no se borra.", cuando="OLD.numero IS NOT NULL"),
    *no_se_borran(
        _DOCUMENTO,
        "Los archivos de un expediente presentado no se borran.",
        cuando=f"EXISTS (SELECT 1 FROM {_EXPEDIENTE} e WHERE e.id = OLD.expediente_id AND e.numero IS NOT NULL)",  # noqa: S608 – names of our own tables
    ),
)


def poner_candados(**_kwargs: Any) -> None:
    """Put the locks in place, after every `migrate`."""
    poner(CANDADOS)
