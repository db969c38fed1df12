from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.models.acto import Acto
from mesa.expedientes.models.expediente import Expediente


class Recibo(models.Model):
    """A sealed PDF given for an act: the constancia de presentación or the cargo de recepción."""

    class Clase(models.TextChoices):
        CONSTANCIA = "constancia", _("Constancia de presentación")
        CARGO = "cargo", _("Cargo de recepción")

    expediente = models.ForeignKey(Expediente, on_delete=models.PROTECT, related_name="recibos")
    acto = models.OneToOneField(Acto, on_delete=models.PROTECT, related_name="recibo")
    clase = models.CharField(_("clase"), max_length=12, choices=Clase.choices)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    bytes = models.PositiveIntegerField(_("peso en bytes"))
    emitido_en = models.DateTimeField(_("emitido"))
    # Its time was to be stamped by an authority, which did not answer in time; never true where there is none.
    sin_tiempo = models.BooleanField(_("sin el sello de tiempo que debía llevar"), default=False)

    class Meta:
        verbose_name = _("recibo")
        verbose_name_plural = _("recibos")
        indexes = [
            models.Index(fields=["emitido_en"], condition=models.Q(sin_tiempo=True), name="recibo_sin_tiempo"),
        ]
        constraints = [models.UniqueConstraint(fields=["expediente", "clase"], name="recibo_uno_por_clase")]

    @property
    def nombre_de_archivo(self) -> str:
        return f"{self.clase}-{self.expediente.numero}.pdf"
