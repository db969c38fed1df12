"""What is kept of an expediente, files and receipts: what goes into the ZIP, under which name, and why not."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import structlog

from mesa.expedientes.analisis import por_que_no_se_abre
from mesa.expedientes.archivo import archivo
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento, Expediente, Recibo
from mesa.lib.almacen import sha256_de
from mesa.lib.nombres import nombres_en_disco

PERDIDO = "No se encontró en el archivo de la institución. Avisa a quien administra la mesa de partes."
ALTERADO = (
    "Lo que hay en el archivo de la institución no son los bytes que se guardaron. "
    "Avisa a quien administra la mesa de partes."
)
log = structlog.get_logger("mesa.exportacion")


Guardado = TypeVar("Guardado", Documento, Recibo)


@dataclass(frozen=True, slots=True)
class Exportado(Generic[Guardado]):
    """Something kept. `ruta` inside the ZIP, "" when it is not there; then `excluido` says why."""

    fila: Guardado
    ruta: str
    excluido: str


def archivos_para(expediente: Expediente, *, lector: Lector) -> list[Exportado[Documento]]:
    """Return all filed files in order, those that `lector` may not open left out with the reason."""
    documentos = list(expediente.documentos.all())
    nombres = nombres_en_disco(documento.nombre for documento in documentos)
    return [
        _exportado(documento, f"archivos/{nombre}", por_que_no=str(por_que_no_se_abre(documento, lector=lector)))
        for documento, nombre in zip(documentos, nombres, strict=True)
    ]


def recibos_para(expediente: Expediente) -> list[Exportado[Recibo]]:
    """Return the receipts given, in the order of their acts."""
    recibos = expediente.recibos.select_related("expediente").order_by("acto")
    return [_exportado(recibo, f"recibos/{recibo.nombre_de_archivo}") for recibo in recibos]


def _exportado(fila: Guardado, ruta: str, *, por_que_no: str = "") -> Exportado[Guardado]:
    excluido = por_que_no or _fallo(fila.sha256)
    return Exportado(fila, "" if excluido else ruta, excluido)


def _fallo(sha256: str) -> str:
    """Say what is wrong with the stored bytes: nothing leaves here as filed that is not."""
    try:
        with archivo().abrir(sha256) as guardado:
            fallo = "" if sha256_de(guardado) == sha256 else ALTERADO
    except FileNotFoundError:
        fallo = PERDIDO
    if fallo:
        log.error("no_exportado", sha256=sha256, motivo=fallo)
    return fallo
