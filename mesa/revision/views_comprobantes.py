"""The vouchers filed in a day or in some days, for who pays them: a page, and the same as a spreadsheet."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import structlog
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mesa.cuentas.permisos import PeticionDeCuenta, operador_requerido
from mesa.cuentas.queries import sedes_de_operador
from mesa.expedientes.models import Comprobante
from mesa.lib.descargas import descargar
from mesa.lib.fechas import en_lima
from mesa.lib.hojas_de_calculo import Fila, escribir_xlsx, trozos_de_csv
from mesa.portal.hoja_de_comprobantes import columnas, filas
from mesa.portal.lista_de_comprobantes import lista_de
from mesa.revision.forms import PeriodoForm
from mesa.ventanilla.periodo import DIAS_MAXIMOS, Periodo, del_periodo, presentados

log = structlog.get_logger("mesa.revision")


@operador_requerido
@require_safe
def comprobantes(request: PeticionDeCuenta) -> HttpResponse:
    """The vouchers of the period that the address names, today's when it names none."""
    return _pintar(request, _form(request))


@operador_requerido
@require_safe
def csv(request: PeticionDeCuenta) -> HttpResponseBase:
    """All of them as CSV, written while it is sent."""
    form = _form(request)
    if not form.is_valid():
        return _pintar(request, form)
    trozos = trozos_de_csv(columnas(), _filas(request, form))
    return descargar(trozos, nombre=_nombre(request, form, "csv"), tipo="text/csv; charset=utf-8")


@operador_requerido
@require_safe
def xlsx(request: PeticionDeCuenta) -> HttpResponseBase:
    """All of them as a spreadsheet, written to disk first: its parts are only known at the end."""
    form = _form(request)
    if not form.is_valid():
        return _pintar(request, form)
    libro = _libro(_filas(request, form))
    tipo = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return descargar(libro, nombre=_nombre(request, form, "xlsx"), tipo=tipo)


def _form(request: PeticionDeCuenta) -> PeriodoForm:
    hoy = en_lima(timezone.now()).date()
    pedido = request.GET if {"desde", "hasta"} & request.GET.keys() else {"desde": hoy, "hasta": hoy}
    return PeriodoForm(pedido, hoy=hoy, dias_maximos=DIAS_MAXIMOS)


def _pintar(request: PeticionDeCuenta, form: PeriodoForm) -> HttpResponse:
    valido = form.is_valid()
    contexto = {"form": form, "dias_maximos": DIAS_MAXIMOS}
    if valido:
        periodo = Periodo(**form.cleaned_data)
        lista = lista_de(_suyos(request, periodo), ahora=timezone.now())
        pedido = QueryDict(mutable=True)
        pedido.update({"desde": periodo.desde.isoformat(), "hasta": periodo.hasta.isoformat()})
        contexto |= {"periodo": periodo, "lista": lista, "pedido": pedido.urlencode()}
    return render(request, "revision/comprobantes.html", contexto, status=200 if valido else 422)


def _suyos(request: PeticionDeCuenta, periodo: Periodo) -> QuerySet[Comprobante]:
    return del_periodo(periodo, sedes=sedes_de_operador(request.user))


def _filas(request: PeticionDeCuenta, form: PeriodoForm) -> Iterator[Fila]:
    periodo = Periodo(**form.cleaned_data)
    return filas(presentados(_suyos(request, periodo)), idioma=get_language() or "es")


def _nombre(request: PeticionDeCuenta, form: PeriodoForm, formato: str) -> str:
    """Return the name of the file, and leave in the log that it was asked for."""
    desde, hasta = form.cleaned_data["desde"], form.cleaned_data["hasta"]
    log.info(
        "comprobantes_descargados", cuenta=str(request.user.pk), desde=str(desde), hasta=str(hasta), formato=formato
    )
    return f"comprobantes-{desde}.{formato}" if desde == hasta else f"comprobantes-{desde}-a-{hasta}.{formato}"


def _libro(de_comprobantes: Iterator[Fila]) -> BinaryIO:
    libro = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 – the answer closes it
    escribir_xlsx(libro, columnas(), de_comprobantes, hoja=_("Comprobantes"))
    libro.seek(0)
    return libro
