"""What every page has at hand: the institution it speaks for and the address of its colour."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from mesa.organizacion.models import Institucion
from mesa.organizacion.queries import SinPerfilError, institucion_actual


def portal(_request: HttpRequest) -> dict[str, Any]:
    """Return `institucion` (None before a profile is loaded), `url_del_perfil` and `demo`."""
    return {
        "institucion": SimpleLazyObject(_institucion),
        "url_del_perfil": SimpleLazyObject(_url_del_perfil),
        "demo": settings.DEMO,
    }


def _institucion() -> Institucion | None:
    try:
        return institucion_actual()
    except SinPerfilError:
        return None


def _url_del_perfil() -> str:
    """The colour is part of the address, so that the sheet can be kept for ever and still change at once."""
    institucion = _institucion()
    return f"{reverse('perfil_css')}?v={institucion.acento.lstrip('#')}" if institucion else ""
