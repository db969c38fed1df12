from django.db import models
from django.utils.translation import gettext_lazy as _


class Contacto(models.Model):
    """Whom a filer can call or write to. `interno` is the extension, shown as «anexo 14344»."""

    rotulo = models.CharField(_("rótulo"), max_length=100)
    telefono = models.CharField(_("teléfono"), max_length=30, blank=True)
    interno = models.CharField(_("anexo telefónico"), max_length=10, blank=True)
    correo = models.EmailField(_("correo"), blank=True)
    orden = models.PositiveSmallIntegerField(_("orden"), unique=True)
    activo = models.BooleanField(_("activo"), default=True)

    class Meta:
        verbose_name = _("contacto")
        verbose_name_plural = _("contactos")
        ordering = ("orden",)

    def __str__(self) -> str:
        return self.rotulo

    @property
    def enlace_tel(self) -> str:
        """The number as a `tel:` link takes it, with the extension: «tel:6145000;ext=14344». Empty without one."""
        digitos = "".join(c for c in self.telefono if c.isdigit() or c == "+")
        if not digitos:
            return ""
        return f"tel:{digitos};ext={self.interno}" if self.interno else f"tel:{digitos}"

    @property
    def telefono_legible(self) -> str:
        """«6145000 anexo 14344»."""
        return f"{self.telefono} anexo {self.interno}" if self.interno else self.telefono


class Texto(models.Model):
    """A sentence of the institution that pages show as it is; those of one `clave` make a list, in order."""

    clave = models.SlugField(_("lugar"))
    orden = models.PositiveSmallIntegerField(_("orden"))
    texto = models.TextField(_("texto"))
    activo = models.BooleanField(_("activo"), default=True)

    class Meta:
        verbose_name = _("texto de las páginas")
        verbose_name_plural = _("textos de las páginas")
        ordering = ("clave", "orden")
        constraints = [models.UniqueConstraint(fields=["clave", "orden"], name="texto_unico_en_su_lugar")]

    def __str__(self) -> str:
        return f"{self.clave} {self.orden}"
