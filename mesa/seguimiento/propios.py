"""A filer's own filings and drafts: the list, and one of them as its filer may see it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.cuentas.models import Cuenta
from mesa.expedientes.estados import Estado
from mesa.expedientes.historia import Hito, Lector, hitos
from mesa.expedientes.models import Expediente, Recibo
from mesa.expedientes.vista import TONOS, ArchivoVisto, archivo_visto, entro_otro_dia
from mesa.lib.paginas import Orden, paginar
from mesa.seguimiento.frases import LUEGO, QUE_SIGUE, TE_TOCA_A_TI

ORDEN = Orden("creado_en", descendente=True)


@dataclass(frozen=True, slots=True)
class Fila:
    """A line of «Mis trámites»."""

    expediente: Expediente
    tono: str
    te_toca: bool
    que_sigue: str | Promise


@dataclass(frozen=True, slots=True)
class Lista:
    """A page of a filer's own filings, newest first, and the cursor of the next one."""

    filas: list[Fila]
    siguiente: str


@dataclass(frozen=True, slots=True)
class Prueba:
    """A receipt the filer has, or the word on why not yet; `recibo` is None then.

    `indice`: of its act in the log, once the day is closed and there is a proof of inclusion.
    """

    clase: str
    nombre: str | Promise
    recibo: Recibo | None
    mientras: str | Promise
    indice: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tramite:
    """One filing for its filer."""

    expediente: Expediente
    tono: str
    te_toca: bool
    que_sigue: str | Promise
    entro_otro_dia: bool
    hitos: list[Hito]
    archivos: list[ArchivoVisto]
    pruebas: list[Prueba]
    motivo: str
    respuesta: str


def de_remitente(cuenta: Cuenta) -> QuerySet[Expediente]:
    """Return what a filer owns, drafts included."""
    return Expediente.objects.filter(cuenta=cuenta).select_related("tipo_documento", "dependencia", "sede")


def lista(cuenta: Cuenta, *, cursor: str) -> Lista:
    """Return the page of a filer's filings that starts after `cursor`; the same queries for one row or for many."""
    pagina = paginar(de_remitente(cuenta), orden=ORDEN, cursor=cursor)
    filas = [
        Fila(uno, TONOS.get(uno.estado, "curso"), uno.estado in TE_TOCA_A_TI, QUE_SIGUE.get(uno.estado, ""))
        for uno in pagina.filas
    ]
    return Lista(filas, pagina.siguiente)


def tramite(expediente: Expediente, *, cerrado_hasta: int) -> Tramite:
    """Return a filing as its page shows it to its filer. `cerrado_hasta`: index of the last act that has a proof."""
    actos = list(expediente.actos.order_by("-indice"))
    ultimas = {acto.acto: acto.nota for acto in reversed(actos)}
    luego = LUEGO.get(expediente.estado)
    venidero = [Hito(titulo=luego, porvenir=True)] if luego else []
    return Tramite(
        expediente=expediente,
        tono=TONOS.get(expediente.estado, "curso"),
        te_toca=expediente.estado in TE_TOCA_A_TI,
        que_sigue=QUE_SIGUE.get(expediente.estado, ""),
        entro_otro_dia=entro_otro_dia(expediente),
        hitos=venidero + hitos(actos, lector=Lector.REMITENTE),
        archivos=[
            archivo_visto(uno, puerta="tramite_archivo", lector=Lector.REMITENTE) for uno in expediente.documentos.all()
        ],
        pruebas=_pruebas(expediente, cerrado_hasta),
        motivo=ultimas.get("rechazar", "") if expediente.estado == Estado.RECHAZADO else "",
        respuesta=ultimas.get("responder", ""),
    )


def _pruebas(expediente: Expediente, cerrado_hasta: int) -> list[Prueba]:
    dados = {recibo.clase: recibo for recibo in expediente.recibos.all()}
    indices = {clase: uno.acto_id for clase, uno in dados.items() if uno.acto_id <= cerrado_hasta}
    return [
        Prueba(clase, clase.label, dados.get(clase), _mientras(clase, expediente), indices.get(clase))
        for clase in (Recibo.Clase.CONSTANCIA, Recibo.Clase.CARGO)
    ]


def _mientras(clase: Recibo.Clase, expediente: Expediente) -> str | Promise:
    if clase == Recibo.Clase.CARGO and expediente.estado in {Estado.PRESENTADO, Estado.OBSERVADO}:
        return _("aún no")
    if clase == Recibo.Clase.CARGO and expediente.estado in {Estado.RECHAZADO, Estado.NO_PRESENTADO, Estado.DESISTIDO}:
        return _("no se emitió")
    return _("se está preparando; vuelve en un momento")
