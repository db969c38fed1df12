"""What django-tasks-db leaves out: a lease, a reaper and a retry with backoff. Every task here is safe to run twice.

A task is a row, written in the transaction that caused it. A worker claims it, runs it, then marks it. When the worker
dies in between, the row stays RUNNING; after LEASE the reaper makes it READY again. When the task raises, it is READY
again later, at growing distances, until it is given up.
"""

import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import close_old_connections
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

log = structlog.get_logger("mesa.cola")

LEASE = timedelta(minutes=3)
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=10)
# A relay that is down over a long weekend must not lose a notice.
GIVE_UP_AFTER = timedelta(days=5)


def pause_after(attempts: int, *, longest: timedelta = LONGEST_PAUSE) -> timedelta:
    """The pause before the next attempt, after `attempts` (≥ 1) failed: 5 s doubling up to `longest`, ±20 %."""
    base = min(FIRST_PAUSE * int(2 ** (min(attempts, 16) - 1)), longest)
    return base * random.uniform(0.8, 1.2)  # noqa: S311 – spreads load, keeps no secret


def reap(*, ahora: datetime) -> int:
    """Make the tasks of dead workers READY again; return how many."""
    stuck = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=ahora - LEASE)
    count = stuck.update(status=TaskResultStatus.READY, started_at=None, run_after=ahora)
    if count:
        log.warning("puestos_abandonados", cantidad=count)
    return count


class LeasedWorker(Worker):
    """The library's worker, with the failed task put back for a later attempt."""

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            retry_later(db_task_result, ahora=timezone.now())


def retry_later(row: DBTaskResult[Any, Any], *, ahora: datetime) -> None:
    """Schedule the next attempt of a failed task, or leave it FAILED when it is too old to go on."""
    attempts = len(row.worker_ids)
    reason = row.exception_class_path
    if ahora - row.enqueued_at > GIVE_UP_AFTER:
        log.error("puesto_abandonado", puesto=row.task_path, intentos=attempts, error=reason)
        return
    when = ahora + pause_after(attempts, longest=_longest_pause(reason))
    DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=when, started_at=None, finished_at=None
    )
    log.warning("puesto_reintentado", puesto=row.task_path, intentos=attempts, error=reason, a_las=when.isoformat())


def _longest_pause(exception_class_path: str) -> timedelta:
    """An error class may say in `pausa_maxima` how long its task waits at most."""
    try:
        error = import_string(exception_class_path)
    except ImportError:
        return LONGEST_PAUSE
    longest: timedelta = getattr(error, "pausa_maxima", LONGEST_PAUSE)
    return longest


def run_worker(*, stop: threading.Event, worker_id: str, interval: float, chores: Callable[[], None]) -> None:
    """Run tasks until `stop` is set. `chores` runs at every round, at most once a minute, beside the reaper."""
    next_chores = timezone.now()
    while not stop.is_set():
        if timezone.now() >= next_chores:
            reap(ahora=timezone.now())
            chores()
            next_chores = timezone.now() + timedelta(minutes=1)
        if DBTaskResult.objects.ready().exists():  # asking first spares the write lock that claiming takes
            drain(worker_id=worker_id, at_most=20)
        close_old_connections()
        stop.wait(interval)


def drain(*, worker_id: str = "drain", at_most: int | None = None) -> None:
    """Run the tasks that are due, at most `at_most`, and return."""
    LeasedWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=at_most,
        worker_id=worker_id,
        excluded_queue_names=[],
    ).run()
