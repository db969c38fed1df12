"""Each receipt: its row against its act, and what its seal covers against both."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from mesa.auditoria.alcance import Alcance
from mesa.expedientes.archivo import archivo
from mesa.expedientes.estados import ClaseDeActo
from mesa.expedientes.models import Acto, Expediente, Recibo
from mesa.firmas.verificacion import VeredictoDeRecibo, verificar_recibo
from mesa.registro.manifiesto import ManifiestoInvalido
from mesa.registro.recibos import CLASE_POR_ACTO, manifiesto_con
from mesa.sello import autoridades_de_tiempo, certificados

# The worker gives a receipt within seconds, and without its time-stamp after a quarter of an hour.
PLAZO = timedelta(hours=1)


def auditar(
    expediente: Expediente, presentado: Acto, actos: list[Acto], *, ahora: datetime, alcance: Alcance
) -> Iterator[str]:
    """Compare the receipts of an expediente with its acts; name the acts that lack theirs."""
    por_acto = {acto.indice: acto for acto in actos}
    recibos = list(expediente.recibos.all())
    for recibo in recibos:
        alcance.recibos += 1
        acto = por_acto.get(recibo.acto_id)
        if acto is None or CLASE_POR_ACTO.get(ClaseDeActo(acto.acto)) != recibo.clase:
            yield f"{_recibo(recibo, expediente)} no es de un acto que lo dé."
        else:
            yield from _sellado(recibo, acto, presentado, expediente, ahora=ahora)
    dados = {recibo.acto_id for recibo in recibos}
    for acto in actos:
        if ClaseDeActo(acto.acto) in CLASE_POR_ACTO and acto.indice not in dados and acto.en < ahora - PLAZO:
            yield f"El acto {acto.indice} ({acto.acto}) de {expediente} no tiene su recibo."


def _sellado(recibo: Recibo, acto: Acto, presentado: Acto, expediente: Expediente, *, ahora: datetime) -> Iterator[str]:
    try:
        with archivo().abrir(recibo.sha256) as abierto:
            pdf = abierto.read()
    except (FileNotFoundError, ValueError):
        yield f"{_recibo(recibo, expediente)} no está en el archivo."
        return
    veredicto = verificar_recibo(pdf, certificados=certificados(), momento=ahora, autoridades=autoridades_de_tiempo())
    if not veredicto.integro or veredicto.manifiesto is None:
        yield f"{_recibo(recibo, expediente)} no lleva intacto el sello de esta mesa."
        return
    yield from _fila(recibo, veredicto, pdf, expediente)
    yield from _manifiesto(recibo, veredicto.manifiesto, acto, presentado, expediente)


def _fila(recibo: Recibo, veredicto: VeredictoDeRecibo, pdf: bytes, expediente: Expediente) -> Iterator[str]:
    if recibo.sha256 != veredicto.sha256 or recibo.bytes != len(pdf):
        yield f"{_recibo(recibo, expediente)} no es el archivo que dice su fila."
    # A seal claims whole seconds.
    if veredicto.sellado_en and veredicto.sellado_en != recibo.emitido_en.replace(microsecond=0):
        yield f"{_recibo(recibo, expediente)} no se emitió cuando dice su fila."
    if recibo.sin_tiempo and veredicto.tiempo:
        yield f"{_recibo(recibo, expediente)} lleva un sello de tiempo y su fila dice que le falta."


def _manifiesto(
    recibo: Recibo, sellado: Mapping[str, Any], acto: Acto, presentado: Acto, expediente: Expediente
) -> Iterator[str]:
    try:
        debido = manifiesto_con(acto, presentado).a_dict()
    except ManifiestoInvalido:
        yield f"Lo que fijó el acto {presentado.indice} de {expediente} ya no es un manifiesto."
        return
    # A receipt keeps the manifest's version of its day: what that stated is what counts.
    otros = sorted(clave for clave, valor in sellado.items() if clave != "version" and debido.get(clave) != valor)
    if otros:
        yield f"{_recibo(recibo, expediente)} lleva sellado otro {', '.join(otros)} que el acto {acto.indice}."


def _recibo(recibo: Recibo, expediente: Expediente) -> str:
    return (
        f"La {recibo.clase} de {expediente}" if recibo.clase == "constancia" else f"El {recibo.clase} de {expediente}"
    )
