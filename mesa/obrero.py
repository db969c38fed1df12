"""`mesa worker`: does what follows from each act, and the small cleaning of every minute."""

import os
import signal
import socket
import threading
from datetime import timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from mesa.lib.cola import run_worker

log = structlog.get_logger("mesa.obrero")

UPLOADS_ARE_GIVEN_UP_AFTER = timedelta(hours=24)


def trabajar() -> None:
    """Work until SIGTERM or SIGINT; the task in hand is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    log.info("obrero_listo")
    run_worker(stop=stop, worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}", interval=0.25, chores=limpiar)


def limpiar() -> None:
    """Forget finished tasks after a week, and pieces of uploads that nobody finished."""
    call_command("prune_db_task_results", min_age_days=7, verbosity=0)
    oldest = (timezone.now() - UPLOADS_ARE_GIVEN_UP_AFTER).timestamp()
    for piece in Path(settings.QUARANTINE_DIR).glob("*/*.parte"):
        if piece.stat().st_mtime < oldest:
            piece.unlink(missing_ok=True)
