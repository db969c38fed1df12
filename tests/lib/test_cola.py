import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mesa import flujo
from mesa.lib import cola
from mesa.notificacion.models import Aviso
from mesa.registro import recibos
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_due_task_is_done() -> None:
    un_expediente()

    cola.drain()

    assert Aviso.objects.get().estado == "enviado"
    assert _tarea().status == "SUCCESSFUL"


def test_receipts_go_before_the_pages_of_a_file_that_came_first() -> None:
    un_expediente()

    cola.drain(at_most=1)

    assert Aviso.objects.get().estado == "enviado"
    assert DBTaskResult.objects.get(task_path="mesa.flujo.pintar_vistas").status == "READY"


def test_a_task_of_a_killed_worker_is_done_by_the_next() -> None:
    un_expediente()
    _kill_a_worker_in_its_task()
    row = _tarea()
    assert row.status == "RUNNING"

    too_early = cola.reap(ahora=timezone.now())
    freed = cola.reap(ahora=timezone.now() + cola.LEASE + timedelta(seconds=1))
    DBTaskResult.objects.update(run_after=timezone.now())
    cola.drain()

    assert (too_early, freed) == (0, 1)
    assert Aviso.objects.get().estado == "enviado"


def test_a_failed_task_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    un_expediente()
    monkeypatch.setattr(flujo, "sellar", _refuse)
    cola.drain()
    waiting = _tarea()
    assert waiting.status == "READY"
    assert waiting.run_after > timezone.now()

    monkeypatch.undo()
    DBTaskResult.objects.update(run_after=timezone.now())
    cola.drain()

    assert _tarea().status == "SUCCESSFUL"
    assert len(_tarea().worker_ids) == 2


def test_a_task_that_fails_for_days_is_left_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    un_expediente()
    monkeypatch.setattr(flujo, "sellar", _refuse)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - cola.GIVE_UP_AFTER - timedelta(hours=1))

    cola.drain()

    assert _tarea().status == "FAILED"


def test_running_a_task_twice_does_no_harm() -> None:
    expediente = un_expediente(recibos=True)

    flujo.cumplir_acto.func(1)

    assert expediente.recibos.count() == 1
    assert Aviso.objects.get().intentos == 1


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 5), (2, 10), (5, 80), (8, 600), (60, 600)])
def test_pauses_grow_to_ten_minutes(attempts: int, seconds: int) -> None:
    pause = cola.pause_after(attempts).total_seconds()

    assert 0.8 * seconds <= pause <= 1.2 * seconds


def _tarea() -> DBTaskResult[Any, Any]:
    """Return the task of the act; the pages of its file are another."""
    return DBTaskResult.objects.get(task_path="mesa.flujo.cumplir_acto")


def _refuse(*_args: object, **_kwargs: object) -> bytes:
    raise OSError("the token is not plugged in")


def _kill_a_worker_in_its_task() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
    child = os.fork()
    if child == 0:
        recibos.emitir_recibo = lambda *_args, **_kwargs: os._exit(9)
        try:
            cola.drain(worker_id="killed")
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9
