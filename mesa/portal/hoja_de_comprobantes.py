"""Filed vouchers as rows of a spreadsheet, with what who pays them needs to know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.comprobantes.comprobante import Comprobante, Impuesto
from mesa.comprobantes.tipos import nombre_de
from mesa.consulta_sunat.validez import Validez
from mesa.inspeccion.hallazgos import Gravedad
from mesa.lib.hojas_de_calculo import Columna, Fila, Tipo, Valor
from mesa.portal.marcas_de_comprobante import marca_de_constancia, marca_de_firma
from mesa.ventanilla.periodo import Presentado

_IGV = "1000"
_TITULOS: tuple[tuple[str | Promise, Tipo, int], ...] = (
    (_("Expediente"), Tipo.TEXTO, 14),
    (_("Presentado"), Tipo.INSTANTE, 19),
    (_("Ingreso"), Tipo.FECHA, 12),
    (_("Estado"), Tipo.TEXTO, 14),
    (_("Sede"), Tipo.TEXTO, 20),
    (_("Dependencia"), Tipo.TEXTO, 26),
    (_("RUC"), Tipo.TEXTO, 13),
    (_("Razón social"), Tipo.TEXTO, 36),
    (_("Tipo"), Tipo.TEXTO, 18),
    (_("Serie y número"), Tipo.TEXTO, 18),
    (_("Emisión"), Tipo.FECHA, 12),
    (_("Vencimiento"), Tipo.FECHA, 12),
    (_("Moneda"), Tipo.TEXTO, 8),
    (_("Valor de venta"), Tipo.IMPORTE, 15),
    (_("Base del IGV"), Tipo.IMPORTE, 15),
    (_("IGV"), Tipo.IMPORTE, 14),
    (_("Total"), Tipo.IMPORTE, 15),
    (_("Detracción (%)"), Tipo.IMPORTE, 13),
    (_("Detracción"), Tipo.IMPORTE, 14),
    (_("Retención"), Tipo.IMPORTE, 14),
    (_("Orden"), Tipo.TEXTO, 16),
    (_("Modifica a"), Tipo.TEXTO, 18),
    (_("Constancia (CDR)"), Tipo.TEXTO, 30),
    (_("Firma"), Tipo.TEXTO, 26),
    (_("SUNAT en línea"), Tipo.TEXTO, 30),
    (_("Reparos"), Tipo.TEXTO, 50),
    (_("Último día para objetar"), Tipo.FECHA, 20),
)


@dataclass(frozen=True, slots=True)
class _Importes:
    """The sums of a voucher that a payer adds up, None where it states none."""

    valor: Decimal | None = None
    base: Decimal | None = None
    igv: Decimal | None = None
    tasa: Decimal | None = None
    detraccion: Decimal | None = None
    retencion: Decimal | None = None


def columnas() -> tuple[Columna, ...]:
    """Return the columns, titled in the reader's language."""
    return tuple(Columna(str(titulo), tipo, ancho) for titulo, tipo, ancho in _TITULOS)


def filas(presentados: Iterable[Presentado], *, idioma: str) -> Iterator[Fila]:
    """Yield a row for each voucher, in one language whatever else its thread is doing."""
    for uno in presentados:
        with translation.override(idioma):
            fila = _fila(uno)
        yield fila


def _fila(uno: Presentado) -> Fila:
    return (*_del_expediente(uno), *_del_comprobante(uno), *_de_la_revision(uno), uno.fila.conformidad_hasta)


def _del_expediente(uno: Presentado) -> tuple[Valor, ...]:
    expediente = uno.fila.expediente
    return (
        expediente.numero,
        expediente.presentado_en,
        expediente.fecha_de_ingreso,
        expediente.get_estado_display(),
        str(expediente.sede or ""),
        str(expediente.dependencia or ""),
    )


def _del_comprobante(uno: Presentado) -> tuple[Valor, ...]:
    fila, comprobante = uno.fila, uno.leido.comprobante if uno.leido else None
    importes = _importes(comprobante) if comprobante else _Importes()
    return (
        fila.ruc,
        fila.emisor_nombre,
        nombre_de(fila.tipo or None),
        comprobante.identificador if comprobante else f"{fila.serie}-{fila.numero}",
        fila.emision,
        comprobante.vencimiento if comprobante else None,
        fila.moneda,
        importes.valor,
        importes.base,
        importes.igv,
        comprobante.totales.total if comprobante else fila.total,
        importes.tasa,
        importes.detraccion,
        importes.retencion,
        fila.orden_de_compra,
        ", ".join(una.identificador for una in comprobante.modifica) if comprobante else "",
    )


def _importes(comprobante: Comprobante) -> _Importes:
    igv = next((uno for uno in comprobante.impuestos if uno.codigo == _IGV), Impuesto(codigo=_IGV))
    detraccion, retencion = comprobante.detraccion, comprobante.retencion
    return _Importes(
        valor=comprobante.totales.valor_de_venta,
        base=igv.base,
        igv=igv.monto,
        tasa=detraccion.tasa if detraccion else None,
        detraccion=detraccion.monto if detraccion else None,
        retencion=retencion.monto if retencion else None,
    )


def _de_la_revision(uno: Presentado) -> tuple[Valor, ...]:
    constancia = marca_de_constancia({h.codigo for h in uno.hallazgos}, hay=uno.con_cdr, se_exige=False)
    return (
        str(constancia.titulo) if constancia else "",
        str(marca_de_firma(uno.leido.firma).titulo) if uno.leido else uno.fila.estado_firma,
        Validez.de_json(uno.fila.validez).en_palabras if uno.fila.validez else str(_("No se consultó")),
        " · ".join(h.mensaje for h in uno.hallazgos if h.gravedad is not Gravedad.INFO),
    )
