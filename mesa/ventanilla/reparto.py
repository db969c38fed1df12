"""Give each voucher of a draft a draft of its own, with all that comes with it."""

import os
import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from mesa.comprobantes.agrupar import Grupo
from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.models import Comprobante, Documento, Expediente
from mesa.presentacion import borrador
from mesa.ventanilla.revision import agrupar_documentos

# What was chosen for all of them; the rest is each voucher's own.
_DE_TODOS = ("tipo_documento", "sede", "dependencia", "destinatario_persona", "referencia", "orden_de_compra")


def repartir(
    expediente: Expediente, *, ahora: datetime, al_repartir: Callable[[Expediente], object]
) -> list[Expediente]:
    """Leave the first voucher in the draft, with what is common to all, and move each other one to a new draft.

    `al_repartir` is called with each draft in the same transaction. Returns all of them in order, the first included.
    Raises YaPresentadoError, DemasiadosBorradoresError; then nothing has moved.
    """
    hechos: list[Path] = []
    try:
        with transaction.atomic():
            actual = borrador.bloquear(expediente)
            grupos = agrupar_documentos(actual.documentos.all()).grupos
            todos = [actual, *(_separar(actual, grupo, hechos, ahora=ahora) for grupo in grupos[1:])]
            for uno in todos:
                al_repartir(uno)
    except BaseException:
        for carpeta in hechos:
            shutil.rmtree(carpeta, ignore_errors=True)
        raise
    return todos


def _separar(actual: Expediente, grupo: Grupo[Documento], hechos: list[Path], *, ahora: datetime) -> Expediente:
    columnas: dict[str, Any] = {campo: getattr(actual, campo) for campo in _DE_TODOS}
    columnas["completado"] = {k: v for k, v in actual.completado.items() if k == "tipo_documento"}
    nuevo = borrador.crear(cuenta=actual.cuenta, columnas=columnas, ahora=ahora)
    carpeta = ruta_en_cuarentena(Documento(expediente=nuevo)).parent
    carpeta.mkdir(parents=True)
    hechos.append(carpeta)
    _mover([pieza.id for pieza in grupo.piezas], nuevo)
    return nuevo


def _mover(documentos: Iterable[Documento], nuevo: Expediente) -> None:
    for documento in documentos:
        antes = ruta_en_cuarentena(documento)
        documento.expediente = nuevo
        os.link(antes, ruta_en_cuarentena(documento))  # both names until it is sure
        documento.save(update_fields=["expediente"])
        Comprobante.objects.filter(documento=documento).update(expediente=nuevo)
        transaction.on_commit(lambda ruta=antes: ruta.unlink(missing_ok=True))  # type: ignore[misc]
