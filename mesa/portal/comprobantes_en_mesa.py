"""The vouchers of a filing as the desk and the dependencia see them, beside the document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mesa.comprobantes.cdr import Observacion
from mesa.consulta_sunat.validez import Estado as EstadoEnSunat
from mesa.consulta_sunat.validez import Validez
from mesa.expedientes.bandeja import conformidad_hasta
from mesa.expedientes.models import Comprobante, Expediente
from mesa.inspeccion.hallazgos import Gravedad
from mesa.lib.fechas import en_lima
from mesa.lib.nombres import texto_visible
from mesa.portal.fechas import fecha_larga
from mesa.portal.montos import monto
from mesa.portal.tarjeta_de_comprobante import TarjetaEnPalabras, titulo_de
from mesa.portal.tarjetas import en_palabras
from mesa.ventanilla.bandeja import APREMIA
from mesa.ventanilla.conformidad import situacion_de
from mesa.ventanilla.cotejo import Cotejado, Dato, cotejar
from mesa.ventanilla.lectura import leido_de
from mesa.ventanilla.otras_veces import OtraVez, otras_veces
from mesa.ventanilla.tarjeta import Tarjeta

_DATOS: Mapping[Dato, str | Promise] = {
    Dato.TIPO: gettext_lazy("Tipo"),
    Dato.NUMERO: gettext_lazy("Número"),
    Dato.FECHA: gettext_lazy("Fecha"),
    Dato.EMISOR: gettext_lazy("Quien emite"),
    Dato.ORDEN: gettext_lazy("Orden"),
}
_EN_SUNAT: Mapping[EstadoEnSunat, tuple[str, str | Promise]] = {
    EstadoEnSunat.ACEPTADO: ("bien", gettext_lazy("SUNAT en línea: aceptado")),
    EstadoEnSunat.AUTORIZADO: ("bien", gettext_lazy("SUNAT en línea: autorizado")),
    EstadoEnSunat.ANULADO: ("mal", gettext_lazy("SUNAT en línea: anulado")),
    EstadoEnSunat.NO_EXISTE: ("ojo", gettext_lazy("SUNAT en línea: no lo tiene")),
    EstadoEnSunat.NO_AUTORIZADO: ("mal", gettext_lazy("SUNAT en línea: no autorizado")),
    EstadoEnSunat.NO_CONSULTADO: ("espera", gettext_lazy("SUNAT en línea: no se consultó")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnSunat:
    """What SUNAT answers when it is asked, and when that was; `en` is None when it never was."""

    tono: str
    titulo: str | Promise
    frase: str
    en: datetime | None = None
    observaciones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnCdr:
    """What the answer that came along says, in its own words."""

    codigo: str
    descripcion: str
    fecha: date | None
    observaciones: tuple[Observacion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plazo:
    """Until when it may be objected to, in words."""

    tono: str
    titulo: str
    explicacion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fila:
    """A fact beside what the XML says of it."""

    dato: str | Promise
    escrito: str
    leido: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComprobanteAbierto:
    """The voucher whose file is open: its card and what the desk is told besides."""

    tarjeta: TarjetaEnPalabras
    plazo: Plazo | None
    otras: tuple[OtraVez, ...]
    difieren: tuple[Fila, ...]
    coinciden: int
    cdr: EnCdr | None
    sunat: EnSunat


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrada:
    """A voucher in the list of all: where its file is opened, and whether it is the open one."""

    titulo: str
    total: str
    tono: str
    veredicto: str
    archivo: str
    abierto: bool
    repetido: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComprobantesEnMesa:
    """All vouchers of a filing; the list is there when there are several. `ajenos`: ids of the files of the others."""

    abierto: ComprobanteAbierto
    lista: tuple[Entrada, ...]
    ajenos: frozenset[str]


def comprobantes_en_mesa(
    expediente: Expediente, tarjetas: Sequence[Tarjeta], *, archivo: str, alcance: QuerySet[Expediente], ahora: datetime
) -> ComprobantesEnMesa | None:
    """Return the vouchers of a filing, None when it has none.

    `archivo`: the id of the open file, whose voucher is shown whole; `alcance`: which expedientes the reader may see.
    """
    if not tarjetas:
        return None
    abierta = next((una for una in tarjetas if any(str(d.pk) == archivo for d in una.documentos)), tarjetas[0])
    otras = otras_veces(tarjetas, expediente=expediente, alcance=alcance)
    unico = len(tarjetas) == 1
    return ComprobantesEnMesa(
        abierto=_abierto(expediente, abierta, otras.get(abierta.fila.clave, ()), es_el_unico=unico, ahora=ahora),
        lista=() if unico else tuple(_entrada(una, es=una is abierta, otras=otras) for una in tarjetas),
        ajenos=frozenset(str(d.pk) for una in tarjetas if una is not abierta for d in una.documentos),
    )


def _abierto(
    expediente: Expediente, tarjeta: Tarjeta, otras: tuple[OtraVez, ...], *, es_el_unico: bool, ahora: datetime
) -> ComprobanteAbierto:
    tono, veredicto = _veredicto(tarjeta)
    cotejados = cotejar(expediente, tarjeta, es_el_unico=es_el_unico)
    return ComprobanteAbierto(
        tarjeta=replace(en_palabras(tarjeta), tono=tono, veredicto=veredicto),
        plazo=_plazo(tarjeta.fila, ahora=ahora),
        otras=otras,
        difieren=tuple(_filas(cotejados)),
        coinciden=sum(1 for uno in cotejados if not uno.difiere),
        cdr=_cdr(tarjeta),
        sunat=_sunat(tarjeta.fila),
    )


def _entrada(tarjeta: Tarjeta, *, es: bool, otras: Mapping[str, tuple[OtraVez, ...]]) -> Entrada:
    tono, veredicto = _veredicto(tarjeta)
    return Entrada(
        titulo=titulo_de(tarjeta.comprobante),
        total=monto(tarjeta.comprobante.totales.total, tarjeta.comprobante.moneda),
        tono=tono,
        veredicto=veredicto,
        archivo=str((tarjeta.pdf or tarjeta.documento).pk),
        abierto=es,
        repetido=any(una.surte_efecto for una in otras.get(tarjeta.fila.clave, ())),
    )


def _veredicto(tarjeta: Tarjeta) -> tuple[str, str]:
    """Return tone and words of what was objected to, for who has to decide and not for who filed."""
    if not tarjeta.se_revisa:
        return "espera", _("Va adjunto: no se revisa para pago")
    reparos = sum(1 for uno in tarjeta.hallazgos if uno.gravedad is not Gravedad.INFO)
    if not reparos:
        return "bien", _("Sin reparos")
    return "ojo", ngettext("Con 1 reparo", "Con %(n)s reparos", reparos) % {"n": reparos}


def _plazo(fila: Comprobante, *, ahora: datetime) -> Plazo | None:
    situacion = situacion_de(fila, ahora=ahora)
    dicha = conformidad_hasta(fila.conformidad_hasta, hoy=en_lima(ahora).date(), apremia=APREMIA)
    if situacion is None or dicha is None:
        return None
    return Plazo(tono=dicha.tono, titulo=dicha.texto, explicacion=situacion.explicacion)


def _filas(cotejados: Sequence[Cotejado]) -> Iterator[Fila]:
    for uno in cotejados:
        if uno.difiere:
            yield Fila(dato=_DATOS[uno.dato], escrito=_dicho(uno.escrito), leido=_dicho(uno.leido))


def _dicho(valor: str | date | None) -> str:
    return fecha_larga(valor) if isinstance(valor, date) else texto_visible(valor or "")


def _cdr(tarjeta: Tarjeta) -> EnCdr | None:
    leido = leido_de(tarjeta.cdr) if tarjeta.cdr else None
    if leido is None or leido.cdr is None:
        return None
    cdr = leido.cdr
    return EnCdr(
        codigo=texto_visible(cdr.codigo),
        descripcion=texto_visible(cdr.descripcion),
        fecha=cdr.fecha,
        observaciones=tuple(
            Observacion(codigo=texto_visible(una.codigo), texto=texto_visible(una.texto)) for una in cdr.observaciones
        ),
    )


def _sunat(fila: Comprobante) -> EnSunat:
    if fila.validez is None:
        tono, titulo = _EN_SUNAT[EstadoEnSunat.NO_CONSULTADO]
        return EnSunat(tono=tono, titulo=titulo, frase=_("Se consultará en breve.") if fila.por_consultar else "")
    validez = Validez.de_json(fila.validez)
    tono, titulo = _EN_SUNAT[validez.estado]
    if validez.sin_reparos is False and tono == "bien":
        tono = "ojo"
    frase = validez.en_palabras
    if fila.por_consultar:
        frase = f"{frase} {_('Se volverá a consultar.')}"
    return EnSunat(
        tono=tono,
        titulo=titulo,
        frase=frase,
        en=validez.consultado_en,
        observaciones=tuple(una.lstrip("- ") for una in validez.observaciones),
    )
