"""A voucher of an expediente as page, desk and API show it: what it says, what comes with it, what is objected to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mesa.comprobantes.comprobante import Comprobante as Facts
from mesa.comprobantes.leido import Leido
from mesa.comprobantes.publicado import publicado
from mesa.expedientes.models import Comprobante, Documento
from mesa.inspeccion.hallazgos import Gravedad, Hallazgo


@dataclass(frozen=True, slots=True, kw_only=True)
class Tarjeta:
    """One voucher with its files. `hallazgos` in the order in which a person should read them.

    `orden`: the order number that counts, the filer's before the XML's. `se_revisa`: whether what it is filed as takes
    vouchers for payment; a voucher enclosed in a letter is shown and not objected to.
    """

    documento: Documento
    fila: Comprobante
    leido: Leido
    comprobante: Facts
    orden: str
    pide_orden: bool
    se_revisa: bool
    cdr: Documento | None = None
    pdf: Documento | None = None
    entregables: tuple[Documento, ...] = ()
    hallazgos: tuple[Hallazgo, ...] = ()

    @property
    def errores(self) -> tuple[Hallazgo, ...]:
        return tuple(uno for uno in self.hallazgos if uno.gravedad is Gravedad.ERROR)

    @property
    def veredicto(self) -> str:
        """conforme, con_avisos or rechazado, as of a file."""
        gravedades = {uno.gravedad for uno in self.hallazgos}
        if Gravedad.ERROR in gravedades:
            return "rechazado"
        return "con_avisos" if Gravedad.AVISO in gravedades else "conforme"

    @property
    def publicado(self) -> dict[str, Any]:
        return publicado(self.leido) or {}

    @property
    def documentos(self) -> tuple[Documento, ...]:
        return tuple(d for d in (self.documento, self.cdr, self.pdf, *self.entregables) if d)


def congelar(tarjetas: Sequence[Tarjeta]) -> list[dict[str, Any]]:
    """Return what an act of filing keeps of its vouchers: which files, which order, and what the filer was told."""
    return [
        {
            "documento": str(una.documento.pk),
            "clave": una.fila.clave,
            "orden_de_compra": una.orden,
            "cdr": str(una.cdr.pk) if una.cdr else None,
            "pdf": str(una.pdf.pk) if una.pdf else None,
            "entregables": [str(uno.pk) for uno in una.entregables],
            "se_revisa": una.se_revisa,
            "hallazgos": [{**uno.a_json(), "mensaje": uno.mensaje, "solucion": uno.solucion} for uno in una.hallazgos],
        }
        for una in tarjetas
    ]
