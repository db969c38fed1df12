from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.cuentas.models.asignacion import Asignacion, Rol

if TYPE_CHECKING:
    from mesa.cuentas.models.ficha import Ficha


class CuentaManager(BaseUserManager["Cuenta"]):
    def create_user(self, correo: str, password: str | None = None, **fields: Any) -> Cuenta:
        cuenta = self.model(correo=self.normalize_email(correo), **fields)
        cuenta.set_password(password)
        cuenta.save(using=self._db)
        return cuenta

    def create_superuser(self, correo: str, password: str | None = None, **fields: Any) -> Cuenta:
        return self.create_user(correo, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> Cuenta:
        return self.get(correo__iexact=username)


class Cuenta(AbstractBaseUser, PermissionsMixin):
    """Who signs in: a filer (with a Ficha), or somebody of the institution (with Asignaciones), never both."""

    correo = models.EmailField(_("correo electrónico"), unique=True)
    nombre = models.CharField(_("nombre"), max_length=200, blank=True)
    idioma = models.CharField(_("idioma"), max_length=5, default="es")
    is_staff = models.BooleanField(_("entra a la administración"), default=False)
    is_active = models.BooleanField(_("activa"), default=True)
    creado_en = models.DateTimeField(_("creada"), default=timezone.now)

    ficha: Ficha
    objects: ClassVar[CuentaManager] = CuentaManager()

    EMAIL_FIELD = "correo"
    USERNAME_FIELD = "correo"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("cuenta")
        verbose_name_plural = _("cuentas")
        constraints = [models.UniqueConstraint(Lower("correo"), name="cuenta_correo_unico")]

    def __str__(self) -> str:
        return self.nombre or self.correo

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return self.nombre.split(" ")[0] if self.nombre else self.correo

    @cached_property
    def asignaciones_activas(self) -> tuple[Asignacion, ...]:
        """What the account does in the institution, asked once; empty for a filer."""
        return tuple(self.asignaciones.filter(activa=True))

    @property
    def roles(self) -> frozenset[str]:
        """The roles held anywhere in the institution."""
        return frozenset(asignacion.rol for asignacion in self.asignaciones_activas)

    @property
    def es_operador(self) -> bool:
        return Rol.OPERADOR in self.roles

    @property
    def es_funcionario(self) -> bool:
        return Rol.FUNCIONARIO in self.roles

    @property
    def es_administrador(self) -> bool:
        return self.is_staff

    @cached_property
    def es_remitente(self) -> bool:
        """Whether the account may file: it has a registration form."""
        return hasattr(self, "ficha")
