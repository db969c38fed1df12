"""Carry out one act asked for on an expediente's page, the same way in every room."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from mesa.cuentas.permisos import PeticionDeCuenta
from mesa.expedientes.acciones import Accion, quien_se_adelanto
from mesa.expedientes.models import Expediente
from mesa.expedientes.transicion import ActoNoPermitidoError

Repintar = Callable[[PeticionDeCuenta, Expediente, forms.Form], HttpResponse]


def actuar(
    request: PeticionDeCuenta, expediente: Expediente, accion: Accion, *, volver: str, repintar: Repintar
) -> HttpResponse:
    """Do `accion` and go to the page named `volver`, saying what happened.

    Raises PermissionDenied for who lacks the action's role. A form that is not whole paints the page again (422) with
    what was typed; who comes too late is told who was first.
    """
    if accion.rol not in request.user.roles:
        raise PermissionDenied
    form = accion.form(request.POST, prefix=accion.nombre) if accion.form else None
    if form is not None and not form.is_valid():
        respuesta = repintar(request, expediente, form)
        respuesta.status_code = 422
        return respuesta
    _intentar(request, expediente, accion, datos=form.cleaned_data if form else {})
    return redirect(volver, expediente.numero)


def _intentar(request: PeticionDeCuenta, expediente: Expediente, accion: Accion, *, datos: dict[str, object]) -> None:
    por_que_no = accion.por_que_no(expediente) if expediente.estado in accion.desde else ""
    if por_que_no:
        messages.warning(request, por_que_no)
        return
    try:
        accion.verbo(expediente, por=request.user, ahora=timezone.now(), **datos)
    except ActoNoPermitidoError:
        messages.warning(request, quien_se_adelanto(expediente))
        return
    messages.success(request, str(accion.hecho) % {"numero": expediente.numero, "dependencia": expediente.dependencia})
