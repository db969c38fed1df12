"""The people of the institution, made here and nowhere else; and the filers, to look up."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mesa.cuentas.correo import enviar_enlace_de_contrasena
from mesa.cuentas.models import Asignacion, Consentimiento, Cuenta, Ficha, TokenApi
from mesa.cuentas.verbos import confirmar_correo

# One door for everybody, with its limits and its messages.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
for model in (Group, EmailAddress):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class SoloLectura(admin.ModelAdmin[Any]):
    """Evidence: looked at, never written by hand."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False


class AsignacionInline(admin.TabularInline[Asignacion, Cuenta]):
    model = Asignacion
    extra = 0
    autocomplete_fields = ("dependencia",)


class PersonalForm(forms.ModelForm[Cuenta]):
    """An account of the institution: whoever administers may do everything there."""

    class Meta:
        model = Cuenta
        fields = ("correo", "nombre", "is_staff", "is_active")
        help_texts = {
            "correo": _("Al crear la cuenta le enviamos ahí un enlace para que ponga su contraseña."),
            "is_staff": _("Puede cambiar todo en la administración, también las cuentas."),
            "is_active": _("Quita la marca para que ya no pueda ingresar; lo que hizo se conserva."),
        }

    def clean_correo(self) -> str:
        correo: str = self.cleaned_data["correo"].lower()
        if Cuenta.objects.exclude(pk=self.instance.pk).filter(correo__iexact=correo).exists():
            raise forms.ValidationError(_("Ya hay una cuenta con ese correo. Búscala en la lista y cámbiala."))
        return correo


@admin.register(Cuenta)
class CuentaAdmin(admin.ModelAdmin[Cuenta]):
    form = PersonalForm
    list_display = ("correo", "nombre", "que_es", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "asignaciones__rol", "asignaciones__sede")
    search_fields = ("correo", "nombre", "ficha__razon_social", "ficha__ruc", "ficha__documento_numero")
    list_select_related = ("ficha",)
    ordering = ("correo",)
    inlines = (AsignacionInline,)

    @admin.display(description=_("qué es"))
    def que_es(self, cuenta: Cuenta) -> str:
        if cuenta.es_remitente:
            return cuenta.ficha.get_tipo_display()
        roles = [asignacion.get_rol_display() for asignacion in cuenta.asignaciones.all() if asignacion.activa]
        return ", ".join([*([str(_("Administrador"))] if cuenta.is_staff else []), *roles])

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("asignaciones")

    def get_readonly_fields(self, _request: HttpRequest, obj: Cuenta | None = None) -> tuple[str, ...]:
        """A filer is never made one of the institution, and changes the address alone, by confirming it."""
        return ("correo", "nombre", "is_staff") if obj and obj.es_remitente else ()

    def get_inlines(self, _request: HttpRequest, obj: Cuenta | None) -> tuple[type[AsignacionInline], ...]:
        return () if obj and obj.es_remitente else (AsignacionInline,)

    def has_delete_permission(self, _request: HttpRequest, _obj: Cuenta | None = None) -> bool:
        return False  # acts name their author; an account is deactivated

    def save_model(self, request: HttpRequest, obj: Cuenta, form: Any, change: bool) -> None:
        obj.is_superuser = obj.is_staff
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not obj.es_remitente:
            confirmar_correo(obj)
        if not change:
            enviar_enlace_de_contrasena.enqueue(obj.pk, obj.correo, "personal")


@admin.register(Ficha)
class FichaAdmin(SoloLectura):
    list_display = ("nombre_de_remitente", "tipo", "documento_tipo", "documento_numero", "ruc", "cuenta")
    list_filter = ("tipo",)
    list_select_related = ("cuenta",)
    search_fields = ("nombres", "apellidos", "razon_social", "ruc", "documento_numero", "cuenta__correo")


@admin.register(Consentimiento)
class ConsentimientoAdmin(SoloLectura):
    list_display = ("cuenta", "version", "en", "sha256")
    list_filter = ("version",)
    list_select_related = ("cuenta",)
    search_fields = ("cuenta__correo",)


@admin.register(TokenApi)
class TokenApiAdmin(SoloLectura):
    list_display = ("inicio", "nombre", "cuenta", "creado_en", "usado_en", "revocado_en")
    list_select_related = ("cuenta",)
    search_fields = ("inicio", "cuenta__correo")
    exclude = ("sha256",)
