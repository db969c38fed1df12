from django.db import models
from django.utils.translation import gettext_lazy as _


class Aviso(models.Model):
    """A notice that must reach somebody, written with the act that caused it and sent after commit."""

    class Clase(models.TextChoices):
        PRESENTACION = "presentacion", _("Constancia de presentación")
        RECEPCION = "recepcion", _("Cargo de recepción")
        RECHAZO = "rechazo", _("Rechazo")
        ATENCION = "atencion", _("Respuesta")

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", _("Por enviar")
        ENVIADO = "enviado", _("Enviado")
        FALLIDO = "fallido", _("La dirección no existe o no acepta correo")

    acto = models.ForeignKey("expedientes.Acto", on_delete=models.PROTECT, related_name="avisos")
    clase = models.CharField(_("clase"), max_length=16, choices=Clase.choices)
    para = models.EmailField(_("para"))
    idioma = models.CharField(max_length=5, default="es")
    estado = models.CharField(_("estado"), max_length=10, choices=Estado.choices, default=Estado.PENDIENTE)
    intentos = models.PositiveIntegerField(_("intentos"), default=0)
    ultimo_error = models.CharField(_("último error"), max_length=300, blank=True)
    creado_en = models.DateTimeField(_("creado"))
    enviado_en = models.DateTimeField(_("enviado"), null=True)

    class Meta:
        verbose_name = _("aviso")
        verbose_name_plural = _("avisos")
        constraints = [models.UniqueConstraint(fields=["acto", "clase"], name="aviso_uno_por_acto")]
        indexes = [models.Index(fields=["estado", "creado_en"], name="aviso_por_enviar")]


class Recordatorio(models.Model):
    """A letter to who must answer: which vouchers' terms are about to run out. Its lines are RecordatorioDe."""

    para = models.EmailField(_("para"))
    idioma = models.CharField(max_length=5, default="es")
    estado = models.CharField(_("estado"), max_length=10, choices=Aviso.Estado.choices, default=Aviso.Estado.PENDIENTE)
    intentos = models.PositiveIntegerField(_("intentos"), default=0)
    ultimo_error = models.CharField(_("último error"), max_length=300, blank=True)
    creado_en = models.DateTimeField(_("creado"))
    enviado_en = models.DateTimeField(_("enviado"), null=True)

    class Meta:
        verbose_name = _("recordatorio")
        verbose_name_plural = _("recordatorios")


class RecordatorioDe(models.Model):
    """One voucher of a letter. `llave` names the reminder for ever: the same one is written to nobody twice."""

    recordatorio = models.ForeignKey(Recordatorio, on_delete=models.CASCADE, related_name="lineas")
    comprobante = models.ForeignKey("expedientes.Comprobante", on_delete=models.PROTECT, related_name="+")
    llave = models.CharField(max_length=120)
    para = models.EmailField(_("para"))

    class Meta:
        verbose_name = _("comprobante recordado")
        verbose_name_plural = _("comprobantes recordados")
        constraints = [models.UniqueConstraint(fields=["llave", "para"], name="recordatorio_una_vez")]
