"""A process killed at any step of presentar leaves no filing or a whole one, and the retry gives one."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from mesa import flujo
from mesa.auditoria import auditar
from mesa.expedientes.models import Acto, Expediente
from mesa.lib import almacen
from mesa.notificacion import cola
from mesa.presentacion import borrador
from mesa.registro import numeracion, recibos
from tests.fabricas import AHORA, un_borrador

pytestmark = pytest.mark.django_db(transaction=True)

KILLED = 9
# Where the process is killed: right after this function did its work.
STEPS: dict[str, tuple[Any, str]] = {
    "temp write": (os, "link"),
    "fsync of the file": (os, "fsync"),
    "rename": (Path, "rename"),
    "fsync of the folder": (almacen, "sync_folder"),
    "lock": (borrador, "bloquear"),
    "number": (numeracion, "siguiente_numero"),
    "manifest": (recibos, "manifiesto_de_presentacion"),
    "act": (Acto, "save"),
    "notice": (cola, "encolar"),
    "task": (type(flujo.cumplir_acto), "enqueue"),
    "quarantine cleared": (borrador, "borrar_cuarentena"),
    "before the answer": (flujo, "presentar"),
}


@pytest.mark.parametrize("step", STEPS)
def test_presentar_killed_after_a_step_leaves_none_or_a_whole_filing(step: str) -> None:
    draft = un_borrador(anexos=1)

    assert _file_in_a_process_that_dies(draft, *STEPS[step]) == KILLED

    _assert_none_or_whole(draft)
    _assert_retry_gives_one(draft)


def test_presentar_killed_between_commit_and_what_follows_is_a_whole_filing() -> None:
    draft = un_borrador(anexos=1)

    died = _file_in_a_process_that_dies(draft, borrador, "borrar_cuarentena", before=True)

    assert died == KILLED
    assert Expediente.objects.get(pk=draft.pk).numero == "2026-0000001"
    _assert_retry_gives_one(draft)


def _file_in_a_process_that_dies(draft: Expediente, owner: Any, name: str, *, before: bool = False) -> int:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
    child = os.fork()
    if child == 0:
        try:
            setattr(owner, name, _deadly(getattr(owner, name), before=before))
            expediente = Expediente.objects.get(pk=draft.pk)
            flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=AHORA)
        finally:
            os._exit(1)  # the step was never reached
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _deadly(step: Callable[..., Any], *, before: bool) -> Callable[..., Any]:
    def die(*args: Any, **kwargs: Any) -> None:
        if not before:
            step(*args, **kwargs)
        os._exit(KILLED)

    return die


def _tasks() -> int:
    # The pages of its files are another matter, queued when they came.
    return DBTaskResult.objects.filter(task_path="mesa.flujo.cumplir_acto").count()


def _assert_none_or_whole(draft: Expediente) -> None:
    found = Expediente.objects.get(pk=draft.pk)
    acts, tasks = Acto.objects.count(), _tasks()
    assert (found.numero, found.estado, acts, tasks) in [
        (None, "BORRADOR", 0, 0),
        ("2026-0000001", "PRESENTADO", 1, 1),
    ]


def _assert_retry_gives_one(draft: Expediente) -> None:
    again = Expediente.objects.get(pk=draft.pk)
    filed = flujo.presentar(again, por=again.cuenta, canal="plataforma", ahora=AHORA)
    assert filed.numero == "2026-0000001"
    assert Acto.objects.count() == _tasks() == 1
    assert list(auditar(ahora=AHORA)) == []
