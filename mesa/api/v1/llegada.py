"""When a request reached the server: taken before anything that may wait, because it dates a filing."""

from datetime import datetime
from typing import cast

from django.http import HttpRequest
from django.utils import timezone

_CLAVE = "mesa.llegada"


def anotar_llegada(request: HttpRequest) -> None:
    request.META[_CLAVE] = timezone.now()


def llegada(request: HttpRequest) -> datetime:
    """The instant that `anotar_llegada` took (UTC)."""
    return cast("datetime", request.META[_CLAVE])
