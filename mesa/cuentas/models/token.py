from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TokenApi(models.Model):
    """A key for the API. Only its SHA-256 is kept: 256 random bits need no slow hash."""

    cuenta = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    nombre = models.CharField(_("para qué es"), max_length=80)
    inicio = models.CharField(_("empieza con"), max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    creado_en = models.DateTimeField(_("creado"))
    usado_en = models.DateTimeField(_("último uso"), null=True)
    revocado_en = models.DateTimeField(_("revocado"), null=True)

    class Meta:
        verbose_name = _("token de la API")
        verbose_name_plural = _("tokens de la API")
