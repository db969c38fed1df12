from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Consentimiento(models.Model):
    """Proof that the data-protection policy was read: which text, when, from where (DS 016-2024-JUS arts. 5.1.3, 9)."""

    cuenta = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consentimientos")
    version = models.CharField(_("versión del texto"), max_length=40)
    sha256 = models.CharField(_("SHA-256 del texto"), max_length=64)
    en = models.DateTimeField(_("fecha y hora"))
    direccion_ip = models.GenericIPAddressField(_("dirección IP"), null=True)

    class Meta:
        verbose_name = _("conocimiento de la política de datos")
        verbose_name_plural = _("conocimientos de la política de datos")
