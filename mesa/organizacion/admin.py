# Django's classes take no type argument at run time, though the stubs ask for one.
# mypy: disable-error-code="type-arg"

from datetime import date

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.lib.fechas import DIAS, en_lima, fecha_larga
from mesa.organizacion.calendario import feriados_nacionales
from mesa.organizacion.historia import ConHistoria
from mesa.organizacion.models import (
    Contacto,
    Dependencia,
    DiaNoLaborable,
    Institucion,
    PoliticaDeDatos,
    ReglaDePlazo,
    Sede,
    Texto,
    TipoDocumento,
)
from mesa.organizacion.validadores import FORMATOS


class InstitucionForm(forms.ModelForm):
    sitio = forms.URLField(label=_("Dirección de la plataforma"), required=False, assume_scheme="https")
    video_tutorial_url = forms.URLField(label=_("Video tutorial"), required=False, assume_scheme="https")
    formatos_principal = forms.MultipleChoiceField(
        label=_("Formatos del documento principal"),
        choices=[(f, f.upper()) for f in FORMATOS],
        widget=forms.CheckboxSelectMultiple,
    )
    formatos_anexo = forms.MultipleChoiceField(
        label=_("Formatos de los anexos"),
        choices=[(f, f.upper()) for f in FORMATOS],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Institucion
        fields = "__all__"  # noqa: DJ007 -- the administrator edits all of it


@admin.register(Institucion)
class InstitucionAdmin(admin.ModelAdmin):
    form = InstitucionForm
    list_display = ("nombre", "ruc", "correo", "horario")
    readonly_fields = ("codigo",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False  # it comes from its profile

    def has_delete_permission(self, _request: HttpRequest, _obj: Institucion | None = None) -> bool:
        return False


class DependenciaInline(admin.TabularInline):
    model = Dependencia
    fields = ("codigo", "nombre", "orden", "activa")
    extra = 0


@admin.register(Sede)
class SedeAdmin(admin.ModelAdmin):
    list_display = ("nombre", "codigo", "direccion", "orden", "activa")
    list_editable = ("orden", "activa")
    list_filter = ("activa",)
    search_fields = ("nombre", "codigo")
    inlines = (DependenciaInline,)


@admin.register(Dependencia)
class DependenciaAdmin(admin.ModelAdmin):
    list_display = ("nombre", "sede", "codigo", "orden", "activa")
    list_editable = ("orden", "activa")
    list_filter = ("sede", "activa")
    list_select_related = ("sede",)
    search_fields = ("nombre", "codigo")


@admin.register(TipoDocumento)
class TipoDocumentoAdmin(admin.ModelAdmin):
    list_display = ("nombre", "clase", "modo", "solo_certificado_digital", "solo_fisico", "orden", "activo")
    list_editable = ("orden", "activo")
    list_filter = ("clase", "modo", "activo")
    search_fields = ("nombre", "codigo")


class ReglaDePlazoForm(forms.ModelForm):
    dias = forms.TypedMultipleChoiceField(
        label=_("Días de atención"),
        choices=[(n, dia.capitalize()) for n, dia in enumerate(DIAS)],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = ReglaDePlazo
        fields = "__all__"  # noqa: DJ007 -- the administrator edits all of it


@admin.register(ReglaDePlazo)
class ReglaDePlazoAdmin(ConHistoria):
    form = ReglaDePlazoForm
    list_display = ("version", "codigo", "desde", "hasta", "sede", "vigente_desde", "vigente_hasta", "base_legal")
    list_filter = ("codigo", "sede")
    list_select_related = ("sede",)

    def get_readonly_fields(self, _request: HttpRequest, obj: ReglaDePlazo | None = None) -> tuple[str, ...]:
        """A version in use is only ever closed: receipts already name it."""
        if obj is None or not _ya_rige(obj):
            return ()
        return ("version", "codigo", "dias", "desde", "hasta", "vigente_desde", "base_legal", "sede")

    def has_delete_permission(self, _request: HttpRequest, obj: ReglaDePlazo | None = None) -> bool:
        """One that never was in force is in no receipt: a slip in it must not stay for ever."""
        return obj is not None and not _ya_rige(obj)


def _ya_rige(regla: ReglaDePlazo) -> bool:
    return regla.vigente_desde <= en_lima(timezone.now()).date()


class DiaNoLaborableForm(forms.ModelForm):
    class Meta:
        model = DiaNoLaborable
        fields = ("fecha", "nombre", "base_legal", "sede")

    def clean_fecha(self) -> date:
        fecha: date = self.cleaned_data["fecha"]
        if feriado := feriados_nacionales(fecha.year).get(fecha):
            ya_lo_es = _("Ese día ya es feriado nacional (%(feriado)s): no hace falta agregarlo.")
            raise forms.ValidationError(ya_lo_es % {"feriado": feriado})
        return fecha


@admin.register(DiaNoLaborable)
class DiaNoLaborableAdmin(ConHistoria):
    form = DiaNoLaborableForm
    list_display = ("dia", "nombre", "base_legal", "sede")
    list_filter = ("sede",)
    list_select_related = ("sede",)
    date_hierarchy = "fecha"
    search_fields = ("nombre", "base_legal")
    fieldsets = (
        (
            None,
            {
                "fields": ("fecha", "nombre", "base_legal", "sede"),
                "description": _(
                    "Los feriados nacionales ya están. Lo que se presentó conserva la fecha de su constancia; los "
                    "plazos que todavía corren se cuentan con este día."
                ),
            },
        ),
    )

    @admin.display(description=_("día"), ordering="fecha")
    def dia(self, fila: DiaNoLaborable) -> str:
        return fecha_larga(fila.fecha)


@admin.register(PoliticaDeDatos)
class PoliticaDeDatosAdmin(admin.ModelAdmin):
    list_display = ("version", "vigente_desde", "sha256")
    readonly_fields = ("sha256",)

    def has_change_permission(self, _request: HttpRequest, _obj: PoliticaDeDatos | None = None) -> bool:
        return False  # people have declared having read this text: a change is a new version

    def has_delete_permission(self, _request: HttpRequest, _obj: PoliticaDeDatos | None = None) -> bool:
        return False


@admin.register(Contacto)
class ContactoAdmin(admin.ModelAdmin):
    list_display = ("rotulo", "telefono", "interno", "correo", "orden", "activo")
    list_editable = ("activo",)


@admin.register(Texto)
class TextoAdmin(admin.ModelAdmin):
    list_display = ("clave", "orden", "texto", "activo")
    list_editable = ("activo",)
    list_filter = ("clave",)
