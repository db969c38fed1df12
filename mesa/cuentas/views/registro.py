"""Registering: first which kind, then its ficha."""

# allauth comes without types.
# mypy: disable-error-code="misc"

from typing import Any

from allauth.account import views as de_allauth
from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mesa.cuentas.forms.registro import ExtranjeraForm, JuridicaForm, NaturalForm
from mesa.cuentas.idioma import hablar, recordar_idioma
from mesa.cuentas.views.acceso import ConErrores422
from mesa.lib.fechas import en_lima
from mesa.organizacion.models import PoliticaDeDatos
from mesa.organizacion.queries import politica_vigente


@never_cache
@require_safe
def elegir(request: HttpRequest) -> HttpResponse:
    """The three kinds of filer; whoever is signed in has one already."""
    adapter = get_adapter(request)
    if request.user.is_authenticated:
        return redirect(adapter.get_login_redirect_url(request))
    if not adapter.is_open_for_signup(request):
        return render(request, "account/signup_closed.html")
    return render(request, "account/signup.html", {"siguiente": get_next_redirect_url(request) or ""})


class Registrar(ConErrores422, de_allauth.SignupView):
    """allauth's sign-up with a ficha; the adapter keeps it closed while no policy is in force."""

    def politica(self) -> PoliticaDeDatos | None:
        return politica_vigente(en_lima(timezone.now()).date())

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "politica": self.politica()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "politica": self.politica()}


class RegistrarNatural(Registrar):
    form_class = NaturalForm
    template_name = "cuentas/registro_natural.html"


class RegistrarJuridica(Registrar):
    form_class = JuridicaForm
    template_name = "cuentas/registro_juridica.html"


class RegistrarExtranjera(Registrar):
    """In English, and so is what follows in this browser."""

    form_class = ExtranjeraForm
    template_name = "cuentas/registro_extranjera.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        hablar(request, "en")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if request.method == "POST":
            recordar_idioma(response, "en")
        return response
