import os
import signal
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from mesa import flujo
from mesa.lib.cola import drain, run_worker
from mesa.notificacion.models import Aviso
from mesa.obrero import limpiar, trabajar
from tests.fabricas import AHORA, un_expediente

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_worker_does_what_is_due_and_stops_when_told() -> None:
    un_expediente()
    signal.setitimer(signal.ITIMER_REAL, 1.5)
    previous = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)}
    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGTERM))

    trabajar()

    for number, handler in previous.items():
        signal.signal(number, handler)
    assert Aviso.objects.get().estado == "enviado"


def test_finished_tasks_are_forgotten_after_a_week() -> None:
    un_expediente()
    long_ago = timezone.now() - timedelta(days=8)
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=long_ago)

    limpiar()

    assert not DBTaskResult.objects.filter(status="SUCCESSFUL").exists()


def test_the_days_that_are_over_are_closed_and_sealed() -> None:
    un_expediente()

    limpiar()
    drain()

    assert flujo.cierre_publicado(AHORA.date()) is not None


def test_an_upload_that_nobody_finished_is_removed_after_a_day(settings: Settings) -> None:
    folder = Path(settings.QUARANTINE_DIR) / "borrador"
    folder.mkdir(parents=True)
    old, fresh = folder / "vieja.parte", folder / "nueva.parte"
    for piece in (old, fresh):
        piece.write_bytes(b"half")
    yesterday = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(old, (yesterday, yesterday))

    limpiar()

    assert list(folder.iterdir()) == [fresh]


def test_chores_run_beside_the_tasks() -> None:
    stop, rounds = threading.Event(), []

    def chores() -> None:
        rounds.append(1)
        stop.set()

    run_worker(stop=stop, worker_id="prueba", interval=0.01, chores=chores)

    assert rounds == [1]
