from django.db import models
from django.utils.translation import gettext_lazy as _


class Sede(models.Model):
    """A place of the institution that receives documents. `codigo` is its name in the API and never changes."""

    codigo = models.SlugField(_("código"), unique=True)
    nombre = models.CharField(_("nombre"), max_length=120)
    direccion = models.CharField(_("dirección"), max_length=200, blank=True)
    orden = models.PositiveSmallIntegerField(_("orden"), default=0)
    activa = models.BooleanField(_("activa"), default=True)

    class Meta:
        verbose_name = _("sede")
        verbose_name_plural = _("sedes")
        ordering = ("orden", "nombre")

    def __str__(self) -> str:
        return self.nombre


class Dependencia(models.Model):
    """An office unit of a sede: what a filing is addressed to, and who answers it."""

    sede = models.ForeignKey(Sede, on_delete=models.PROTECT, related_name="dependencias", verbose_name=_("sede"))
    codigo = models.SlugField(_("código"))
    nombre = models.CharField(_("nombre"), max_length=120)
    orden = models.PositiveSmallIntegerField(_("orden"), default=0)
    activa = models.BooleanField(_("activa"), default=True)

    class Meta:
        verbose_name = _("dependencia")
        verbose_name_plural = _("dependencias")
        ordering = ("sede__orden", "orden", "nombre")
        constraints = [models.UniqueConstraint(fields=["sede", "codigo"], name="dependencia_unica_en_su_sede")]

    def __str__(self) -> str:
        return self.nombre
