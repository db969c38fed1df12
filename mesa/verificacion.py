"""Is a file a receipt of this desk, and intact? What the log of receipts and the seal say, put together."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from mesa.expedientes.models import Recibo
from mesa.firmas.tiempo import SelloDeTiempo
from mesa.firmas.verificacion import VeredictoDeRecibo, verificar_recibo
from mesa.registro import recibos
from mesa.registro.manifiesto import Manifiesto, ManifiestoInvalido
from mesa.sello import autoridades_de_tiempo, certificados


@dataclass(frozen=True, slots=True, kw_only=True)
class Verificacion:
    """What can be said of a file that claims to be a receipt, for the page and the API alike.

    `emitido_por_esta_mesa`: our log holds it, or our seal is in it (changed since, when not `integro`). A file that our
    key sealed but that our log does not hold is not called ours: `mensaje` says so. `sellado_en`: when, as the seal
    itself says; `tiempo`: what a time-stamp authority says of it.
    """

    emitido_por_esta_mesa: bool
    integro: bool
    clase: str | None
    numero: str | None
    manifiesto: Manifiesto | None
    mensaje: str
    sellado_en: datetime | None = None
    tiempo: SelloDeTiempo | None = None


def dictaminar(pdf: bytes, *, ahora: datetime) -> Verificacion:
    """Judge `pdf` by our log of receipts and, when it is not there, by our seal. `ahora` is UTC."""
    recibo = recibos.recibo_con_bytes(pdf)
    sello = verificar_recibo(pdf, certificados=certificados(), autoridades=autoridades_de_tiempo(), momento=ahora)
    juicio = _emitido(recibo) if recibo else _segun_el_sello(sello)
    return replace(juicio, sellado_en=sello.sellado_en, tiempo=sello.tiempo)


def reconocer(sha256: str) -> Verificacion | None:
    """Judge a file that stays with its holder by its SHA-256 (lower-case hexadecimal); None when no receipt has it."""
    recibo = recibos.recibo_con_huella(sha256)
    return _emitido(recibo) if recibo else None


def _emitido(recibo: Recibo) -> Verificacion:
    return Verificacion(
        emitido_por_esta_mesa=True,
        integro=True,
        clase=recibo.clase,
        numero=recibo.expediente.numero,
        manifiesto=recibos.manifiesto_de(recibo.acto),
        mensaje=_("Esta mesa de partes emitió este documento y nadie lo ha cambiado desde entonces."),
    )


def _segun_el_sello(sello: VeredictoDeRecibo) -> Verificacion:
    manifiesto = _manifiesto_sellado(sello)
    ajeno_a_la_bitacora = sello.integro and manifiesto is not None
    mensaje = _(
        "Este documento lleva el sello de esta mesa de partes y nadie lo ha cambiado, pero no figura entre los que "
        "emitimos. Antes de darlo por bueno, consulta con la mesa de partes."
    )
    return Verificacion(
        emitido_por_esta_mesa=sello.sellado_por_esta_mesa and not sello.integro,
        integro=sello.integro,
        clase=manifiesto.clase if manifiesto else None,
        numero=manifiesto.numero if manifiesto else None,
        manifiesto=manifiesto,
        mensaje=mensaje if ajeno_a_la_bitacora else sello.motivo,
    )


def _manifiesto_sellado(sello: VeredictoDeRecibo) -> Manifiesto | None:
    try:
        return Manifiesto.de_dict(sello.manifiesto) if sello.manifiesto else None
    except ManifiestoInvalido:
        return None
