"""The page that the `type` of a problem points to: what each code means and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mesa.api.v1.problemas import CLASES


@require_safe
def errores(request: HttpRequest) -> HttpResponse:
    """All codes, each with its anchor, in the reader's language."""
    return render(request, "api/errores.html", {"clases": CLASES})
