from django.db import models
from django.utils.translation import gettext_lazy as _


class Serie(models.Model):
    """The last number given in a year. One gap-free series a year for the whole institution."""

    ejercicio = models.PositiveSmallIntegerField(_("año"), primary_key=True)
    ultimo = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        verbose_name = _("serie de numeración")
        verbose_name_plural = _("series de numeración")
