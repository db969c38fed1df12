"""A draft: made, filled in and thrown away. It saves itself and waits for its filer."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from mesa.cuentas.models import Cuenta
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Expediente


class YaPresentadoError(Exception):
    """A filed expediente is not a draft any more: its words and files stay as they are."""


class DemasiadosBorradoresError(Exception):
    """The filer keeps as many drafts as one may: filing or discarding some makes room (ASVS 5.0, 5.2.4)."""


def crear(*, cuenta: Cuenta, columnas: dict[str, Any], ahora: datetime) -> Expediente:
    """Open a draft. Raises DemasiadosBorradoresError."""
    if Expediente.objects.filter(cuenta=cuenta, estado=Estado.BORRADOR).count() >= settings.MAX_DRAFTS:
        raise DemasiadosBorradoresError(cuenta.pk)
    return Expediente.objects.create(cuenta=cuenta, creado_en=ahora, actualizado_en=ahora, **columnas)


def guardar(expediente: Expediente, *, columnas: dict[str, Any], ahora: datetime) -> None:
    """Write `columnas`. Raises YaPresentadoError when it was filed meanwhile."""
    columns = {**columnas, "actualizado_en": ahora}
    if Expediente.objects.filter(pk=expediente.pk, estado=Estado.BORRADOR).update(**columns) != 1:
        raise YaPresentadoError(expediente.pk)
    for name, value in columns.items():
        setattr(expediente, name, value)


def bloquear(expediente: Expediente) -> Expediente:
    """Lock the draft's row until the transaction ends. Raises YaPresentadoError when it was filed."""
    rows = Expediente.objects.select_related("tipo_documento", "sede", "dependencia")
    locked = rows.select_for_update(of=("self",)).get(pk=expediente.pk)
    if not locked.es_borrador:
        raise YaPresentadoError(expediente.pk)
    return locked


def tocar(expediente: Expediente, *, ahora: datetime) -> None:
    """Note that the draft changes at `ahora`; its row stays locked until the transaction ends.

    Raises YaPresentadoError.
    """
    guardar(expediente, columnas={}, ahora=ahora)


def descartar(expediente: Expediente) -> None:
    """Delete a draft with its files. Raises YaPresentadoError."""
    with transaction.atomic():
        bloquear(expediente).delete()
    borrar_cuarentena(expediente)


def borrar_cuarentena(expediente: Expediente) -> None:
    """Remove what the draft left in quarantine; nothing happens when there is nothing."""
    shutil.rmtree(Path(settings.QUARANTINE_DIR) / str(expediente.pk), ignore_errors=True)
