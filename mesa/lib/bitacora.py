"""Structured logs without personal data: one JSON line an event, one event a request."""

import logging
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("mesa")


def logging_config(*, testing: bool = False) -> None:
    """Send all logs through structlog, as JSON lines on stderr."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    if not testing:
        root.handlers = [handler]
        root.setLevel(logging.INFO)
    # pyHanko prints tracebacks of every hostile PDF; the verdict already says what happened.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    # One line a second from an idle worker says nothing.
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
    logging.getLogger("pikepdf").setLevel(logging.WARNING)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=not testing,
    )


class RequestLogMiddleware:
    """Log each request once: method, route (never the path, which may hold a clave), status, milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request_id = uuid.uuid4().hex[:16]
        structlog.contextvars.bind_contextvars(peticion=request_id)
        try:
            response = self.get_response(request)
        finally:
            structlog.contextvars.unbind_contextvars("peticion")
        match = request.resolver_match
        milliseconds = round((time.perf_counter() - started) * 1000, 1)
        log.info(
            "peticion",
            peticion=request_id,
            metodo=request.method,
            ruta=match.route if match else "",
            estado=response.status_code,
            ms=milliseconds,
        )
        response["X-Peticion"] = request_id
        return response
