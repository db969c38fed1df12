from django.db import models
from django.utils.translation import gettext_lazy as _

from mesa.registro.cierre import Cierre


class Serie(models.Model):
    """The last number given in a year. One gap-free series a year for the whole institution."""

    ejercicio = models.PositiveSmallIntegerField(_("año"), primary_key=True)
    ultimo = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        verbose_name = _("serie de numeración")
        verbose_name_plural = _("series de numeración")


class CierreDiario(models.Model):
    """A day of the log, closed: the acts `desde`…`hasta`, their root and the bytes that are sealed and published.

    A row only ever gets its signature, once; the database refuses the rest (registro/candados.py).
    """

    dia = models.DateField(_("día"), primary_key=True)
    desde = models.PositiveBigIntegerField(_("desde el acto"), unique=True)
    hasta = models.PositiveBigIntegerField(_("hasta el acto"), unique=True)
    # registro.cierre.Cierre as canonical JSON.
    contenido = models.TextField(_("contenido"))
    # Detached CMS signature over the content (DER), with a time-stamp where an authority gives one; empty until sealed.
    firma = models.BinaryField(_("firma"), default=b"")

    class Meta:
        verbose_name = _("cierre diario")
        verbose_name_plural = _("cierres diarios")
        ordering = ("-dia",)

    def __str__(self) -> str:
        return str(self.dia)

    @property
    def cierre(self) -> Cierre:
        """What the closing states. Raises CierreInvalido when somebody wrote something else into the row."""
        return Cierre.de_json(self.contenido)
