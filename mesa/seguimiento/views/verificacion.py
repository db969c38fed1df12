"""Verification by anyone: of a receipt, sent or only by its fingerprint, and of what was filed under a number."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from mesa import flujo
from mesa.lib.cuerpo import bytes_declarados
from mesa.lib.direccion import direccion_de
from mesa.lib.limite import excede
from mesa.seguimiento.forms import MAXIMO, MUY_GRANDE, HuellaForm, SeguimientoForm, VerificacionForm
from mesa.seguimiento.presentado import lo_presentado
from mesa.seguimiento.publico import encontrar
from mesa.seguimiento.views import publico

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
        return _pagina(request, numero=request.GET.get("numero", "")[:20])
    if (bytes_declarados(request) or 0) > MAXIMO + ENVOLTURA:
        return _pagina(request, tropiezos=[("id_recibo", MUY_GRANDE)], status=413)
    if _cansa(request):
        return render(request, "429.html", status=429)
    form = VerificacionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _pagina(request, form=form, status=422)
    archivo = form.cleaned_data["recibo"]
    verificacion = flujo.verificar(archivo.read(), ahora=timezone.now())
    return _pagina(request, verificacion=verificacion, nombre=archivo.name)


@csrf_exempt
@never_cache
@require_POST
def huella(request: HttpRequest) -> HttpResponse:
    """Say whether a SHA-256 is that of a receipt of this desk: a part of the page, which a script puts in its place.

    Only receipts are looked up: nobody learns here whether a file that they have was filed by somebody.
    """
    if _cansa(request):
        return render(request, "seguimiento/_huella.html", {"demasiadas": True}, status=429)
    form = HuellaForm(request.POST)
    if not form.is_valid():
        return render(request, "seguimiento/_huella.html", {"ilegible": True}, status=422)
    sha256 = form.cleaned_data["sha256"]
    contexto = {"verificacion": flujo.verificar_huella(sha256), "sha256": sha256}
    return render(request, "seguimiento/_huella.html", contexto)


@never_cache
@require_POST
def tramite(request: HttpRequest) -> HttpResponse:
    """Show what was filed under a number, for who has its clave."""
    # The same count as tracking's: the same clave is guessed here.
    quien = direccion_de(request)
    if excede(accion="seguimiento", quien=quien, maximo=publico.INTENTOS, segundos=publico.SEGUNDOS):
        return render(request, "429.html", status=429)
    form = SeguimientoForm(request.POST)
    if not form.is_valid():
        return _pagina(request, form_de_tramite=form, status=422)
    expediente = encontrar(**form.cleaned_data)
    if expediente is None:
        form.add_error(None, publico.NO_ENCONTRADO)
        return _pagina(request, form_de_tramite=form, status=404)
    presentado = lo_presentado(expediente, cerrado_hasta=flujo.registro_cerrado_hasta())
    return render(request, "seguimiento/verificar_tramite.html", {"presentado": presentado})


def _cansa(request: HttpRequest) -> bool:
    return excede(accion="verificar", quien=direccion_de(request), maximo=INTENTOS, segundos=SEGUNDOS)


def _pagina(request: HttpRequest, *, numero: str = "", status: int = 200, **contexto: Any) -> HttpResponse:
    formularios = {"form": VerificacionForm(), "form_de_tramite": SeguimientoForm(initial={"numero": numero})}
    contexto = {**formularios, "numero": numero, "maximo": MAXIMO, "muy_grande": MUY_GRANDE, **contexto}
    return render(request, "seguimiento/verificar.html", contexto, status=status)
