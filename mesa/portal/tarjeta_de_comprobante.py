"""The card of a voucher as pages show it: its facts in words, its marks, and what is objected to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mesa.comprobantes import tipos
from mesa.comprobantes.comprobante import Comprobante, Impuesto, Parte, Regimen
from mesa.comprobantes.leido import Leido
from mesa.lib.nombres import texto_visible
from mesa.lib.texto import Gravedad, Texto
from mesa.portal.marcas_de_comprobante import Marca, marca_de_constancia, marca_de_firma
from mesa.portal.montos import monto, tasa

_DOCUMENTOS = {"6": "RUC", "1": "DNI", "4": "CE", "7": "Pasaporte"}  # catálogo 06
# Catálogo 05: by their code, since systems call them as they like.
_TRIBUTOS = {
    "1000": "IGV",
    "1016": "IVAP",
    "2000": "ISC",
    "7152": "ICBPER",
    "9995": gettext_lazy("Exportación"),
    "9996": gettext_lazy("Gratuito"),
    "9997": gettext_lazy("Exonerado"),
    "9998": gettext_lazy("Inafecto"),
    "9999": gettext_lazy("Otros tributos"),
}


class Dicho(Protocol):
    """What was said of a voucher: an objection of mesa.comprobantes, or the finding that it was stored as."""

    @property
    def codigo(self) -> str: ...
    @property
    def gravedad(self) -> Gravedad: ...
    @property
    def datos(self) -> Mapping[str, str | int]: ...
    @property
    def texto(self) -> Texto: ...


@dataclass(frozen=True, slots=True)
class ReparoEnPalabras:
    """An objection with its fix, in the reader's language; `codigo` anchors the help page."""

    codigo: str
    tono: str
    mensaje: str
    solucion: str


@dataclass(frozen=True, slots=True)
class Renglon:
    """A line of the sums or of the instalments."""

    nombre: str
    valor: str
    vence: date | None = None


@dataclass(frozen=True, slots=True)
class Pieza:
    """A file of the voucher: what it is, its name, and its document's id; without an id it did not come.

    `clase`: xml, pdf, cdr or entregable.
    """

    clase: str
    que: str
    nombre: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TarjetaEnPalabras:
    """A voucher as a page shows it. `id`: its document's. Texts are in the reader's language, amounts written out.

    `cdr` is None where no answer is due and none came. `reparos`: errors first, then warnings; what needs nothing done
    stands beside the mark it belongs to (`notas_de_firma`, `notas_del_cdr`).
    """

    id: str
    titulo: str
    tono: str
    veredicto: str
    emisor: str
    emisor_documento: str
    receptor: str
    receptor_documento: str
    emision: date | None
    vencimiento: date | None
    total: str
    renglones: tuple[Renglon, ...]
    detraccion: str
    retencion: str
    percepcion: str
    pago: str
    cuotas: tuple[Renglon, ...]
    orden: str
    pide_orden: bool
    se_revisa: bool
    modifica: tuple[str, ...]
    firma: Marca
    notas_de_firma: tuple[str, ...]
    cdr: Marca | None
    notas_del_cdr: tuple[str, ...]
    reparos: tuple[ReparoEnPalabras, ...]
    piezas: tuple[Pieza, ...]

    @property
    def con_error(self) -> bool:
        return self.tono == "mal"

    @property
    def con_pdf(self) -> bool:
        return any(pieza.clase == "pdf" and pieza.id for pieza in self.piezas)


def tarjeta_en_palabras(
    leido: Leido, *, id: str, dichos: Sequence[Dicho], con_cdr: bool, orden: str, pide_orden: bool,  # noqa: A002 – the page's word
    se_revisa: bool = True, piezas: Sequence[Pieza] = (),
) -> TarjetaEnPalabras:  # fmt: skip
    """Return the card of a voucher. Raises ValueError for an XML that is none.

    `dichos`: what was said of it as it is filed; `orden`: the order number that counts; `se_revisa`: whether what it is
    filed as takes vouchers for payment.
    """
    uno = leido.comprobante
    if uno is None:
        raise ValueError("a card is of a voucher")
    codigos = {dicho.codigo for dicho in dichos}
    se_exige = any(dicho.codigo == "cdr.falta" and dicho.gravedad is Gravedad.ERROR for dicho in dichos)
    tono, veredicto = _veredicto(dichos, se_revisa=se_revisa)
    return TarjetaEnPalabras(
        id=id,
        titulo=titulo_de(uno),
        tono=tono,
        veredicto=veredicto,
        emisor=texto_visible(uno.emisor.nombre),
        emisor_documento=_documento(uno.emisor),
        receptor=texto_visible(uno.receptor.nombre),
        receptor_documento=_documento(uno.receptor),
        emision=uno.emision,
        vencimiento=uno.vencimiento,
        total=monto(uno.totales.total, uno.moneda),
        renglones=tuple(_renglones(uno)),
        detraccion=_detraccion(uno),
        retencion=_regimen(uno.retencion, uno.moneda),
        percepcion=_regimen(uno.percepcion, uno.moneda),
        pago=_pago(uno),
        cuotas=tuple(_cuotas(uno)),
        orden=orden,
        pide_orden=pide_orden,
        se_revisa=se_revisa,
        modifica=tuple(_nombrado(una.tipo, una.identificador) for una in uno.modifica),
        firma=marca_de_firma(leido.firma),
        notas_de_firma=_notas(dichos, "firma_xml."),
        cdr=marca_de_constancia(codigos, hay=con_cdr, se_exige=se_exige),
        notas_del_cdr=_notas(dichos, "cdr."),
        reparos=tuple(_reparos(dichos)),
        piezas=tuple(piezas),
    )


def titulo_de(uno: Comprobante) -> str:
    """Return a voucher in words: «Factura F001-12»."""
    return (
        _nombrado(uno.tipo, uno.identificador)
        if uno.identificador
        else _("%(tipo)s sin número") % {"tipo": uno.nombre_de_tipo}
    )


def _nombrado(tipo: str | None, identificador: str) -> str:
    return f"{tipos.nombre_de(tipo or None)} {texto_visible(identificador)}"


def _documento(parte: Parte) -> str:
    numero = texto_visible(parte.numero)
    clase = _DOCUMENTOS.get(parte.documento) or ("RUC" if len(numero) == 11 else _("Documento"))
    return f"{clase} {numero}" if numero else ""


def _veredicto(dichos: Sequence[Dicho], *, se_revisa: bool) -> tuple[str, str]:
    if not se_revisa:
        return "espera", _("Va adjunto: no se revisa para pago")
    errores = sum(1 for uno in dichos if uno.gravedad is Gravedad.ERROR)
    avisos = sum(1 for uno in dichos if uno.gravedad is Gravedad.AVISO)
    if errores:
        return "mal", ngettext("No se puede presentar: 1 motivo", "No se puede presentar: %(n)s motivos", errores) % {
            "n": errores
        }
    if avisos:
        return "ojo", ngettext("Se puede presentar, con 1 aviso", "Se puede presentar, con %(n)s avisos", avisos) % {
            "n": avisos
        }
    return "bien", _("Nada que objetar")


def _renglones(uno: Comprobante) -> Iterator[Renglon]:
    pie = uno.totales
    sumas = [(_("Valor de venta"), pie.valor_de_venta)]
    sumas += [(_tributo(tributo), tributo.monto) for tributo in uno.impuestos]
    sumas += [
        (_("Otros cargos"), pie.cargos),
        (_("Descuentos"), pie.descuentos),
        (_("Anticipos"), pie.anticipos),
        (_("Redondeo"), pie.redondeo),
    ]
    return (Renglon(nombre, monto(cuanto, uno.moneda)) for nombre, cuanto in sumas if cuanto)


def _tributo(uno: Impuesto) -> str:
    return str(_TRIBUTOS.get(uno.codigo) or texto_visible(uno.nombre) or uno.codigo)


def _detraccion(uno: Comprobante) -> str:
    una = uno.detraccion
    if una is None:
        return ""
    # It is deposited in soles, whatever the currency of the sale.
    partes = [tasa(una.tasa), monto(una.monto, "PEN" if uno.moneda == "PEN" else None)]
    if una.cuenta:
        partes.append(_("cuenta %(numero)s") % {"numero": texto_visible(una.cuenta)})
    return ", ".join(parte for parte in partes if parte)


def _regimen(uno: Regimen | None, moneda: str | None) -> str:
    if uno is None:
        return ""
    if not uno.monto:
        return _("Sin retención") if uno.codigo == "cuarta" else ""
    return ", ".join(parte for parte in (tasa(uno.tasa), monto(uno.monto, moneda)) if parte)


def _pago(uno: Comprobante) -> str:
    if uno.pago is None:
        return ""
    if uno.pago.forma == "contado":
        return _("Al contado")
    cuotas = len(uno.pago.cuotas)
    if not cuotas:
        return _("Al crédito")
    return ngettext("Al crédito, en 1 cuota", "Al crédito, en %(n)s cuotas", cuotas) % {"n": cuotas}


def _cuotas(uno: Comprobante) -> Iterator[Renglon]:
    for orden, cuota in enumerate(uno.pago.cuotas if uno.pago else (), start=1):
        yield Renglon(_("Cuota %(n)s") % {"n": orden}, monto(cuota.monto, uno.moneda), cuota.vence)


def _notas(dichos: Sequence[Dicho], sobre: str) -> tuple[str, ...]:
    """Return what is to be known and needs nothing done; that SUNAT accepted it, its mark says."""
    return tuple(
        _en_palabras(uno.texto.mensaje, uno.datos)
        for uno in dichos
        if uno.gravedad is Gravedad.INFO and uno.codigo.startswith(sobre) and uno.codigo != "cdr.de_sunat"
    )


def _reparos(dichos: Sequence[Dicho]) -> Iterator[ReparoEnPalabras]:
    for gravedad, tono in ((Gravedad.ERROR, "mal"), (Gravedad.AVISO, "ojo")):
        for uno in dichos:
            if uno.gravedad is gravedad:
                mensaje, solucion = (
                    _en_palabras(frase, uno.datos) for frase in (uno.texto.mensaje, uno.texto.solucion)
                )
                yield ReparoEnPalabras(uno.codigo, tono, mensaje, solucion)


def _en_palabras(plantilla: str, datos: Mapping[str, str | int]) -> str:
    return texto_visible(_(plantilla) % datos)
