"""What is said of a voucher's figures. All of it warns and nothing refuses: arithmetic has honest exceptions."""

from mesa.lib.texto import Gravedad, Texto, gettext_noop

_SOLUCION = gettext_noop(
    "Revísalo antes de presentar: es lo primero que mira Contabilidad. Si está mal, anúlalo con una nota de crédito y "
    "emite otro; si está bien, puedes seguir."
)

IMPORTES: dict[str, Texto] = {
    "importes.igv_no_cuadra": Texto(
        Gravedad.AVISO,
        gettext_noop("El IGV es %(igv)s y no corresponde a las operaciones gravadas, que suman %(base)s."),
        _SOLUCION,
    ),
    "importes.total_no_cuadra": Texto(
        Gravedad.AVISO,
        gettext_noop(
            "El total es %(total)s y no resulta de sumar el valor de venta, los tributos, cargos y descuentos."
        ),
        _SOLUCION,
    ),
    "importes.lineas_no_cuadran": Texto(
        Gravedad.AVISO,
        gettext_noop("Las líneas suman %(lineas)s y el valor de venta del comprobante es %(valor)s."),
        _SOLUCION,
    ),
    "importes.cuotas_no_cuadran": Texto(
        Gravedad.AVISO,
        gettext_noop("Las cuotas suman %(cuotas)s y el monto pendiente de pago es %(pendiente)s."),
        _SOLUCION,
    ),
    "importes.detraccion_no_cuadra": Texto(
        Gravedad.AVISO,
        gettext_noop("La detracción es %(detraccion)s y no corresponde al %(tasa)s %% del total."),
        _SOLUCION,
    ),
}
