"""Who calls: `Authorization: Bearer <token>`. Cookies of the pages mean nothing here, so no CSRF check is needed."""

from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer

from mesa.api.v1 import problemas
from mesa.api.v1.problemas import ProblemaError
from mesa.cuentas.models import Cuenta
from mesa.cuentas.tokens import cuenta_de_token


class Portador(HttpBearer):
    """A filer's token. Answers 401 without a valid one, 403 when its account does not file."""

    def authenticate(self, request: HttpRequest, token: str) -> Cuenta | None:  # noqa: ARG002
        cuenta = cuenta_de_token(token.strip(), ahora=timezone.now())
        if cuenta is not None and not cuenta.es_remitente:
            raise ProblemaError(
                problemas.SIN_PERMISO, _("El token es de una cuenta sin ficha de remitente: usa el de quien presenta.")
            )
        return cuenta


con_token = Portador()


def remitente(request: HttpRequest) -> Cuenta:
    """The account that `con_token` let in."""
    return cast("Cuenta", request.auth)  # type: ignore[attr-defined]  # set by django-ninja
