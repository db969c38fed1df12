"""Public tracking by number and clave."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mesa import flujo
from mesa.lib.direccion import direccion_de
from mesa.lib.limite import excede
from mesa.seguimiento.forms import SeguimientoForm
from mesa.seguimiento.publico import encontrar, parte_publica

# Sixty bits of clave need no more than this to be out of reach; a person who mistypes does.
INTENTOS, SEGUNDOS = 30, 600
NO_ENCONTRADO = _("No encontramos un trámite con ese número y esa clave. Revísalos en tu constancia.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def seguimiento(request: HttpRequest) -> HttpResponse:
    """Ask for number and clave, and show the public part of the filing. `?numero=` fills the form in."""
    if request.method != "POST":
        form = SeguimientoForm(initial={"numero": request.GET.get("numero", "")[:20]})
        return render(request, "seguimiento/seguimiento.html", {"form": form})
    if excede(accion="seguimiento", quien=direccion_de(request), maximo=INTENTOS, segundos=SEGUNDOS):
        return render(request, "429.html", status=429)
    return _responder(request, SeguimientoForm(request.POST))


def _responder(request: HttpRequest, form: SeguimientoForm) -> HttpResponse:
    if not form.is_valid():
        return render(request, "seguimiento/seguimiento.html", {"form": form}, status=422)
    expediente = encontrar(**form.cleaned_data)
    if expediente is None:
        form.add_error(None, NO_ENCONTRADO)
        return render(request, "seguimiento/seguimiento.html", {"form": form}, status=404)
    parte = parte_publica(expediente, cerrado_hasta=flujo.registro_cerrado_hasta())
    return render(request, "seguimiento/publico.html", {"parte": parte})
