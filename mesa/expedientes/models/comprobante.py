from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.models.documento import Documento
from mesa.expedientes.models.expediente import Expediente


class Comprobante(models.Model):
    """A voucher of an expediente: the columns by which it is looked up. All that was read stands in its document.

    `clave` is RUC, kind, series and number in one, as mesa.comprobantes writes it; empty when one of them could not be
    read. `presentado_en` is empty in a draft. Amounts are in `moneda`; None for what cannot be a sum of money.
    """

    documento = models.OneToOneField(Documento, on_delete=models.CASCADE, primary_key=True, related_name="comprobante")
    expediente = models.ForeignKey(Expediente, on_delete=models.CASCADE, related_name="comprobantes")
    clave = models.CharField(_("clave"), max_length=64, blank=True)
    ruc = models.CharField(_("RUC del emisor"), max_length=15, blank=True)
    tipo = models.CharField(_("tipo de comprobante"), max_length=2, blank=True)
    serie = models.CharField(_("serie"), max_length=20, blank=True)
    numero = models.PositiveBigIntegerField(_("número"), null=True)
    emision = models.DateField(_("emitido"), null=True)
    moneda = models.CharField(_("moneda"), max_length=3, blank=True)
    total = models.DecimalField(_("total"), max_digits=18, decimal_places=2, null=True)
    emisor_nombre = models.CharField(_("emisor"), max_length=200, blank=True)
    receptor_ruc = models.CharField(_("RUC del receptor"), max_length=15, blank=True)
    estado_firma = models.CharField(_("firma"), max_length=24)
    orden_de_compra = models.CharField(_("orden de compra o de servicio"), max_length=60, blank=True)
    presentado_en = models.DateTimeField(_("presentado"), null=True)
    # The last day to object to it (plazo de conformidad); empty where it has no such term.
    conformidad_hasta = models.DateField(_("conformidad hasta"), null=True)
    # What SUNAT answered when it was asked (consulta_sunat.Validez.a_json); whether asking again may bring more.
    validez = models.JSONField(_("validez según la SUNAT"), null=True)
    por_consultar = models.BooleanField(_("por consultar a la SUNAT"), default=False)

    class Meta:
        verbose_name = _("comprobante")
        verbose_name_plural = _("comprobantes")
        ordering = ("expediente", "documento__subido_en", "documento")
        indexes = [
            # Was it filed before? Asked of each voucher of every draft.
            models.Index(
                fields=["clave"], condition=models.Q(presentado_en__isnull=False), name="comprobante_presentado"
            ),
            models.Index(fields=["presentado_en", "documento"], name="comprobante_por_dia"),
            models.Index(
                fields=["conformidad_hasta"],
                condition=models.Q(conformidad_hasta__isnull=False),
                name="comprobante_por_vencer",
            ),
            models.Index(
                fields=["presentado_en"], condition=models.Q(por_consultar=True), name="comprobante_por_consultar"
            ),
        ]

    def __str__(self) -> str:
        return self.clave or self.documento_id.hex
