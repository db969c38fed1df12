"""An installation to tamper with, and what a filer kept of it before anybody did."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mesa import flujo
from mesa.auditoria import auditar
from mesa.auditoria.alcance import Alcance
from mesa.auditoria.guardados import auditar as comparar
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Recibo
from tests.auditoria.mesa import UN_DIA, cerrar
from tests.fabricas import AHORA, un_expediente


@dataclass(frozen=True, slots=True)
class Base:
    """What a holder has: every receipt and its proof, downloaded. And a copy of the archive, to put it back."""

    guardados: tuple[Path, ...]
    copia: Path


def una_base(carpeta: Path) -> Base:
    """Five filings over three days in several states, each with its receipts, every day closed; and their keepsakes."""
    un_expediente(atendido=True, recibos=True, anexos=1)
    un_expediente(rechazado=True, recibos=True)
    un_expediente(recibido=True, recibos=True, ahora=AHORA + UN_DIA)
    un_expediente(recibos=True, ahora=AHORA + UN_DIA)
    un_expediente(tomado=True, recibos=True, ahora=AHORA + 3 * UN_DIA)
    cerrar()
    carpeta.mkdir()
    guardados = [ruta for recibo in Recibo.objects.order_by("acto_id") for ruta in _guardar(recibo, carpeta)]
    copia = carpeta / "archivo"
    shutil.copytree(settings.ARCHIVE_DIR, copia)
    return Base(tuple(guardados), copia)


def _guardar(recibo: Recibo, carpeta: Path) -> Iterator[Path]:
    pdf, prueba = carpeta / f"{recibo.acto_id}.pdf", carpeta / f"{recibo.acto_id}.json"
    with archivo().abrir(recibo.sha256) as abierto:
        pdf.write_bytes(abierto.read())
    hallada = flujo.prueba_de(recibo.acto_id)
    assert hallada is not None
    prueba.write_text(json.dumps(hallada.a_dict()))
    yield from (pdf, prueba)


@contextmanager
def deshecho(base: Base) -> Iterator[None]:
    """Undo afterwards whatever is done to database and archive."""
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        shutil.rmtree(settings.ARCHIVE_DIR)
        shutil.copytree(base.copia, settings.ARCHIVE_DIR)


def lo_dice_la_casa() -> list[str]:
    return list(auditar(ahora=timezone.now()))


def lo_dice_lo_guardado(base: Base) -> list[str]:
    """What the old receipts and proofs tell of today's log."""
    return list(comparar(base.guardados, ahora=timezone.now(), alcance=Alcance()))
