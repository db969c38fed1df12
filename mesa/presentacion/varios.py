"""Many vouchers of one filer, each in a draft of its own: what they are, what each lacks, and what was filed today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mesa.cuentas.models import Cuenta
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Documento, Expediente
from mesa.lib.fechas import en_lima
from mesa.portal.tarjeta_de_comprobante import TarjetaEnPalabras
from mesa.presentacion.requisitos import Falta

MAXIMO = 300


@dataclass(frozen=True, slots=True)
class Linea:
    """A draft with vouchers, or what became of it. `faltas`: what keeps it from being filed, in short sentences."""

    expediente: Expediente
    titulo: str
    total: str
    cuantos: int
    tono: str
    estado: str
    faltas: tuple[str, ...] = ()

    @property
    def esta_completo(self) -> bool:
        return self.tono in {"bien", "ojo"}


def borradores_con_comprobantes(cuenta: Cuenta) -> QuerySet[Expediente]:
    """Return the filer's drafts that hold a voucher, in the order in which they came."""
    suyos = Expediente.objects.filter(cuenta=cuenta, estado=Estado.BORRADOR, comprobantes__isnull=False)
    relacionados = suyos.select_related("tipo_documento", "sede", "dependencia").prefetch_related("documentos")
    en_orden = relacionados.annotate(serie=Min("comprobantes__serie"), primero=Min("comprobantes__numero"))
    return en_orden.order_by("creado_en", "serie", "primero", "id")[:MAXIMO]


def borrador_para_tandas(cuenta: Cuenta) -> Expediente | None:
    """Return a draft of the filer in which nothing but whom it is for was written, if there is one."""
    nada = {"tipo_documento": None, "fecha_documento": None, "documentos": None, "numero_documento": "", "asunto": ""}
    return Expediente.objects.filter(cuenta=cuenta, estado=Estado.BORRADOR, **nada).first()


def presentados_hoy(cuenta: Cuenta, *, ahora: datetime) -> list[Expediente]:
    """Return the filer's vouchers filed since midnight in Lima, the newest first."""
    desde = en_lima(ahora).replace(hour=0, minute=0, second=0, microsecond=0)
    suyos = Expediente.objects.filter(cuenta=cuenta, presentado_en__gte=desde, comprobantes__isnull=False)
    return list(suyos.distinct().order_by("-presentado_en", "-id")[:MAXIMO])


def linea_de(
    expediente: Expediente, tarjetas: Sequence[TarjetaEnPalabras], *, total: str, faltas: Iterable[Falta]
) -> Linea:
    """Return a draft with these vouchers as a line of the list."""
    suyas = [una for una in faltas if not se_completa_sola(una, tarjetas)]
    por_corregir = any(not una.codigo.endswith(".falta") for una in suyas)
    avisos = sum(1 for una in tarjetas for reparo in una.reparos if reparo.tono == "ojo")
    tono, estado = _estado(len(suyas), avisos, por_corregir=por_corregir)
    return Linea(expediente, _titulo(tarjetas), total, len(tarjetas), tono, estado, tuple(map(_breve, suyas)))


def _estado(faltan: int, avisos: int, *, por_corregir: bool) -> tuple[str, str]:
    if por_corregir:
        return "mal", ngettext("1 cosa por corregir", "%(n)s cosas por corregir", faltan) % {"n": faltan}
    if faltan:
        return "espera", ngettext("Falta 1 cosa", "Faltan %(n)s cosas", faltan) % {"n": faltan}
    if avisos:
        return "ojo", ngettext("Completo, con 1 aviso", "Completo, con %(n)s avisos", avisos) % {"n": avisos}
    return "bien", _("Completo")


def linea_de_presentado(expediente: Expediente, linea: Linea) -> Linea:
    """Return the line of a draft that was filed, with its number."""
    estado = _("Presentado: %(numero)s") % {"numero": expediente.numero}
    return replace(linea, expediente=expediente, tono="bien", estado=estado, faltas=())


def se_completa_sola(falta: Falta, tarjetas: Sequence[TarjetaEnPalabras]) -> bool:
    """Tell what is missing only until its printed form is named the main document, which filing does."""
    return falta.codigo == "principal.falta" and any(una.con_pdf for una in tarjetas)


def repetidos_en_otros(expediente: Expediente, documentos: Sequence[Documento]) -> list[Documento]:
    """Return those of some documents of a draft whose very bytes another draft of the filer has already."""
    otros = Documento.objects.filter(
        expediente__cuenta=expediente.cuenta_id,
        expediente__estado=Estado.BORRADOR,
        sha256__in={uno.sha256 for uno in documentos},
    ).exclude(expediente=expediente)
    tomadas = set(otros.values_list("sha256", flat=True))
    return [uno for uno in documentos if uno.sha256 in tomadas]


def _titulo(tarjetas: Sequence[TarjetaEnPalabras]) -> str:
    if len(tarjetas) == 1:
        return tarjetas[0].titulo
    return ngettext("%(n)s comprobante", "%(n)s comprobantes", len(tarjetas)) % {"n": len(tarjetas)}


def _breve(falta: Falta) -> str:
    return str(falta.mensaje).rstrip(".")
