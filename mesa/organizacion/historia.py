"""Who changed what of the calendar and its rules, and when: each change with the values before and after.

Kept in Django's own log of the administration. What a profile loads has its history in the profile's files.
"""

# Django's classes take no type argument at run time, though the stubs ask for one.
# mypy: disable-error-code="type-arg"

from datetime import date, time
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

POR_PAGINA = 50


class ConHistoria(admin.ModelAdmin):
    """An administration whose changes can be read afterwards by whoever may see the rows, deleted rows included."""

    change_list_template = "admin/organizacion/con_historia.html"

    def construct_change_message(self, _request: HttpRequest, form: forms.ModelForm, _formsets: Any, add: bool) -> str:  # type: ignore[override]
        """Return «fecha: 27/07/2026 → 28/07/2026; nombre: …», of what was added or changed."""
        if add:
            return _("Agregado: %(valores)s.") % {"valores": _valores(form.instance)}
        return "; ".join(_cambio(form, campo) for campo in form.changed_data) or _("Guardado sin cambios.")

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> None:  # type: ignore[override]
        """Keep what each deleted row said: nothing else remembers it."""
        for fila in queryset:
            LogEntry.objects.log_actions(
                user_id=cast("int", request.user.pk),
                queryset=[fila],
                action_flag=DELETION,
                change_message=_("Borrado: %(valores)s.") % {"valores": _valores(fila)},
            )

    def get_urls(self) -> list[URLPattern]:
        nombre = f"{self.opts.app_label}_{self.opts.model_name}_historia"
        return [path("historia/", self.admin_site.admin_view(self.historia), name=nombre), *super().get_urls()]

    def historia(self, request: HttpRequest) -> TemplateResponse:
        """All changes of this table, the latest first. Raises PermissionDenied for who may not see its rows."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        del_modelo = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(self.model))
        cambios = Paginator(del_modelo.select_related("user").order_by("-action_time", "-id"), POR_PAGINA)
        contexto = {
            **self.admin_site.each_context(request),
            "title": _("Historia de cambios: %(que)s") % {"que": self.opts.verbose_name_plural},
            "opts": self.opts,
            "pagina": cambios.get_page(request.GET.get("p")),
        }
        return TemplateResponse(request, "admin/organizacion/historia.html", contexto)


def _cambio(form: forms.ModelForm, campo: str) -> str:
    antes = form.fields[campo].to_python(form.get_initial_for_field(form.fields[campo], campo))
    return f"{form.fields[campo].label}: {_legible(antes)} → {_legible(form.cleaned_data[campo])}"


def _valores(fila: Model) -> str:
    campos = [campo for campo in fila._meta.concrete_fields if not campo.primary_key]  # noqa: SLF001 -- documented name
    return "; ".join(f"{campo.verbose_name}: {_legible(getattr(fila, campo.name))}" for campo in campos)


def _legible(valor: object) -> str:
    if valor is None or valor in ("", []):
        return "–"
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    if isinstance(valor, time):
        return f"{valor:%H:%M}"
    return ", ".join(map(str, valor)) if isinstance(valor, list) else str(valor)
