# Django's classes take no type argument at run time, though the stubs ask for one.
# mypy: disable-error-code="type-arg"

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mesa.lib.fechas import DIAS
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
class ReglaDePlazoAdmin(admin.ModelAdmin):
    form = ReglaDePlazoForm
    list_display = ("version", "codigo", "desde", "hasta", "sede", "vigente_desde", "vigente_hasta", "base_legal")
    list_filter = ("codigo", "sede")
    list_select_related = ("sede",)

    def get_readonly_fields(self, _request: HttpRequest, obj: ReglaDePlazo | None = None) -> tuple[str, ...]:
        """A version in use is only ever closed: receipts already name it."""
        if obj is None:
            return ()
        return ("version", "codigo", "dias", "desde", "hasta", "vigente_desde", "base_legal", "sede")

    def has_delete_permission(self, _request: HttpRequest, _obj: ReglaDePlazo | None = None) -> bool:
        return False


@admin.register(DiaNoLaborable)
class DiaNoLaborableAdmin(admin.ModelAdmin):
    list_display = ("fecha", "nombre", "base_legal", "sede")
    list_filter = ("sede",)
    list_select_related = ("sede",)
    date_hierarchy = "fecha"
    search_fields = ("nombre", "base_legal")


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
