"""The page that counts terms for anybody, by the calendar and the rule of a sede, and shows that calendar."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mesa.lib.fechas import en_lima
from mesa.organizacion.calendario import SinReglaDePlazoError
from mesa.organizacion.models import Sede
from mesa.organizacion.queries import sedes_activas
from mesa.portal.forms import PlazoForm
from mesa.registro.calendario import calendario_de, dias_habiles_hasta, regla_vigente, vencimiento_de
from mesa.registro.plazos import Regla
from mesa.registro.vencimiento import Vencimiento


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaLibre:
    """A named day on which a sede does not work: «feriado» or «no laborable», its name with its legal basis."""

    fecha: date
    clase: str
    nombre: str


@require_safe
def plazos(request: HttpRequest) -> HttpResponse:
    """The form, its answer once something was asked (by GET: an answer has an address), and the days off to come."""
    form = PlazoForm(request.GET if "cantidad" in request.GET else None, sedes=sedes_activas())
    sede = _sede(request.GET.get("sede", ""))
    hoy = en_lima(timezone.now()).date()
    vencimiento = _contar(form, sede) if form.is_bound else None
    contexto = {
        "form": form,
        "sede": sede,
        "vencimiento": vencimiento,
        "vencido": vencimiento is not None and vencimiento.fecha < hoy,
        "faltan": dias_habiles_hasta(sede, vencimiento.fecha, hoy=hoy) if vencimiento else 0,
        "regla": _regla(sede),
        "dias_libres": _dias_libres(sede, desde=hoy),
    }
    return render(request, "plazos.html", contexto)


def _contar(form: PlazoForm, sede: Sede | None) -> Vencimiento | None:
    if not form.is_valid():
        return None
    try:
        return vencimiento_de(sede, form.cleaned_data["desde"], form.termino)
    except SinReglaDePlazoError:
        form.add_error("desde", _("No hay una regla de plazo para ese día: usa una fecha cercana."))
    except ValueError:
        form.add_error(None, _("El calendario de esa sede no tiene días hábiles suficientes para ese plazo."))
    return None


def _regla(sede: Sede | None) -> Regla | None:
    try:
        return regla_vigente(sede, timezone.now())
    except SinReglaDePlazoError:
        return None


def _dias_libres(sede: Sede | None, *, desde: date) -> list[DiaLibre]:
    calendario = calendario_de(sede, timezone.now())
    return [
        DiaLibre(fecha=dia, clase=calendario.clase_de(dia), nombre=calendario.no_laborables[dia])
        for dia in sorted(calendario.no_laborables)
        if dia >= desde
    ]


def _sede(codigo: str) -> Sede | None:
    return next((sede for sede in sedes_activas() if sede.codigo == codigo), None)
