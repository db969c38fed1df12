"""Whose address a request comes from, behind as many proxies as the installation says."""

from django.conf import settings
from django.http import HttpRequest


def direccion_de(request: HttpRequest) -> str:
    """Return the client's IP address; with no proxy configured, X-Forwarded-For is not believed."""
    count: int = settings.TRUSTED_PROXIES
    header = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    forwarded = [part.strip() for part in header.split(",") if part.strip()]
    if count and len(forwarded) >= count:
        return forwarded[-count]
    return str(request.META.get("REMOTE_ADDR", ""))
