"""Who may see a page. Somebody not signed in is sent to sign in and comes back.

The desk's pages do not exist for a filer (404); somebody of the institution who lacks the role is told so (403).
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from mesa.cuentas.models import Cuenta

P = ParamSpec("P")


class PeticionDeCuenta(HttpRequest):
    """A request of somebody signed in, as the views behind these decorators receive it."""

    user: Cuenta


Vista = Callable[Concatenate[PeticionDeCuenta, P], HttpResponseBase]
VistaAbierta = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def cuenta_requerida(vista: Vista[P]) -> VistaAbierta[P]:
    """Let in anybody signed in."""
    return _exigir(lambda _cuenta: True)(vista)


def remitente_requerido(vista: Vista[P]) -> VistaAbierta[P]:
    """Let in filers: accounts with a ficha de registro."""
    return _exigir(lambda cuenta: cuenta.es_remitente)(vista)


def operador_requerido(vista: Vista[P]) -> VistaAbierta[P]:
    """Let in operators of the desk."""
    return _exigir(lambda cuenta: cuenta.es_operador)(vista)


def funcionario_requerido(vista: Vista[P]) -> VistaAbierta[P]:
    """Let in officers of a dependencia."""
    return _exigir(lambda cuenta: cuenta.es_funcionario)(vista)


def _exigir(puede: Callable[[Cuenta], bool]) -> Callable[[Vista[P]], VistaAbierta[P]]:
    def decorar(vista: Vista[P]) -> VistaAbierta[P]:
        @wraps(vista)
        def guardada(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            cuenta = request.user
            if not isinstance(cuenta, Cuenta):
                return redirect_to_login(request.get_full_path())
            if not puede(cuenta):
                if cuenta.es_remitente:
                    raise Http404
                raise PermissionDenied
            return vista(request, *args, **kwargs)  # type: ignore[arg-type]

        return guardada

    return decorar
