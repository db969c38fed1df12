"""From a voucher of an expediente to its card: what stands in the record, in the words that pages show."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from mesa.expedientes.models import Documento
from mesa.portal.montos import monto
from mesa.portal.tarjeta_de_comprobante import Pieza, TarjetaEnPalabras, tarjeta_en_palabras
from mesa.ventanilla.completar import importes
from mesa.ventanilla.tarjeta import Tarjeta


def en_palabras(tarjeta: Tarjeta) -> TarjetaEnPalabras:
    """Return a voucher as its card, with the files that came with it and those that are due and did not."""
    return tarjeta_en_palabras(
        tarjeta.leido,
        id=str(tarjeta.documento.pk),
        dichos=tarjeta.hallazgos,
        con_cdr=tarjeta.cdr is not None,
        orden=tarjeta.orden,
        pide_orden=tarjeta.pide_orden,
        se_revisa=tarjeta.se_revisa,
        piezas=tuple(_piezas(tarjeta)),
    )


def total_de(tarjetas: Sequence[Tarjeta]) -> str:
    """Return what some vouchers come to, a sum for each currency."""
    return " + ".join(monto(suma, moneda) for moneda, suma in importes(tarjetas).items())


def _piezas(tarjeta: Tarjeta) -> Iterator[Pieza]:
    yield _pieza("xml", "XML", tarjeta.documento)
    if tarjeta.pdf or tarjeta.se_revisa:
        yield _pieza("pdf", _("Representación impresa (PDF)"), tarjeta.pdf)
    if tarjeta.cdr or any(uno.codigo == "cdr.falta" for uno in tarjeta.hallazgos):
        yield _pieza("cdr", _("Constancia (CDR)"), tarjeta.cdr)
    for entregable in tarjeta.entregables:
        yield _pieza("entregable", _("Acompaña"), entregable)


def _pieza(clase: str, que: str, documento: Documento | None) -> Pieza:
    return Pieza(clase, que, documento.nombre, str(documento.pk)) if documento else Pieza(clase, que)
