"""Verification of a receipt by anyone who holds one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from mesa import flujo
from mesa.lib.direccion import direccion_de
from mesa.lib.limite import excede
from mesa.seguimiento.forms import MAXIMO, MUY_GRANDE, VerificacionForm

INTENTOS, SEGUNDOS = 60, 600
# What a form wraps around its one file.
ENVOLTURA = 16 * 1024


# No token is asked: nothing changes here, and looking for it would read the whole body before its size is judged.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verificar(request: HttpRequest) -> HttpResponse:
    """Say of an uploaded PDF whether this desk gave it and whether it is intact. `?numero=` comes from the QR."""
    if request.method != "POST":
        return _pagina(request, VerificacionForm(), numero=request.GET.get("numero", "")[:20])
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAXIMO + ENVOLTURA:
        return _pagina(request, VerificacionForm(), tropiezos=[("id_recibo", MUY_GRANDE)], status=413)
    if excede(accion="verificar", quien=direccion_de(request), maximo=INTENTOS, segundos=SEGUNDOS):
        return render(request, "429.html", status=429)
    form = VerificacionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _pagina(request, form, status=422)
    archivo = form.cleaned_data["recibo"]
    verificacion = flujo.verificar(archivo.read(), ahora=timezone.now())
    return _pagina(request, VerificacionForm(), verificacion=verificacion, nombre=archivo.name)


def _pagina(request: HttpRequest, form: VerificacionForm, *, status: int = 200, **contexto: Any) -> HttpResponse:
    return render(request, "seguimiento/verificar.html", {"form": form, **contexto}, status=status)
