"""`mesa worker`: does what follows from each act, and the small cleaning of every minute."""

import os
import signal
import socket
import threading

import structlog
from django.core.management import call_command
from django.utils import timezone

from mesa import flujo
from mesa.lib.cola import run_worker

log = structlog.get_logger("mesa.obrero")


def trabajar() -> None:
    """Work until SIGTERM or SIGINT; the task in hand is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    log.info("obrero_listo")
    run_worker(stop=stop, worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}", interval=0.25, chores=limpiar)


def limpiar() -> None:
    """Close the days that are over; forget finished tasks after a week and uploads that nobody came back for.

    Also tells of files that wait too long for their analysis, of the trust list, which it keeps up to date, and of
    vouchers whose term to object is about to run out.
    """
    call_command("prune_db_task_results", min_age_days=7, verbosity=0)
    flujo.purgar_subidas(ahora=timezone.now())
    flujo.vigilar_analisis(ahora=timezone.now())
    flujo.vigilar_confianza(ahora=timezone.now())
    flujo.recordar_conformidad(ahora=timezone.now())
    flujo.cerrar_dias(ahora=timezone.now())
