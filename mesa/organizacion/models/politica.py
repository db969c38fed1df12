from hashlib import sha256
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class PoliticaDeDatos(models.Model):
    """One version of the data-protection text. Accounts keep which version they read, so a version is never rewritten.

    `texto` is Markdown; `sha256` is that of its UTF-8 bytes, in hexadecimal (DS 016-2024-JUS art. 9: the burden of
    proving what was read lies with the institution).
    """

    version = models.CharField(_("versión"), max_length=20, unique=True)
    texto = models.TextField(_("texto"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64, editable=False)
    vigente_desde = models.DateField(_("rige desde"))

    class Meta:
        verbose_name = _("política de datos personales")
        verbose_name_plural = _("políticas de datos personales")
        ordering = ("-vigente_desde", "-id")

    def __str__(self) -> str:
        return self.version

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sha256 = sha256(self.texto.encode()).hexdigest()
        super().save(*args, **kwargs)
